import clsx from "clsx";
import type { ReactNode } from "react";

export interface ListColumn<Row> {
  label: string;
  /** Shown as the head in place of the label, where the word is explained. */
  head?: ReactNode;
  /** The label stays for assistive technology only, as over a column of buttons. */
  hideLabel?: boolean;
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
}

export interface ListTableProps<Row> {
  /** What the table lists; read aloud, not shown. */
  caption: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
}

/**
 * A short list that needs no sorting or filters. On a phone each row becomes a block with its labels; where it is wider than its place
 * it scrolls by itself, and never widens what it stands in. For more use `DataTable`.
 */
export function ListTable<Row>({ caption, columns, rows, rowKey }: ListTableProps<Row>) {
  return (
    <div className="@container overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:sr-only">
          <tr>
            {columns.map(({ label, head, hideLabel, align }) => (
              <th
                key={label}
                scope="col"
                className={clsx(
                  "h-8 border-b border-edge px-2 font-medium text-muted lg:whitespace-nowrap",
                  ALIGN[align ?? "start"],
                )}
              >
                {hideLabel ? (
                  <span className="sr-only">{label}</span>
                ) : head ? (
                  <Head label={label}>{head}</Head>
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line hover:bg-sunken max-sm:grid max-sm:gap-1 max-sm:py-2">
              {columns.map(({ label, head, hideLabel, align, cell }) => (
                <td
                  key={label}
                  className={clsx(
                    "px-2 py-1 wrap-anywhere sm:h-8 max-sm:flex max-sm:gap-3 max-sm:py-0",
                    ALIGN[align ?? "start"],
                  )}
                >
                  {!hideLabel && (
                    <span
                      aria-hidden={head ? undefined : true}
                      className="hidden w-24 shrink-0 text-start text-muted max-sm:inline"
                    >
                      {head ?? label}
                    </span>
                  )}
                  <span className="min-w-0 max-sm:text-start">{cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ALIGN = { start: "text-start", end: "text-end" };

/** On a phone the heads are only read aloud, and each cell has its own: nothing to press may be out of sight. */
function Head({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className="max-sm:hidden">{children}</span>
      <span className="sm:hidden">{label}</span>
    </>
  );
}
