import { BarChart } from "@/components/charts/bar-chart";
import { withoutTurns } from "@/components/example-view/invisible";
import type { OwnAnswers } from "@/lib/measure/own-queries";

/** How one's own answers spread over the possible ones, per criterion. */
export function OwnAnswersCharts({ answers }: { answers: readonly OwnAnswers[] }) {
  const criteria = [...new Map(answers.map(({ criterionKey, title }) => [criterionKey, title]))];
  return (
    <div className="grid gap-8 xl:grid-cols-2">
      {criteria.map(([key, title]) => {
        const own = answers.filter(({ criterionKey }) => criterionKey === key);
        const total = own.reduce((sum, { n }) => sum + n, 0);
        return (
          <BarChart
            key={key}
            question={`What have you answered to “${withoutTurns(title)}”?`}
            caption={`n ${total.toLocaleString("en")} of your labels`}
            labels={own.map(({ valueKey }) => String(JSON.parse(valueKey)))}
            labelName="Answer"
            valueName="Labels"
            series={[{ name: "You", values: own.map(({ n }) => n) }]}
          />
        );
      })}
    </div>
  );
}
