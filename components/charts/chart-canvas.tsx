"use client";

import type { ReactElement } from "react";
import { ResponsiveContainer } from "recharts";

/** A drawing as wide as its place; before it is measured it is cut rather than let it widen the page. */
export function ChartCanvas({ height, children }: { height: number; children: ReactElement }) {
  return (
    <div className="min-w-0 overflow-hidden" style={{ height }}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 560, height }}>
        {children}
      </ResponsiveContainer>
    </div>
  );
}
