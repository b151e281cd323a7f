"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { takenTable } from "@/lib/curate/recipes/address";
import { type CurateCommands, ExcludeSelected } from "../exclude-selected";

interface TakenRow {
  id: string;
  externalId: string;
  excerpt: string;
  excluded: boolean;
  /** The example's page. */
  href: string;
}

const COLUMNS: readonly TableColumn<TakenRow>[] = [
  EXAMPLE_COLUMN,
  { id: "excluded", header: "Now", cell: ({ excluded }) => (excluded ? "excluded" : "goes out") },
];

/** The examples that a step took, each of which can be let in again or kept out by hand. */
export function TakenTable({ rows, total, commands }: { rows: TakenRow[]; total: number; commands: CurateCommands }) {
  const isOut = new Map(rows.map(({ id, excluded }) => [id, excluded]));
  return (
    <DataTable
      caption="Examples that the step took"
      noun="example"
      definition={takenTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowName={({ externalId }) => externalId}
      rowHref={({ href }) => href}
      bulkActions={(ids: string[], clear: () => void) => (
        <ExcludeSelected
          examples={ids}
          excluded={ids.every((id) => isOut.get(id) ?? true)}
          clear={clear}
          {...commands}
        />
      )}
      empty={<EmptyState title="No example">This step took none.</EmptyState>}
    />
  );
}
