"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { numbered } from "@/components/ui/numbered";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { type FigureData, FigureFrame } from "./figure-frame";
import { type Fill, fillSample } from "./fills";

/** The figures of a chart as a table: first the column heads, then one row a line, its first cell the row's head. */
export interface ChartTable {
  columns: string[];
  rows: ReactNode[][];
}

interface ChartFrameProps {
  /** The question that the chart answers. */
  question: string;
  /** What it rests on: `n 120 items, 6 annotators, v3`. */
  caption: ReactNode;
  /** Made when it is asked for. */
  table: () => ChartTable;
  /** The same unrounded. */
  data: () => FigureData;
  /** Where the examples behind it are, or more about it. */
  action?: ReactNode;
  /** Names and colours, where labels beside the marks do not fit. */
  legend?: readonly LegendItem[];
  children: ReactNode;
}

export interface LegendItem {
  name: string;
  color: string;
  fill?: Fill;
  /** Of a line: its dashes, empty where it has none. */
  dash?: string;
}

/** A figure that is drawn: its numbers as a table at a press. */
export function ChartFrame({ question, caption, table, data, action, legend = [], children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <FigureFrame
      question={question}
      caption={caption}
      data={data}
      action={
        <>
          {action}
          <Button
            size="sm"
            variant="quiet"
            className="text-muted"
            icon={asTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? "Show as chart" : "Show as table"}
          </Button>
        </>
      }
    >
      {legend.length > 1 && !asTable && <Legend items={legend} />}
      {asTable ? <FigureTable question={question} table={table()} /> : children}
    </FigureFrame>
  );
}

function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {items.map(({ name, color, fill = "solid", dash }) => (
        <li key={name} className="flex min-w-0 items-center gap-1.5">
          {dash === undefined ? (
            <span aria-hidden className="keep-color size-2.5 shrink-0 rounded-sm" style={fillSample(fill, color)} />
          ) : (
            <svg aria-hidden width="24" height="4" className="keep-color shrink-0">
              <path d="M0 2H24" stroke={color} strokeWidth="2" strokeDasharray={dash} />
            </svg>
          )}
          <span dir="auto" className="truncate">
            {name}
          </span>
        </li>
      ))}
    </ul>
  );
}

function FigureTable({ question, table }: { question: string; table: ChartTable }) {
  return (
    <ScrollRegion label={question} className="max-h-80 overflow-y-auto">
      <table className="w-full">
        <caption className="sr-only">{question}</caption>
        <thead>
          <tr className="h-8 border-b border-edge text-muted">
            {numbered(table.columns).map(({ place, item }) => (
              <th
                key={place}
                scope="col"
                className={place === 0 ? "pe-4 text-start font-medium" : "px-2 text-end font-medium"}
              >
                {item}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(table.rows).map(({ place: row, item: cells }) => (
            <tr key={row} className="h-8 border-b border-line">
              {numbered(cells).map(({ place, item }) =>
                place === 0 ? (
                  <th key={place} scope="row" className="pe-4 text-start font-normal">
                    {item}
                  </th>
                ) : (
                  <td key={place} className="tabular px-2 text-end">
                    {item}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
