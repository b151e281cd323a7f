import { Badge } from "@/components/ui/badge";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "@/lib/resolve/case";
import { answerWords } from "./answer-words";

interface GivenLabelsProps {
  labels: readonly AnonymousLabel[];
  criterion: Criterion;
}

/** Everybody's label side by side, without names, in an order of its own for each example. */
export function GivenLabels({ labels, criterion }: GivenLabelsProps) {
  const given = labels.filter(({ values }) => values[criterion.key] !== undefined);
  const columns: readonly ListColumn<AnonymousLabel>[] = [
    {
      label: "Who",
      cell: ({ letter, isModel }) => (
        <span className="flex items-center gap-2 font-mono">
          {letter}
          {isModel && <Badge>AI judge</Badge>}
        </span>
      ),
    },
    {
      label: "Label",
      cell: ({ values }) => (
        <strong className="font-medium" dir="auto">
          {answerWords(criterion, values[criterion.key]!)}
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
    <ListTable
      caption={`Labels for ${criterion.title}`}
      columns={columns}
      rows={given}
      rowKey={({ letter }) => letter}
    />
  );
}
