"use client";

import clsx from "clsx";
import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { useGo } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import type { DataTableModel } from "./use-data-table";
import { useRowKeys } from "./use-row-keys";

interface TableBodyProps<Row extends object> {
  table: DataTableModel<Row>;
  selectable: boolean;
  dense: boolean;
  rowHref: ((row: Row) => string) | undefined;
  rowName: ((row: Row) => string) | undefined;
}

/** A click belongs to the row unless it hit a control, ended a selection of text, or asks for a new window. */
function meansRow(event: MouseEvent<HTMLElement>): boolean {
  const control = (event.target as HTMLElement).closest("a, button, input, label, select");
  return !control && !event.metaKey && !event.ctrlKey && getSelection()?.isCollapsed !== false;
}

export function TableBody<Row extends object>({ table, selectable, dense, rowHref, rowName }: TableBodyProps<Row>) {
  const router = useGo();
  const { rows } = table.getRowModel();
  const open = (index: number) => {
    const row = rows[index];
    if (row && rowHref) router.push(rowHref(row.original));
  };
  const { body, onKeyDown, rowAttributes } = useRowKeys({
    count: rows.length,
    onOpen: open,
    onToggle: selectable ? (index) => rows[index]?.toggleSelected() : undefined,
  });
  return (
    <tbody ref={body} onKeyDown={onKeyDown} className="max-sm:block">
      {rows.map((row, index) => (
        <tr
          key={row.id}
          {...rowAttributes(index)}
          data-selected={row.getIsSelected() || undefined}
          onClick={(event) => meansRow(event) && open(index)}
          className={clsx(
            "border-b border-line focus-visible:-outline-offset-2 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-1 max-sm:py-2",
            dense ? "sm:h-8" : "sm:h-11",
            row.getIsSelected() ? "bg-sunken" : "hover:bg-sunken",
            rowHref && "cursor-pointer",
          )}
        >
          {selectable && (
            <td className="ps-2">
              <Checkbox
                aria-label={`Select ${rowName?.(row.original) ?? `row ${row.id}`}`}
                checked={row.getIsSelected()}
                disabled={!row.getCanSelect()}
                onChange={() => {}}
                onClick={row.getToggleSelectedHandler()}
              />
            </td>
          )}
          {row.getVisibleCells().map((cell, position) => {
            const content = <table.FlexRender cell={cell} />;
            const { meta } = cell.column.columnDef;
            return (
              <td
                key={cell.id}
                className={clsx(
                  "px-2 max-sm:flex max-sm:gap-3 max-sm:wrap-anywhere print:max-w-none print:min-w-0 print:wrap-anywhere print:whitespace-normal",
                  meta?.wrap ? "wrap-anywhere sm:py-1" : "sm:max-w-0 sm:min-w-20 sm:truncate",
                  meta?.align === "end" && "tabular sm:text-end",
                )}
              >
                <span
                  aria-hidden={meta?.head ? undefined : true}
                  className="hidden w-24 shrink-0 text-start font-sans text-muted max-sm:inline"
                >
                  {meta?.head ?? meta?.label}
                </span>
                <span className="min-w-0 sm:contents">
                  {position === 0 && rowHref ? (
                    <TextLink href={rowHref(row.original)} tabIndex={-1}>
                      {content}
                    </TextLink>
                  ) : (
                    content
                  )}
                </span>
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
