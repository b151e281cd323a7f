"use client";

import { type ColumnDef, functionalUpdate, type RowSelectionState, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { type Features, features, type TableColumn } from "./table-column";
import { useTableUrl } from "./table-url";

const noValue = () => null;

interface UseDataTable<Row extends object> {
  columns: readonly TableColumn<Row>[];
  sortable: readonly string[];
  rows: Row[];
  rowId: (row: Row) => string;
  canSelect: ((row: Row) => boolean) | undefined;
}

/** TanStack's table on the server's terms: order and columns live in the address, selection in memory and across pages. */
export function useDataTable<Row extends object>({ columns, sortable, rows, rowId, canSelect }: UseDataTable<Row>) {
  const { view, change } = useTableUrl();
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, Row> => ({
          id: column.id,
          header: column.header,
          // TanStack offers sorting only for columns with an accessor; the server does the sorting.
          accessorFn: noValue,
          cell: ({ row }) => column.cell(row.original),
          enableSorting: sortable.includes(column.id),
          sortDescFirst: column.align === "end",
          enableHiding: !column.fixed,
          meta: {
            align: column.align ?? "start",
            width: column.width,
            help: column.help,
            label: column.header,
            head: column.head,
            wrap: column.wrap ?? false,
          },
        }),
      ),
    [columns, sortable],
  );
  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ id, hidden, fixed }) => [id, fixed || (view.cols ? view.cols.includes(id) : !hidden)]),
      ),
    [columns, view.cols],
  );
  const sorting = useMemo(
    () => (sortable.includes(view.sort.column) ? [{ id: view.sort.column, desc: view.sort.direction === "desc" }] : []),
    [sortable, view.sort.column, view.sort.direction],
  );
  return useTable<Features, Row>({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    enableRowSelection: canSelect ? ({ original }) => canSelect(original) : true,
    state: { columnVisibility, sorting, rowSelection },
    onRowSelectionChange: setRowSelection,
    onSortingChange(updater) {
      const [first] = functionalUpdate(updater, sorting);
      if (first) change({ sort: { column: first.id, direction: first.desc ? "desc" : "asc" } });
    },
    onColumnVisibilityChange(updater) {
      const next = functionalUpdate(updater, columnVisibility);
      const asAtFirst = columns.every(({ id, hidden, fixed }) => next[id] === (fixed || !hidden));
      change({ cols: asAtFirst ? null : columns.filter(({ id }) => next[id]).map(({ id }) => id) });
    },
  });
}

export type DataTableModel<Row extends object> = ReturnType<typeof useDataTable<Row>>;
