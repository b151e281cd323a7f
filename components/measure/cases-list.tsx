"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { casesTable } from "@/lib/measure/address";

/** An example with who answered what, in words. */
export interface CaseRow {
  id: string;
  externalId: string;
  excerpt: string;
  /** Of all disagreement under the filter. */
  share: number | null;
  /** The known answer, where there is one. */
  known: string | null;
  labels: { id: string; name: string; answer: string }[];
  href: string;
}

const COLUMNS: readonly TableColumn<CaseRow>[] = [
  EXAMPLE_COLUMN,
  {
    id: "labels",
    header: "Who says what",
    width: "50%",
    wrap: true,
    cell: ({ known, labels }) => (
      <ul className="flex flex-wrap gap-x-4">
        {known !== null && (
          <li>
            <span className="text-muted">known answer</span> <bdi className="font-medium">{known}</bdi>
          </li>
        )}
        {labels.map(({ id, name, answer }) => (
          <li key={id}>
            <bdi className="text-muted">{name}</bdi> <bdi className="font-medium">{answer}</bdi>
          </li>
        ))}
      </ul>
    ),
  },
  {
    id: "share",
    header: "Of all disagreement",
    align: "end",
    width: "9rem",
    cell: ({ share }) =>
      share === null ? "–" : <Figure value={share * 100} digits={share < 0.001 ? 4 : 1} unit="%" />,
  },
];

/** The examples behind a mark, those that differ most first; each leads to where it is discussed. */
export function CasesList({ rows, total }: { rows: CaseRow[]; total: number }) {
  return (
    <DataTable
      caption="Examples"
      noun="example"
      definition={casesTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowName={({ externalId }) => externalId}
      rowHref={({ href }) => href}
      keepFilters
      filters={
        <TableFilter
          name="differ"
          label="Labels"
          options={[
            { value: "yes", label: "that differ" },
            { value: "any", label: "whatever they say" },
          ]}
        />
      }
      empty={<EmptyState title="No such example">Nobody answered like this under the filter.</EmptyState>}
    />
  );
}
