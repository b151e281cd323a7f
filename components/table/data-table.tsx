"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingMatches } from "@/components/ui/nothing-matches";
import { useStored } from "@/components/ui/use-stored";
import type { TableDefinition } from "@/lib/address/table-address";
import { BulkBar } from "./bulk-bar";
import { TableBody } from "./table-body";
import type { TableColumn } from "./table-column";
import { TableFoot } from "./table-foot";
import { TableHead } from "./table-head";
import { type TableDownload, TableToolbar } from "./table-toolbar";
import { TableUrlProvider, useTableUrl } from "./table-url";
import { useDataTable } from "./use-data-table";

export interface DataTableProps<Row extends object> {
  /** What the rows are; read aloud and printed. */
  caption: string;
  /** One row, as a word: "example". */
  noun: string;
  /** Made by `defineTable`, the same that the page's query loads with. */
  definition: TableDefinition;
  /** Declare outside the component or memoise: a new array makes a new table. */
  columns: readonly TableColumn<Row>[];
  /** The rows of this page only, in the server's order. */
  rows: Row[];
  /** All rows that match. */
  total: number;
  rowId: (row: Row) => string;
  /** What a row is called where it is selected. */
  rowName?: (row: Row) => string;
  /** Where a row leads; Enter and a click follow it. */
  rowHref?: (row: Row) => string;
  /** Label of a search field, bound to `q`. */
  search?: string;
  /** `TableFilter` and the like. */
  filters?: ReactNode;
  /** The filters stay also when nothing at all is there, because they say what is asked for. */
  keepFilters?: boolean;
  /** Given, rows can be selected, and this is shown for them. */
  bulkActions?: (ids: string[], clear: () => void) => ReactNode;
  /** Which rows can be selected; all, unless said. */
  canSelect?: (row: Row) => boolean;
  download?: TableDownload;
  /** When there is nothing at all: an `EmptyState` that says what to do next. */
  empty: ReactNode;
}

/** Rows that the server sorts, filters and pages; what is seen stands in the address. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  return (
    <TableUrlProvider definition={props.definition}>
      <TableFrame {...props} />
    </TableUrlProvider>
  );
}

function TableFrame<Row extends object>(props: DataTableProps<Row>) {
  const { caption, noun, definition, rows, total, rowHref, bulkActions } = props;
  const { view, change, filtered, clear, pending } = useTableUrl();
  const [density, setDensity] = useStored("table.density", ["dense", "tall"]);
  const { columns, rowId, canSelect } = props;
  const table = useDataTable({ columns, sortable: definition.sortable, rows, rowId, canSelect });
  const selected = table.getSelectedRowIds();
  if (total === 0 && !filtered && !props.keepFilters) return props.empty;
  return (
    <div className="grid min-w-0 gap-2" aria-busy={pending}>
      {selected.length > 0 && bulkActions ? (
        <BulkBar table={table} noun={noun} actions={bulkActions} />
      ) : (
        <TableToolbar
          table={table}
          search={props.search}
          filters={props.filters}
          download={props.download}
          dense={density === "dense"}
          onDense={(dense) => setDensity(dense ? "dense" : "tall")}
        />
      )}
      {total === 0 && !filtered && props.empty}
      {total === 0 && filtered && <NothingMatches noun={noun} clear={clear} />}
      {total > 0 && rows.length === 0 && (
        <EmptyState
          title={`There is no page ${view.page}`}
          action={<Button onClick={() => change({ page: Math.ceil(total / view.size) })}>Go to the last page</Button>}
        >
          The list has become shorter.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <section
          aria-label={caption}
          className={clsx(
            "relative transition-opacity sm:max-h-[calc(100dvh-9rem)] sm:overflow-auto print:max-h-none print:overflow-visible",
            pending && "opacity-60",
          )}
        >
          <table className="w-full border-collapse max-sm:block sm:min-w-2xl print:min-w-0">
            <caption className="sr-only">{caption}</caption>
            <TableHead table={table} selectable={bulkActions !== undefined} />
            <TableBody
              table={table}
              selectable={bulkActions !== undefined}
              dense={density === "dense"}
              rowHref={rowHref}
              rowName={props.rowName}
            />
          </table>
        </section>
      )}
      {total > 0 && (
        <TableFoot opens={rowHref !== undefined} selects={bulkActions !== undefined} noun={noun} total={total} />
      )}
    </div>
  );
}
