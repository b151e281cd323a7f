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

/** What all cells have in common is said once: on a phone each has its label, on paper none is cut. */
const BODY = `max-sm:block [&_.cell]:px-2 max-sm:[&_.cell]:flex max-sm:[&_.cell]:gap-3 max-sm:[&_.cell]:wrap-anywhere
  print:[&_.cell]:max-w-none print:[&_.cell]:min-w-0 print:[&_.cell]:wrap-anywhere print:[&_.cell]:whitespace-normal
  [&_.cell>:first-child]:w-24 [&_.cell>:first-child]:shrink-0 [&_.cell>:first-child]:text-start [&_.cell>:first-child]:font-sans
  [&_.cell>:first-child]:text-muted sm:[&_.cell>:first-child]:hidden [&_.cell>:last-child]:min-w-0 sm:[&_.cell>:last-child]:contents`;

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
    <tbody ref={body} onKeyDown={onKeyDown} className={BODY}>
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
                  "cell",
                  meta?.wrap ? "wrap-anywhere sm:py-1" : "sm:max-w-0 sm:min-w-20 sm:truncate",
                  meta?.align === "end" && "tabular sm:text-end",
                )}
              >
                <span aria-hidden={meta?.head ? undefined : true}>{meta?.head ?? meta?.label}</span>
                <span>
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
