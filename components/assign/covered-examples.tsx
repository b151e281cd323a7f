"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Figure } from "@/components/ui/figure";
import { roundExamplesTable } from "@/lib/assign/address";
import type { CoveredExample } from "@/lib/assign/coverage-queries";
import { exampleHref } from "@/lib/examples/address";

const COLUMNS: readonly TableColumn<CoveredExample>[] = [
  EXAMPLE_COLUMN,
  { id: "wanted", header: "Wanted", align: "end", cell: ({ places }) => <Figure value={places} />, width: "6rem" },
  { id: "held", header: "In hand", align: "end", cell: ({ held }) => <Figure value={held} />, width: "6rem" },
  { id: "skips", header: "Skips", align: "end", cell: ({ skips }) => <Figure value={skips} />, width: "6rem" },
];

interface CoveredExamplesProps {
  projectId: string;
  rows: CoveredExample[];
  total: number;
}

/** Examples with the same number of labels, and why the others are still missing. */
export function CoveredExamples({ projectId, rows, total }: CoveredExamplesProps) {
  return (
    <DataTable
      caption="Examples with so many labels"
      noun="example"
      definition={roundExamplesTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ exampleId }) => exampleId}
      rowHref={({ exampleId }) => exampleHref(projectId, exampleId)}
      empty={null}
    />
  );
}
