"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { numbered } from "@/components/ui/numbered";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { CellTable } from "./cell-table";
import { FigureFrame } from "./figure-frame";
import { type CellColor, rampColor, signedColor } from "./palette";

export interface HeatCell {
  /** `null` where there is no value; `text` then says why, briefly. */
  value: number | null;
  /** The figure as it is shown. */
  text: string;
  /** All of it in words, on hover and read aloud. */
  title: string;
  href?: string;
}

export interface HeatMapProps {
  question: string;
  caption: ReactNode;
  action?: ReactNode;
  rowName: string;
  columnName: string;
  rows: string[];
  columns: string[];
  /** By row, then by column. */
  cells: HeatCell[][];
  /** One hue for amounts, two for values on both sides of zero. */
  scale: "amount" | "signed";
  /** The value (or its size) that gets the strongest colour. */
  strongest: number;
}

/** Characters that stand above a cell. */
const LONG_NAME = 9;

/** What all cells have in common is said once: there can be a thousand. */
const TABLE = `border-separate border-spacing-px [&_tbody_td]:p-0 [&_tbody_td>*]:tabular [&_tbody_td>*]:flex [&_tbody_td>*]:h-8
  [&_tbody_td>*]:min-w-11 [&_tbody_td>*]:items-center [&_tbody_td>*]:justify-center [&_tbody_td>*]:px-1 [&_tbody_td>*]:text-xs
  [&_tbody_td>a]:underline [&_tbody_td>a]:decoration-current/40 [&_tbody_td>a]:underline-offset-2 [&_tbody_td>a:hover]:decoration-current`;

/** A table whose cells are coloured by their value; each cell can lead to the examples behind it. */
export function HeatMap(props: HeatMapProps) {
  const { question, caption, action, rows, columns, cells, scale, strongest } = props;
  // A square of long names would cut them all alike: then numbers stand above, whose names stand beside.
  const isNumbered =
    rows.length === columns.length &&
    rows.every((name, k) => name === columns[k]) &&
    rows.some((name) => name.length > LONG_NAME);
  const paint = (value: number): CellColor =>
    scale === "signed" ? signedColor(value / strongest) : rampColor(value / strongest);
  return (
    <FigureFrame
      question={question}
      caption={caption}
      action={action}
      data={() => ({
        columns: [`${props.rowName} / ${props.columnName}`, ...columns],
        rows: rows.map((name, row) => [name, ...(cells[row] ?? []).map(({ value }) => value)]),
      })}
    >
      <ScrollRegion label={question}>
        <CellTable className={TABLE}>
          <caption className="sr-only">
            {question} Rows: {props.rowName}. Columns: {props.columnName}. Arrow keys go from cell to cell.
          </caption>
          <thead>
            <tr>
              <td className="text-xs text-muted">
                {props.rowName} ↓ {props.columnName} →
              </td>
              {numbered(columns).map(({ place, item }) => (
                <th
                  key={place}
                  scope="col"
                  title={item}
                  className="h-8 max-w-20 min-w-11 truncate px-1 align-bottom text-xs font-normal text-muted"
                >
                  {isNumbered ? (
                    <>
                      <span aria-hidden className="tabular">
                        {place + 1}
                      </span>
                      <span className="sr-only">{item}</span>
                    </>
                  ) : (
                    <bdi>{item}</bdi>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(rows).map(({ place: row, item: name }) => (
              <tr key={row}>
                <th
                  scope="row"
                  title={name}
                  className="sticky start-0 z-10 h-8 max-w-36 bg-paper pe-2 text-start text-xs font-normal text-muted sm:max-w-72"
                >
                  <span className="flex items-baseline gap-2">
                    {isNumbered && (
                      <span aria-hidden className="tabular min-w-[2ch] shrink-0 text-end">
                        {row + 1}
                      </span>
                    )}
                    <bdi className="line-clamp-2 min-w-20 wrap-anywhere">{name}</bdi>
                  </span>
                </th>
                {numbered(cells[row] ?? []).map(({ place, item }) => (
                  <Cell key={place} cell={item} color={item.value === null ? null : paint(item.value)} />
                ))}
              </tr>
            ))}
          </tbody>
        </CellTable>
      </ScrollRegion>
    </FigureFrame>
  );
}

function Cell({ cell, color }: { cell: HeatCell; color: CellColor | null }) {
  const content = (
    <>
      <span aria-hidden>{cell.text}</span>
      <span className="sr-only">{cell.title}</span>
    </>
  );
  return (
    <td title={cell.title} className={color ? "keep-color" : "text-muted"} style={color ?? undefined}>
      {cell.href ? <Link href={cell.href}>{content}</Link> : <span>{content}</span>}
    </td>
  );
}
