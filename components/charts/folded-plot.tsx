"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { type Packed, unpack } from "@/components/ui/packed";
import { useFolded } from "@/components/ui/use-folded";
import { IntervalPlot, type IntervalPlotProps, type IntervalRow } from "./interval-plot";
import { categoryColor } from "./palette";
import { type NamedRow, RowName } from "./row-name";

export type FoldedRow = NamedRow & Pick<IntervalRow, "estimate" | "versions">;

interface FoldedPlotProps extends Omit<IntervalPlotProps, "rows" | "all"> {
  rows: Packed<FoldedRow>;
}

const MOST = 24;
const ENDS = 8;

/** Estimates in an order, of which, where they are many, the first and the last are seen at first, and those between at a press. */
export function FoldedPlot({ rows: packed, ...plot }: FoldedPlotProps) {
  const rows = useMemo(() => unpack(packed).map(plotRow), [packed]);
  const { isWhole, toggle } = useFolded(rows.length > MOST);
  if (isWhole)
    return (
      <IntervalPlot
        {...plot}
        rows={rows}
        action={
          <>
            {plot.action}
            {rows.length > MOST && (
              <Button size="sm" variant="quiet" className="text-muted" onClick={toggle}>
                Show both ends
              </Button>
            )}
          </>
        }
      />
    );
  const between = rows.length - 2 * ENDS;
  return (
    <IntervalPlot
      {...plot}
      rows={[...rows.slice(0, ENDS), ...rows.slice(-ENDS)]}
      all={rows}
      gap={{
        before: rows.at(-ENDS)!.key,
        words: (
          <>
            {between} between these are not drawn.
            <Button size="sm" variant="quiet" className="no-print" onClick={toggle}>
              Show the {between} between
            </Button>
          </>
        ),
      }}
    />
  );
}

function plotRow({ colorIndex, kind, beside, badge, ...row }: FoldedRow): IntervalRow {
  return {
    ...row,
    label: <RowName name={row.name} colorIndex={colorIndex} kind={kind} beside={beside} badge={badge} wraps />,
    color: colorIndex === undefined ? undefined : categoryColor(colorIndex),
  };
}
