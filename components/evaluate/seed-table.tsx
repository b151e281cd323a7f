import { ExampleName } from "@/components/example-view/example-name";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { SeedRow } from "@/lib/evaluate/seeds/queries";

/** The form that the checkboxes of the rows belong to. */
export const SEED_SELECTION = "selected-seeds";

interface SeedTableProps {
  rows: readonly SeedRow[];
  mayMark: boolean;
  /** An example's page. */
  hrefOf: (exampleId: string) => string;
}

/** Evaluation examples with whether each may become training data. */
export function SeedTable({ rows, mayMark, hrefOf }: SeedTableProps) {
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
      cell: ({ exampleId, externalId, excerpt }) => (
        <ExampleName id={externalId} href={hrefOf(exampleId)} excerpt={excerpt} />
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
