"use client";

import { Area, CartesianGrid, ComposedChart, ReferenceArea, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import {
  AXIS_LINE,
  AXIS_TICK,
  axisLabel,
  CHART_MARGIN,
  ChartCanvas,
  ChartTooltip,
  GRID_STROKE,
  X_AXIS_HEIGHT,
} from "@/components/charts/chart-canvas";
import { ChartFrame } from "@/components/charts/chart-frame";
import { formatCount, formatNumber } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { BoundCondition, Histogram } from "@/lib/core/facts/trial";
import { amountWords } from "../amount-words";

interface BoundChartProps {
  histogram: Histogram;
  bounded: BoundCondition;
  /** Where the line stands now. */
  bound: number;
  onMove: (bound: number) => void;
  /** The line is let go. */
  onSettle: (bound: number) => void;
}

const Y_WIDTH = 44;

/** A histogram with the bound of a condition in it, which can be moved; what lies beyond it is shaded. */
export function BoundChart({ histogram, bounded, bound, onMove, onSettle }: BoundChartProps) {
  const { from, width, counts, above } = histogram;
  const fact = factNamed(bounded.fact);
  const to = from + width * counts.length;
  const edges = counts.map((_, at) => Number((from + at * width).toPrecision(12)));
  const known = counts.reduce((sum, n) => sum + n, above);
  const write = (value: number) => amountWords(bounded.fact, value);
  const bin = (at: number) => `${write(edges[at]!)} to ${write(edges[at]! + width)}`;
  const isOver = bounded.operator !== "under";
  const step = fact?.kind === "count" ? 1 : width / 10;
  const settle = () => onSettle(bound);
  return (
    <div className="min-w-0">
      <ChartFrame
        question={`How is “${fact?.title ?? bounded.fact}” distributed, and where is the bound?`}
        caption={
          <>
            n {formatCount(known, "example")}, of each the {isOver ? "largest" : "smallest"} value of the parts that are
            looked at. Shaded: beyond the bound.
            {above > 0 && ` ${formatCount(above, "value")} above ${write(to)} not drawn.`}
          </>
        }
        table={() => ({
          columns: [fact?.title ?? bounded.fact, "Examples"],
          rows: [
            ...counts.map((n, at) => [bin(at), formatNumber(n)]),
            ...(above > 0 ? [[`above ${write(to)}`, formatNumber(above)]] : []),
          ],
        })}
        data={() => ({
          columns: ["from", "to", "examples"],
          rows: [
            ...counts.map((n, at) => [edges[at]!, edges[at]! + width, n]),
            ...(above > 0 ? [[to, null, above]] : []),
          ],
        })}
      >
        <ChartCanvas height={220}>
          <ComposedChart
            data={[...counts.map((n, at) => ({ x: edges[at]!, n })), { x: to, n: counts.at(-1)! }]}
            margin={CHART_MARGIN}
          >
            <CartesianGrid vertical={false} stroke={GRID_STROKE} />
            <XAxis
              height={X_AXIS_HEIGHT}
              dataKey="x"
              type="number"
              domain={[from, to]}
              tick={AXIS_TICK}
              axisLine={AXIS_LINE}
              tickLine={false}
              tickFormatter={write}
              label={axisLabel(fact?.title ?? bounded.fact, "x")}
            />
            <YAxis
              width={Y_WIDTH}
              tick={AXIS_TICK}
              axisLine={false}
              tickLine={false}
              tickCount={4}
              tickFormatter={(n) => formatNumber(n)}
              allowDecimals={false}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: "var(--edge)" }}
              content={(content) => (
                <ChartTooltip
                  {...content}
                  write={(n) => formatNumber(Number(n))}
                  writeLabel={(x) => bin(Math.min(counts.length - 1, Math.max(0, edges.indexOf(Number(x)))))}
                />
              )}
            />
            <ReferenceArea
              x1={isOver ? Math.min(bound, to) : from}
              x2={isOver ? to : Math.max(bound, from)}
              fill="var(--warn-wash)"
              fillOpacity={1}
              ifOverflow="hidden"
            />
            <Area
              dataKey="n"
              name="Examples"
              type="stepAfter"
              stroke="var(--ramp-5)"
              fill="var(--ramp-5)"
              fillOpacity={0.85}
              isAnimationActive={false}
              dot={false}
              activeDot={false}
            />
            <ReferenceLine
              x={bound}
              stroke="var(--ink)"
              strokeWidth={2}
              strokeDasharray="4 3"
              ifOverflow="hidden"
              label={{ value: write(bound), position: "top", fill: "var(--ink)", fontSize: 12 }}
            />
          </ComposedChart>
        </ChartCanvas>
      </ChartFrame>
      <input
        type="range"
        aria-label={`Bound of “${fact?.title ?? bounded.fact}”`}
        aria-valuetext={write(bound)}
        min={from}
        max={to}
        step={step}
        value={Math.min(to, Math.max(from, bound))}
        onChange={(event) => onMove(Number(Number(event.target.value).toPrecision(6)))}
        onPointerUp={settle}
        onKeyUp={(event) => event.key === "Enter" && settle()}
        onBlur={settle}
        className="no-print block cursor-ew-resize accent-slate"
        style={{ width: `calc(100% - ${Y_WIDTH + CHART_MARGIN.right}px)`, marginInlineStart: Y_WIDTH }}
      />
    </div>
  );
}
