import { type HeatCell, HeatMap } from "@/components/charts/heat-map";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { CriterionReport } from "@/lib/evaluate/judges/report";
import { categoryKey, categoryWords } from "./judge-words";

interface JudgeConfusionProps {
  report: CriterionReport;
  /** Where the examples of a cell are. */
  href: (people: string, judge: string) => string;
}

/** What the judge says where people say what. Colour is the share of a row, so that rare answers show as well. */
export function JudgeConfusion({ report: { criterion, confusion }, href }: JudgeConfusionProps) {
  const { categories, counts } = confusion;
  const names = categories.map((category) => categoryWords(criterion, category));
  const keys = categories.map((category) => categoryKey(criterion, category));
  const cells = counts.map((row, people) => {
    const total = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, judge): HeatCell => {
      const [from, to] = [keys[people], keys[judge]];
      return {
        value: total === 0 ? null : n / total,
        text: n === 0 ? "·" : formatNumber(n),
        title: `People ${names[people]}, judge ${names[judge]}: ${formatCount(n, "example")} of ${formatNumber(total)}`,
        ...(n > 0 && from != null && to != null && { href: href(from, to) }),
      };
    });
  });
  return (
    <HeatMap
      question="What does the judge say where people say what?"
      caption="Examples. Colour is the share of the row; the diagonal is agreement. Press a number for its examples."
      rowName="People"
      columnName="Judge"
      rows={names}
      columns={names}
      cells={cells}
      scale="amount"
      strongest={1}
    />
  );
}
