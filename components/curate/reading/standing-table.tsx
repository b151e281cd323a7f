import { answerWords, settledWords } from "@/components/resolve/answer-words";
import { Badge } from "@/components/ui/badge";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { CriterionStanding } from "@/lib/curate/readings/schema";
import type { Answers, Criterion } from "@/lib/guideline/schema";

const STATES: Record<CriterionStanding["state"], string> = {
  resolved: "settled",
  unanimous: "all people alike",
  "no-answer": "settled: no single right answer",
  differ: "people differ",
  single: "one label",
  unlabelled: "nobody labelled it",
};

interface StandingTableProps {
  criteria: readonly Criterion[];
  answers: Answers;
  standings: readonly CriterionStanding[];
  /** Whether the reader's answers are what stands; null where nothing can be compared. */
  agrees: boolean | null;
  /** The text in which spans count. */
  text: string | undefined;
}

/** What the reader answered beside what stands. */
export function StandingTable({ criteria, answers, standings, agrees, text }: StandingTableProps) {
  const columns: readonly ListColumn<Criterion>[] = [
    { label: "Criterion", cell: ({ title }) => <bdi>{title}</bdi> },
    {
      label: "You",
      cell: (criterion) => {
        const value = answers[criterion.key];
        return <span dir="auto">{value === undefined ? "–" : answerWords(criterion, value, text)}</span>;
      },
    },
    { label: "What stands", cell: (criterion) => <Standing of={criterion} among={standings} text={text} /> },
  ];
  return (
    <section aria-label="Your answers and what stands" className="grid gap-2">
      <p className="font-medium">
        {agrees === null ? (
          "Nothing is decided that your answers could be compared with."
        ) : agrees ? (
          <Badge tone="good">You agree with what stands</Badge>
        ) : (
          <Badge tone="warn">You differ from what stands</Badge>
        )}
      </p>
      <ListTable caption="Your answers and what stands" columns={columns} rows={criteria} rowKey={({ key }) => key} />
    </section>
  );
}

function Standing({
  of,
  among,
  text,
}: {
  of: Criterion;
  among: readonly CriterionStanding[];
  text: string | undefined;
}) {
  const standing = among.find(({ criterion }) => criterion === of.key);
  if (!standing) return "–";
  const { state, value, labels } = standing;
  return (
    <span dir="auto">
      {value !== null && <span className="block">{settledWords(of, value, text)}</span>}
      <span className="text-muted">
        {STATES[state]}
        {(state === "differ" || state === "single") &&
          `: ${labels.map((label) => answerWords(of, label, text)).join(" · ")}`}
      </span>
    </span>
  );
}
