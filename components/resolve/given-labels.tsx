import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "@/lib/resolve/case";
import { answerWords } from "./answer-words";

interface GivenLabelsProps {
  labels: readonly AnonymousLabel[];
  criterion: Criterion;
  /** The text in which spans count. */
  text: string | undefined;
}

/** Everybody's label side by side, without names, in an order of its own for each example; those of AI judges apart. */
export function GivenLabels({ labels, criterion, text }: GivenLabelsProps) {
  const given = labels.filter(({ values }) => values[criterion.key] !== undefined);
  const judges = given.filter(({ isModel }) => isModel);
  const columns: readonly ListColumn<AnonymousLabel>[] = [
    { label: "Who", cell: ({ letter }) => <span className="font-mono">{letter}</span> },
    {
      label: "Label",
      cell: ({ values }) => (
        <strong className="font-medium" dir="auto">
          {answerWords(criterion, values[criterion.key]!, text)}
        </strong>
      ),
    },
    { label: "Remark", cell: ({ comments }) => <span dir="auto">{comments[criterion.key] ?? ""}</span> },
    {
      label: "Time",
      align: "end",
      cell: ({ activeMs }) => (activeMs === null ? "–" : `${Math.round(activeMs / 1000)} s`),
    },
  ];
  return (
    <div className="grid gap-3">
      <ListTable
        caption={`Labels for ${criterion.title}`}
        columns={columns}
        rows={given.filter(({ isModel }) => !isModel)}
        rowKey={({ letter }) => letter}
      />
      {judges.length > 0 && (
        <div>
          <h3 className="font-medium">AI judges</h3>
          <p className="text-muted">They do not count as people: not in the disagreement, not in the split.</p>
          <ListTable
            caption={`Labels of AI judges for ${criterion.title}`}
            columns={columns}
            rows={judges}
            rowKey={({ letter }) => letter}
          />
        </div>
      )}
    </div>
  );
}
