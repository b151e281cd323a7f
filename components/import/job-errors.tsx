"use client";

import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { errorsTable } from "@/lib/import/address";

export interface JobErrorRow {
  id: string;
  line: number;
  row?: number;
  code: string;
  field?: string;
  message: string;
}

const COLUMNS: TableColumn<JobErrorRow>[] = [
  {
    id: "line",
    header: "Line",
    help: "Of the file as text. Where cells hold line breaks a spreadsheet counts fewer rows; its row stands beside the line.",
    cell: ({ line, row }) => (
      <span className="whitespace-nowrap">
        <Figure value={line} />
        {row !== undefined && <span className="text-muted"> row {formatNumber(row)}</span>}
      </span>
    ),
    align: "end",
    width: "9rem",
    fixed: true,
  },
  { id: "code", header: "Code", cell: (row) => <code className="font-mono text-xs">{row.code}</code>, width: "11rem" },
  { id: "field", header: "Field", cell: (row) => row.field ?? "", width: "9rem" },
  {
    id: "message",
    header: "What is wrong and what to do",
    cell: (row) => (
      <span dir="auto" title={row.message}>
        {row.message}
      </span>
    ),
  },
];

interface JobErrorsProps {
  jobId: string;
  rows: JobErrorRow[];
  total: number;
  codes: readonly { code: string; n: number }[];
}

/** What a job refused, by line. */
export function JobErrors({ jobId, rows, total, codes }: JobErrorsProps) {
  return (
    <DataTable
      caption="Refused lines"
      noun="line"
      definition={errorsTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={(row) => row.id}
      filters={
        <TableFilter
          name="code"
          label="Code"
          options={codes.map(({ code, n }) => ({ value: code, label: `${code} (${formatNumber(n)})` }))}
        />
      }
      download={{ href: `/api/v1/jobs/${jobId}/errors`, label: "CSV" }}
      empty={<EmptyState title="Nothing was refused">Every line so far was accepted.</EmptyState>}
    />
  );
}
