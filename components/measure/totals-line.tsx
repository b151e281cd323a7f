import { Figure } from "@/components/ui/figure";
import type { LabelTotals } from "@/lib/measure/queries";

/** What the project's figures rest on. */
export function TotalsLine({ totals }: { totals: LabelTotals }) {
  const parts = [
    { value: totals.examples, word: "examples" },
    { value: totals.labelled, word: "with a label" },
    { value: totals.annotators, word: "annotators" },
    { value: totals.judgments, word: "labels" },
  ];
  return (
    <p className="mb-5 flex flex-wrap gap-x-5 gap-y-1 text-muted">
      {parts.map(({ value, word }) => (
        <span key={word}>
          <Figure value={value} className="text-ink" /> {word}
        </span>
      ))}
    </p>
  );
}
