"use client";

import { X } from "lucide-react";
import { ExampleView } from "@/components/example-view/example-view";
import { GLOSSARY } from "@/components/glossary/glossary";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ResizableSplit } from "@/components/ui/resizable-split";
import { TextLink } from "@/components/ui/text-link";
import { examplesTable } from "@/lib/examples/address";
import { EXAMPLE_KINDS, type Example, type ExampleKind } from "@/lib/formats/example";

export interface ExampleListRow {
  id: string;
  externalId: string;
  kind: ExampleKind;
  text: string;
  slices: Record<string, string | number | boolean>;
  isGold: boolean;
}

interface ExamplesBrowserProps {
  path: string;
  /** What the address asks for. */
  view: Awaited<ReturnType<typeof examplesTable.load>>;
  rows: ExampleListRow[];
  total: number;
  slices: readonly { name: string; value: string }[];
  /** The one that is open. */
  shown: Example | null;
  /** Where to import; absent for those who may not. */
  importHref: string | null;
}

const COLUMNS: TableColumn<ExampleListRow>[] = [
  {
    id: "id",
    header: "Id",
    cell: (row) => <span className="font-mono text-xs">{row.externalId}</span>,
    width: "10rem",
    fixed: true,
  },
  {
    id: "kind",
    header: "Kind",
    cell: (row) => <Badge tone={row.isGold ? "gold" : "plain"}>{row.isGold ? `${row.kind}, gold` : row.kind}</Badge>,
    width: "9rem",
    help: GLOSSARY.gold,
  },
  { id: "text", header: "Text", cell: (row) => <span dir="auto">{row.text}</span> },
  {
    id: "slices",
    header: "Slices",
    help: GLOSSARY.slice,
    cell: (row) => slicesText(row.slices),
    width: "12rem",
    hidden: true,
  },
];

/** The project's examples: find one, see it beside the list. */
export function ExamplesBrowser({ path, view, rows, total, slices, shown, importHref }: ExamplesBrowserProps) {
  const hrefWith = (open: string | null) => examplesTable.href(path, { ...view, open });
  const table = (
    <DataTable
      caption="Examples of the project"
      noun="example"
      definition={examplesTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={(row) => row.id}
      rowHref={(row) => hrefWith(row.id)}
      search="Search ids and texts"
      filters={
        <>
          <TableFilter name="kind" label="Kind" options={EXAMPLE_KINDS.map((kind) => ({ value: kind, label: kind }))} />
          {slices.length > 0 && (
            <TableFilter
              name="slice"
              label="Slice"
              options={slices.map(({ name, value }) => ({ value: `${name}=${value}`, label: `${name}: ${value}` }))}
            />
          )}
        </>
      }
      empty={
        <EmptyState
          title="No examples yet"
          action={
            importHref && (
              <LinkButton variant="primary" href={importHref}>
                Import a file
              </LinkButton>
            )
          }
        >
          Examples come from files or from programs. They stay as they were imported.
        </EmptyState>
      }
    />
  );
  if (!shown) return table;
  const beside = (
    <section aria-label={`Example ${shown.id}`} className="min-w-0 lg:ps-4">
      <div className="mb-2 flex items-center justify-between gap-3">
        <TextLink href={`${path}/${view.open}`}>Labels, decisions and history</TextLink>
        <LinkButton size="sm" icon={<X aria-hidden />} href={hrefWith(null)} scroll={false}>
          Close
        </LinkButton>
      </div>
      <ExampleView key={shown.id} example={shown} />
    </section>
  );
  return (
    <ResizableSplit
      name="examples"
      start={<div className="min-w-0 lg:pe-4">{table}</div>}
      end={beside}
      startShare={55}
    />
  );
}

function slicesText(slices: ExampleListRow["slices"]): string {
  return Object.entries(slices)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}
