"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IntervalPlot, type IntervalPlotProps } from "./interval-plot";

const MOST = 24;
const ENDS = 8;

/** Estimates in an order, of which, where they are many, the first and the last are seen at first, and those between at a press. */
export function FoldedPlot({ rows, ...plot }: IntervalPlotProps) {
  const [isWhole, setIsWhole] = useState(rows.length <= MOST);
  const between = isWhole ? [] : rows.slice(ENDS, -ENDS);
  const shown = isWhole ? rows : [...rows.slice(0, ENDS), ...rows.slice(-ENDS)];
  return (
    <IntervalPlot
      {...plot}
      rows={shown}
      more={between}
      action={
        <>
          {plot.action}
          {rows.length > MOST && (
            <Button size="sm" variant="quiet" className="text-muted" onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? "Show both ends" : `Show the ${between.length} between`}
            </Button>
          )}
        </>
      }
    />
  );
}
