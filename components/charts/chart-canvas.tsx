"use client";

import { type ReactElement, useEffect, useRef, useState } from "react";
import { ResponsiveContainer, Text, type TooltipContentProps, type XAxisTickContentProps } from "recharts";
import { numbered } from "@/components/ui/numbered";
import { Skeleton } from "@/components/ui/skeleton";
import { inTurn } from "./in-turn";

/**
 * A drawing as wide as its place. It is drawn once, in its width, when the page has time for it: Recharts draws nothing on the server, and
 * all drawings of a page at once would hold it up for half a second.
 */
export function ChartCanvas({ height, children }: { height: number; children: ReactElement }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => inTurn(() => setWidth(place.current?.clientWidth || UNMEASURED)), []);
  return (
    <div ref={place} className="min-w-0 overflow-hidden" style={{ height }}>
      {width === 0 ? (
        <Skeleton className="h-full w-full" />
      ) : (
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width, height }}>
          {children}
        </ResponsiveContainer>
      )}
    </div>
  );
}

/** In a place that is not shown. */
const UNMEASURED = 560;

/** The look that all axes share: small muted figures, a faint grid across, no frame. */
export const AXIS_TICK = { fill: "var(--muted)", fontSize: 12 };
export const AXIS_LINE = { stroke: "var(--edge)" };
export const GRID_STROKE = "var(--line)";
export const CHART_MARGIN = { top: 18, right: 12, bottom: 0, left: 0 };
/** Room for figures and the axis's name below them. */
export const X_AXIS_HEIGHT = 40;

/** A name below its bar: over two lines where it is long, then cut; all of it on hover. */
export function WrappedTick({ x, y, payload, room }: XAxisTickContentProps & { room: number }) {
  return (
    <g>
      <title>{payload.value}</title>
      <Text
        {...AXIS_TICK}
        x={x}
        y={y}
        width={room}
        maxLines={2}
        breakAll={false}
        textAnchor="middle"
        verticalAnchor="start"
      >
        {payload.value}
      </Text>
    </g>
  );
}

/** As much as stands below an axis on a telephone. */
const LONGEST_NAME = 42;

/** The axis's own name, below it or along it. */
export function axisLabel(text: string, along: "x" | "y") {
  const style = { fill: "var(--muted)", fontSize: 12 };
  const value = text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text;
  return along === "x"
    ? { value, position: "insideBottom" as const, offset: 2, style }
    : { value, angle: -90, position: "insideLeft" as const, style: { ...style, textAnchor: "middle" as const } };
}

interface ChartTooltipProps extends TooltipContentProps {
  /** Writes a value, or an interval given as two values. */
  write: (value: number | readonly number[]) => string;
  writeLabel?: (label: string | number) => string;
}

/** The figures under the pointer or the keyboard's position. */
export function ChartTooltip({ active, label, payload, write, writeLabel = String }: ChartTooltipProps) {
  if (!active || payload.length === 0) return null;
  return (
    <div className="rounded-lg border border-line bg-raised px-2.5 py-1.5 text-ink shadow-over">
      {label !== undefined && <p className="max-w-60 truncate font-medium">{writeLabel(label)}</p>}
      {numbered(payload).map(({ place, item }) => (
        <p key={place} className="flex justify-between gap-4">
          <span className="text-muted">{item.name}</span>
          <span className="tabular">
            {write(Array.isArray(item.value) ? item.value.map(Number) : Number(item.value))}
          </span>
        </p>
      ))}
    </div>
  );
}
