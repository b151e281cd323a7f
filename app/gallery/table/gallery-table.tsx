"use client";

import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import { emptyTable, type GalleryRow, galleryTable, KINDS } from "./rows";

const COLUMNS: TableColumn<GalleryRow>[] = [
  {
    id: "id",
    header: "Example",
    cell: (row) => <span className="font-mono">{row.id}</span>,
    width: "8rem",
    fixed: true,
  },
  { id: "kind", header: "Kind", cell: (row) => <Badge>{row.kind}</Badge>, width: "7rem" },
  { id: "text", header: "Text", cell: (row) => <span dir="auto">{row.text}</span> },
  {
    id: "labels",
    header: "Labels",
    cell: (row) => <Figure value={row.labels} />,
    align: "end",
    width: "6rem",
    help: "Labels that count, without later revisions",
  },
  { id: "at", header: "Imported", cell: (row) => <Time at={row.at} />, width: "9rem", hidden: true },
];

interface GalleryTableProps {
  rows: GalleryRow[];
  total: number;
}

export function GalleryTable({ rows, total }: GalleryTableProps) {
  return (
    <DataTable
      caption="Examples of the gallery"
      noun="example"
      definition={galleryTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={(row) => row.id}
      rowHref={(row) => `/gallery/examples?id=${row.id}`}
      search="Search texts and ids"
      filters={<TableFilter name="kind" label="Kind" options={KINDS.map((kind) => ({ value: kind, label: kind }))} />}
      bulkActions={(ids) => <Button>Hand out {ids.length}</Button>}
      download={{ href: "/gallery/table", label: "CSV" }}
      empty={<EmptyState title="No examples yet">Import a file first.</EmptyState>}
    />
  );
}

export function EmptyGalleryTable() {
  return (
    <DataTable
      caption="Examples of an empty project"
      noun="example"
      definition={emptyTable}
      columns={COLUMNS}
      rows={[]}
      total={0}
      rowId={(row) => row.id}
      empty={<EmptyState title="No examples yet">Import a file first.</EmptyState>}
    />
  );
}
