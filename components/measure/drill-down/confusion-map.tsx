import { type HeatCell, HeatMap } from "@/components/charts/heat-map";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { DrillDown } from "@/lib/measure/drill-down";

interface ConfusionMapProps {
  confusion: NonNullable<DrillDown["confusion"]>;
  words: (value: string | number | readonly string[]) => string;
  /** Where the examples that got both answers are. */
  href: (one: string | number | readonly string[], other: string | number | readonly string[]) => string;
}

/** Which answers are taken for which: pairs of labels that two people gave to one example. */
export function ConfusionMap({ confusion: { values, counts }, words, href }: ConfusionMapProps) {
  const names = values.map(words);
  const cells = counts.map((row, a) => {
    const total = row.reduce((sum, n) => sum + n, 0);
    return row.map((n, b): HeatCell => {
      const title =
        a === b
          ? `Both ${names[a]}: ${formatCount(n, "pair")}`
          : `${names[a]} and ${names[b]}: ${formatCount(n, "pair")} of ${formatNumber(total)} with ${names[a]}`;
      return {
        value: total === 0 ? null : n / total,
        text: n === 0 ? "·" : formatNumber(n),
        title,
        ...(n > 0 && a !== b && { href: href(values[a]!, values[b]!) }),
      };
    });
  });
  return (
    <HeatMap
      question="Which answers are taken for which?"
      caption="Pairs of labels of one example, whoever gave them. Colour is the share of the row; the diagonal is agreement. A number leads to its examples."
      rowName="One says"
      columnName="another says"
      rows={names}
      columns={names}
      cells={cells}
      scale="amount"
      strongest={1}
    />
  );
}
