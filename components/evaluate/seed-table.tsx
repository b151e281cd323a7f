import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { SeedRow } from "@/lib/evaluate/seed-queries";

/** The form that the checkboxes of the rows belong to. */
export const SEED_SELECTION = "selected-seeds";

/** Evaluation examples with whether each may become training data. */
export function SeedTable({ rows, mayMark }: { rows: readonly SeedRow[]; mayMark: boolean }) {
  const tick: ListColumn<SeedRow> = {
    label: "Select",
    hideLabel: true,
    cell: ({ exampleId, externalId }) => (
      <Checkbox name="example" value={exampleId} form={SEED_SELECTION} aria-label={`Select ${externalId}`} />
    ),
  };
  const columns: readonly ListColumn<SeedRow>[] = [
    {
      label: "Example",
      cell: ({ externalId, excerpt }) => (
        <>
          <span className="block font-mono text-xs text-muted">{externalId}</span>
          <span className="line-clamp-2" dir="auto">
            {excerpt}
          </span>
        </>
      ),
    },
    { label: "Models", cell: ({ models }) => <bdi>{models.join(", ") || "not named"}</bdi> },
    {
      label: "Training",
      cell: ({ note }) =>
        note === null ? (
          <span className="text-muted">held back</span>
        ) : (
          <>
            <Badge tone="good">seed</Badge> <span dir="auto">{note}</span>
          </>
        ),
    },
  ];
  return (
    <ListTable
      caption="Evaluation examples"
      columns={mayMark ? [tick, ...columns] : columns}
      rows={rows}
      rowKey={({ exampleId }) => exampleId}
    />
  );
}
