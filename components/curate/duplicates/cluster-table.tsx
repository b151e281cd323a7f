"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { clusterHref, clustersTable } from "@/lib/curate/duplicates/address";
import type { ClusterRow } from "@/lib/curate/duplicates/queries";

const COLUMNS: readonly TableColumn<ClusterRow>[] = [
  { ...EXAMPLE_COLUMN, header: "Kept" },
  { id: "size", header: "Examples", align: "end", cell: ({ size }) => <Figure value={size} />, width: "6rem" },
  {
    id: "least",
    header: "Least similar",
    align: "end",
    help: "Similarity of the member that is least similar to the one that is kept",
    cell: ({ least }) => <Figure value={least} digits={2} />,
    width: "8rem",
  },
  {
    id: "excluded",
    header: "Excluded",
    align: "end",
    cell: ({ excluded, size }) => (
      <span className="whitespace-nowrap">
        <Figure value={excluded} /> of <Figure value={size - 1} />
      </span>
    ),
    width: "8rem",
  },
];

interface ClusterTableProps {
  projectId: string;
  rows: ClusterRow[];
  total: number;
  /** Sources of which most would go, to look at by themselves. */
  sources: readonly string[];
}

/** Clusters, the largest first. */
export function ClusterTable({ projectId, rows, total, sources }: ClusterTableProps) {
  return (
    <DataTable
      caption="Clusters"
      noun="cluster"
      definition={clustersTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ number }) => String(number)}
      rowName={({ externalId }) => externalId}
      rowHref={({ number }) => clusterHref(projectId, number)}
      filters={
        <>
          {sources.length > 0 && (
            <TableFilter
              name="source"
              label="Source of the kept one"
              options={sources.map((value) => ({ value, label: value }))}
            />
          )}
          <TableFilter name="members" label="Members" options={[{ value: "open", label: "not yet excluded" }]} />
        </>
      }
      empty={<EmptyState title="No duplicates">No two examples say the same under what was looked for.</EmptyState>}
    />
  );
}
