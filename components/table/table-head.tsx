"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Tooltip } from "@/components/ui/tooltip";
import type { DataTableModel } from "./use-data-table";

interface TableHeadProps<Row extends object> {
  table: DataTableModel<Row>;
  selectable: boolean;
}

export function TableHead<Row extends object>({ table, selectable }: TableHeadProps<Row>) {
  return (
    <thead className="max-sm:block">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} className="max-sm:flex max-sm:flex-wrap max-sm:border-b max-sm:border-edge">
          {selectable && (
            <th scope="col" className={clsx(headStyle, "w-8 ps-2")}>
              <Checkbox
                aria-label="Select all rows of this page"
                checked={table.getIsAllPageRowsSelected()}
                mixed={table.getIsSomePageRowsSelected() && !table.getIsAllPageRowsSelected()}
                onChange={(event) => table.toggleAllPageRowsSelected(event.target.checked)}
              />
            </th>
          )}
          {group.headers.map(({ id, column }) => {
            const sorted = column.getIsSorted();
            const meta = column.columnDef.meta;
            return (
              <th
                key={id}
                scope="col"
                aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
                className={clsx(
                  headStyle,
                  meta?.align === "end" ? "text-end" : "text-start",
                  "sm:w-(--width) print:w-auto",
                  column.getCanSort() || "max-sm:sr-only",
                )}
                style={{ "--width": meta?.width } as CSSProperties}
              >
                <HeadLabel
                  label={meta?.label ?? id}
                  head={meta?.head}
                  help={meta?.help}
                  atEnd={meta?.align === "end"}
                  sorted={sorted}
                  onSort={column.getCanSort() ? () => column.toggleSorting() : undefined}
                />
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

const headStyle =
  "h-8 bg-paper px-2 font-medium whitespace-nowrap text-muted sm:sticky sm:top-0 sm:z-10 sm:border-b sm:border-edge print:static print:whitespace-normal";

interface HeadLabelProps {
  label: string;
  head: ReactNode;
  help: string | undefined;
  /** Over figures the arrow stands before the label, so that label and figures end in one line. */
  atEnd: boolean;
  sorted: false | "asc" | "desc";
  onSort: (() => void) | undefined;
}

function HeadLabel({ label, head, help, atEnd, sorted, onSort }: HeadLabelProps) {
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  const content = (
    <button
      type="button"
      onClick={onSort}
      className={clsx(
        "group inline-flex h-6 items-center gap-1 rounded-sm",
        atEnd && "flex-row-reverse",
        onSort && "cursor-pointer hover:text-ink",
        sorted && "text-ink",
        help && "underline decoration-edge decoration-dotted underline-offset-4",
      )}
    >
      {label}
      {onSort && (
        <Arrow
          aria-hidden
          className={clsx("size-3.5", sorted || "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60")}
        />
      )}
    </button>
  );
  // On a phone the heads are only read aloud, and each cell has its own: nothing to press may be out of sight.
  if (head)
    return (
      <>
        <span className="max-sm:hidden">{head}</span>
        <span className="sm:hidden">{label}</span>
      </>
    );
  if (help) return <Tooltip text={help}>{content}</Tooltip>;
  return onSort ? content : label;
}
