import { Figure } from "@/components/ui/figure";
import type { LabelTotals } from "@/lib/measure/queries";

/** What the project holds; with several versions it says that these figures are of all of them. */
export function TotalsLine({ totals, versions }: { totals: LabelTotals; versions: number }) {
  const { examples, labelled, annotators, judgments } = totals;
  const parts = [
    { value: examples, word: examples === 1 ? "example" : "examples" },
    { value: labelled, word: "with a label" },
    { value: annotators, word: annotators === 1 ? "annotator" : "annotators" },
    { value: judgments, word: judgments === 1 ? "label" : "labels" },
  ];
  return (
    <p className="mb-5 flex flex-wrap gap-x-5 gap-y-1 text-muted">
      {parts.map(({ value, word }) => (
        <span key={word}>
          <Figure value={value} className="text-ink" /> {word}
        </span>
      ))}
      {versions > 1 && <span>in all versions</span>}
    </p>
  );
}
