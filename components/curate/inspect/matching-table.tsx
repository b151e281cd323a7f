"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { matchingTable } from "@/lib/curate/inspect/address";
import { type CurateCommands, ExcludeSelected } from "../exclude-selected";

interface MatchingRow {
  id: string;
  externalId: string;
  excerpt: string;
  /** The example's page. */
  href: string;
}

const COLUMNS: readonly TableColumn<MatchingRow>[] = [EXAMPLE_COLUMN];

interface MatchingTableProps {
  rows: MatchingRow[];
  total: number;
  /** How those that are selected are kept out; null where one may not. */
  commands: CurateCommands | null;
}

/** The examples that meet conditions on facts. */
export function MatchingTable({ rows, total, commands }: MatchingTableProps) {
  return (
    <DataTable
      caption="Examples"
      noun="example"
      definition={matchingTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowName={({ externalId }) => externalId}
      rowHref={({ href }) => href}
      {...(commands && {
        bulkActions: (ids: string[], clear: () => void) => (
          <ExcludeSelected examples={ids} excluded={false} clear={clear} {...commands} />
        ),
      })}
      empty={<EmptyState title="No such example">No example meets all of these conditions.</EmptyState>}
    />
  );
}
