import { Figure } from "@/components/ui/figure";
import type { LabelTotals } from "@/lib/measure/queries";

/** What the project holds, under all its versions: of several it says so, and that the figures below are of fewer. */
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
      {versions > 1 && <span>in the project, under all versions; the figures below say which of them they hold</span>}
    </p>
  );
}
