"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { numbered } from "@/components/ui/numbered";
import { judgeTable } from "@/lib/evaluate/address";

/** An example with its answers in words. */
export interface JudgeCaseRow {
  id: string;
  externalId: string;
  excerpt: string;
  people: { answer: string | null; n: number }[];
  settled: boolean;
  judge: string;
  reason: string | null;
  /** Where the example is settled. */
  href: string;
}

const COLUMNS: readonly TableColumn<JudgeCaseRow>[] = [
  EXAMPLE_COLUMN,
  { id: "people", header: "People", cell: People, width: "14rem", wrap: true },
  { id: "judge", header: "Judge", cell: ({ judge }) => <span dir="auto">{judge}</span>, width: "10rem", wrap: true },
  {
    id: "reason",
    header: "Its reason",
    cell: ({ reason }) => (
      <span dir="auto" className="text-muted">
        {reason ?? "none given"}
      </span>
    ),
    width: "34%",
    wrap: true,
  },
];

/** Examples with what the judge and people said, and the judge's reason. */
export function JudgeCaseTable({ rows, total }: { rows: JudgeCaseRow[]; total: number }) {
  return (
    <DataTable
      caption="Examples behind it"
      noun="example"
      definition={judgeTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      empty={<p className="text-muted">None.</p>}
    />
  );
}

function People({ people, settled }: JudgeCaseRow) {
  return (
    <span>
      {people.length === 0 && "–"}
      {numbered(people).map(({ place, item: { answer, n } }) => (
        <span key={place}>
          {place > 0 && ", "}
          {answer === null ? "a long answer" : <bdi>{answer}</bdi>}
          {n > 1 && ` ×${n}`}
        </span>
      ))}
      {settled && <span className="text-muted"> · settled</span>}
    </span>
  );
}
