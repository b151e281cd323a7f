"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { formatPercent } from "@/components/ui/format";
import { consensusTable } from "@/lib/measure/address";

/** An example and what would be its answer, in words. */
export interface AnswerRow {
  id: string;
  externalId: string;
  excerpt: string;
  labels: { answer: string; n: number }[];
  majority: string;
  /** The model's most probable answer; of several all. */
  answer: string;
  probability: number;
  differs: boolean;
  scale: { median: number; severityCorrected: number } | null;
  href: string;
}

const COLUMNS: readonly TableColumn<AnswerRow>[] = [
  EXAMPLE_COLUMN,
  {
    id: "labels",
    header: "Labels",
    wrap: true,
    cell: ({ labels }) => (
      <ul className="flex flex-wrap gap-x-3">
        {labels.map(({ answer, n }) => (
          <li key={answer}>
            <span className="text-muted">{n} ×</span> <bdi>{answer}</bdi>
          </li>
        ))}
      </ul>
    ),
  },
  { id: "majority", header: "Majority", wrap: true, cell: ({ majority }) => <bdi>{majority}</bdi> },
  {
    id: "answer",
    header: "Model",
    wrap: true,
    cell: ({ answer, differs }) => <bdi className={differs ? "font-medium" : undefined}>{answer}</bdi>,
  },
  {
    id: "probability",
    header: "Probability",
    align: "end",
    width: "7rem",
    cell: ({ probability }) => <span className="tabular">{formatPercent(probability, 1)}</span>,
  },
];

const SCALE: readonly TableColumn<AnswerRow>[] = [
  {
    id: "median",
    header: "Median",
    align: "end",
    width: "6rem",
    cell: ({ scale }) => (scale ? <Figure value={scale.median} /> : "–"),
  },
  {
    id: "corrected",
    header: "Corrected mean",
    align: "end",
    width: "8rem",
    cell: ({ scale }) => (scale ? <Figure value={scale.severityCorrected} digits={2} /> : "–"),
  },
];
const WITH_SCALE = [...COLUMNS, ...SCALE];

interface AnswersListProps {
  rows: AnswerRow[];
  total: number;
  isScale: boolean;
}

/** What would be the answer to each example, those that the model is least sure of first; each leads to where it is discussed. */
export function AnswersList({ rows, total, isScale }: AnswersListProps) {
  return (
    <DataTable
      caption="Answers"
      noun="example"
      definition={consensusTable}
      columns={isScale ? WITH_SCALE : COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowName={({ externalId }) => externalId}
      rowHref={({ href }) => href}
      keepFilters
      filters={
        <TableFilter
          name="examples"
          label="Examples"
          options={[
            { value: "differ", label: "not the majority’s answer" },
            { value: "unsure", label: "less sure than 90 %" },
            { value: "tied", label: "several as probable" },
          ]}
        />
      }
      empty={<EmptyState title="No such example">The model answers none under the filter like this.</EmptyState>}
    />
  );
}
