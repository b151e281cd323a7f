import { BarChart } from "@/components/charts/bar-chart";
import { categoryWords } from "@/components/evaluate/judge-words";
import { withoutTurns } from "@/components/example-view/invisible";
import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { ownBars } from "@/lib/measure/own-bars";
import type { OwnAnswers, OwnSession } from "@/lib/measure/own-queries";

/** From this change on it is worth a word. */
const NOTICEABLE = 0.25;

const columns: readonly ListColumn<OwnSession>[] = [
  { label: "Began", cell: ({ startedAt }) => <Time at={startedAt.toISOString()} form="absolute" /> },
  { label: "Minutes", align: "end", cell: ({ minutes }) => <Figure value={minutes} digits={0} /> },
  { label: "Examples", align: "end", cell: ({ examples }) => <Figure value={examples} /> },
  {
    label: "Time per example",
    align: "end",
    cell: ({ median }) => (median === null ? "–" : <Figure value={median} digits={0} unit="s" />),
  },
  { label: "What changed", cell: (session) => <span className="text-muted">{changeWords(session)}</span> },
];

/** One's own sessions; where the pace changed, a word about it and never a verdict. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  return <ListTable caption="Your sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} />;
}

function changeWords({ firstTwenty, lastTwenty }: OwnSession): string {
  if (firstTwenty === null || lastTwenty === null || firstTwenty === 0) return "";
  const change = lastTwenty / firstTwenty - 1;
  if (change >= NOTICEABLE) return "Your last 20 took longer than your first 20. A break may help.";
  if (change <= -NOTICEABLE) return "Your last 20 went faster than your first 20. That is often practice.";
  return "An even pace.";
}

/** How one's own answers spread over the possible ones, per criterion. */
export function OwnAnswersCharts({ answers }: { answers: readonly OwnAnswers[] }) {
  const criteria = new Map(answers.map(({ criterionKey, criterion }) => [criterionKey, criterion]));
  return (
    <div className="grid gap-8 xl:grid-cols-2">
      {[...criteria].map(([key, criterion]) => {
        const own = answers.filter(({ criterionKey }) => criterionKey === key);
        const bars = ownBars(
          criterion,
          own.map(({ valueKey, n }) => ({ value: JSON.parse(valueKey), n })),
        );
        return (
          <BarChart
            key={key}
            question={`What have you answered to “${withoutTurns(criterion.title)}”?`}
            caption={`n ${formatNumber(own.reduce((sum, { n }) => sum + n, 0))} of your labels`}
            labels={bars.map(({ value }) => categoryWords(criterion, value))}
            labelName="Answer"
            valueName="Labels"
            series={[{ name: "You", values: bars.map(({ n }) => n) }]}
          />
        );
      })}
    </div>
  );
}
