"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import type { DataTableModel } from "./use-data-table";

interface BulkBarProps<Row extends object> {
  table: DataTableModel<Row>;
  noun: string;
  actions: (ids: string[], clear: () => void) => ReactNode;
}

/** In the place of the toolbar while rows are selected: what can be done with them. */
export function BulkBar<Row extends object>({ table, noun, actions }: BulkBarProps<Row>) {
  const ids = table.getSelectedRowIds();
  const clear = () => table.resetRowSelection(true);
  return (
    <div
      className="flex min-h-8 flex-wrap items-center gap-2"
      role="toolbar"
      aria-label="What to do with the selected rows"
    >
      <span className="figures font-medium" role="status">
        {formatCount(ids.length, noun)} selected
      </span>
      {actions(ids, clear)}
      <Button variant="quiet" className="ms-auto" onClick={clear}>
        Clear selection
      </Button>
    </div>
  );
}
