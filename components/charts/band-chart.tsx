"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  type DotProps,
  ErrorBar,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatNumber, type NumberOptions } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { versionColor } from "@/components/version-badge/version-badge";
import {
  AXIS_LINE,
  AXIS_TICK,
  axisLabel,
  CHART_MARGIN,
  ChartCanvas,
  ChartTooltip,
  GRID_STROKE,
  X_AXIS_HEIGHT,
} from "./chart-canvas";
import { ChartFrame, type ChartTable } from "./chart-frame";
import { CATEGORY_COUNT, categoryColor } from "./palette";

export interface BandPoint {
  x: number;
  /** `null` where the value is undefined: the line breaks there. */
  y: number | null;
  /** The interval around the value. */
  interval?: [low: number, high: number] | null;
  /** How many it rests on, for the table. */
  n?: number;
  /** Where the examples behind it are. */
  href?: string;
}

/** A line without a band; `y` at positions of the chart. */
export interface BandLine {
  key: string;
  name: string;
  /** Index of the category's colour. */
  colorIndex: number;
  points: { x: number; y: number }[];
}

export interface BandChartProps {
  question: string;
  caption: React.ReactNode;
  action?: React.ReactNode;
  points: BandPoint[];
  /** Thin lines beside it, such as single people of whom it is the middle. */
  lines?: readonly BandLine[];
  /** What the band is; the 95 % interval unless said. */
  intervalName?: string;
  xName: string;
  yName: string;
  /** Writes a position, for example an index as a week. */
  xLabels?: Record<number, string>;
  format?: NumberOptions;
  domain?: [number | "auto", number | "auto"];
  /** A point that rests on fewer is hollow. */
  minimum?: number;
  /** A level to compare with, such as zero. */
  reference?: number;
  /** Positions from which a guideline version held. */
  versions?: { x: number; number: number }[];
  /** Positions at which something else began, with its name. */
  rounds?: { x: number; name: string }[];
  colorIndex?: number;
  height?: number;
}

/** Room for half of the last position's name. */
const MARGIN = { ...CHART_MARGIN, right: 30 };
/** With more points their dots would be a line. */
const MOST_DOTS = 40;

/** A value along a position or time, with its interval as a band and guideline versions as marks. */
export function BandChart(props: BandChartProps) {
  const {
    points,
    lines = [],
    format,
    domain = ["auto", "auto"],
    versions = [],
    rounds = [],
    reference,
    minimum = 0,
    height = 220,
    xLabels,
  } = props;
  const color = props.colorIndex === undefined ? "var(--ramp-5)" : categoryColor(props.colorIndex);
  const drawn = withLines(points, lines);
  const looks = lineLooks(lines);
  const write = (value: number) => formatNumber(value, format);
  const writeX = (x: number) => xLabels?.[x] ?? formatNumber(x);
  const writeAny = (value: number | readonly number[]) =>
    typeof value === "number" ? write(value) : `[${value.map(write).join(", ")}]`;
  return (
    <ChartFrame
      {...props}
      legend={looks.flatMap(({ dash, color }, k) => (dash === null ? [] : [{ name: lines[k]!.name, color, dash }]))}
      table={() => bandTable(props, write, writeX)}
      data={() => ({
        columns: [props.xName, props.yName, "low", "high", "n", ...lines.map(({ name }) => name)],
        rows: points.map(({ x, y, interval, n }, k) => [
          xLabels?.[x] ?? x,
          y,
          interval?.[0] ?? null,
          interval?.[1] ?? null,
          n ?? null,
          ...lines.map((_, line) => drawn[k]![`line${line}`] ?? null),
        ]),
      })}
    >
      <ChartCanvas height={height}>
        <ComposedChart data={drawn} margin={MARGIN}>
          <CartesianGrid vertical={false} stroke={GRID_STROKE} />
          <XAxis
            height={X_AXIS_HEIGHT}
            dataKey="x"
            type="number"
            domain={["dataMin", "dataMax"]}
            {...(xLabels && { ticks: points.map(({ x }) => x) })}
            tick={AXIS_TICK}
            axisLine={AXIS_LINE}
            tickLine={false}
            tickFormatter={writeX}
            allowDecimals={!(xLabels || points.every(({ x }) => Number.isInteger(x)))}
            label={axisLabel(props.xName, "x")}
          />
          <YAxis
            width={52}
            domain={domain}
            allowDataOverflow={points.some((point) => isBeyond(point, domain))}
            tick={AXIS_TICK}
            axisLine={false}
            tickLine={false}
            tickCount={5}
            tickFormatter={write}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--edge)" }}
            content={(content) => (
              <ChartTooltip {...content} write={writeAny} writeLabel={(x) => `${props.xName} ${writeX(Number(x))}`} />
            )}
          />
          {reference !== undefined && <ReferenceLine y={reference} stroke="var(--edge)" strokeDasharray="3 2" />}
          {rounds.map(({ x, name }) => (
            <ReferenceLine
              key={`${x} ${name}`}
              x={x}
              stroke="var(--muted)"
              strokeDasharray="2 3"
              label={{ value: name, position: "insideBottomLeft", fill: "var(--muted)", fontSize: 12 }}
            />
          ))}
          {versions.map(({ x, number }) => (
            <ReferenceLine
              key={number}
              x={x}
              stroke={versionColor(number)}
              strokeWidth={2}
              label={{ value: `v${number}`, position: "top", fill: "var(--ink)", fontSize: 12 }}
            />
          ))}
          {lines.map(({ key }, line) => (
            <Line
              key={key}
              dataKey={`line${line}`}
              stroke={looks[line]!.color}
              strokeWidth={1}
              strokeOpacity={looks[line]!.opacity}
              strokeDasharray={looks[line]!.dash ?? undefined}
              dot={false}
              activeDot={false}
              tooltipType="none"
              connectNulls
              isAnimationActive={false}
            />
          ))}
          <Area
            dataKey="interval"
            name={props.intervalName ?? "interval"}
            stroke="none"
            fill={color}
            fillOpacity={0.18}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="y"
            name={props.yName}
            stroke={color}
            strokeWidth={2}
            dot={
              points.length <= MOST_DOTS &&
              ((dot: Pick<DotProps, "cx" | "cy"> & { index: number }) => (
                <LinkedDot
                  key={dot.index}
                  cx={dot.cx}
                  cy={dot.cy}
                  color={color}
                  weak={(points[dot.index]?.n ?? minimum) < minimum}
                  href={points[dot.index]?.href}
                  words={dotWords(props, dot.index, write, writeX)}
                />
              ))
            }
            isAnimationActive={false}
          >
            <ErrorBar dataKey="alone" width={4} strokeWidth={1.5} stroke={color} isAnimationActive={false} />
          </Line>
        </ComposedChart>
      </ChartCanvas>
    </ChartFrame>
  );
}

/** Whether an interval has to be cut; where none is, points at the very edge are drawn whole. */
function isBeyond({ interval }: BandPoint, [low, high]: [number | "auto", number | "auto"]): boolean {
  if (!interval) return false;
  return (low !== "auto" && interval[0] < low) || (high !== "auto" && interval[1] > high);
}

/** Dashes that are told apart without their colour; the first is none. */
const DASHES = ["", "6 2", "2 2", "8 2 2 2", "12 3", "1 3", "6 2 2 2 2 2", "3 6"];

/** How thin lines look: few by colour and dashes, with their names; of many no colour could say whose they are, so all are one cloud. */
export function lineLooks(lines: readonly Pick<BandLine, "colorIndex">[]) {
  if (lines.length > CATEGORY_COUNT) return lines.map(() => ({ color: "var(--muted)", opacity: 0.3, dash: null }));
  return lines.map(({ colorIndex }, k) => ({ color: categoryColor(colorIndex), opacity: 0.8, dash: DASHES[k]! }));
}

/** How far the interval of a point reaches that has no neighbour to draw a band to. */
function standsAlone(points: readonly BandPoint[], k: number): [below: number, above: number] | undefined {
  const { y, interval } = points[k]!;
  if (y === null || !interval || [points[k - 1], points[k + 1]].some((next) => next?.interval)) return undefined;
  return [y - interval[0], interval[1] - y];
}

interface LinkedDotProps {
  cx: number | undefined;
  cy: number | undefined;
  color: string;
  weak: boolean;
  href: string | undefined;
  words: string;
}

/** A point of the line; with examples behind it a link that is large enough to be pressed. */
function LinkedDot({ cx, cy, color, weak, href, words }: LinkedDotProps) {
  if (cx === undefined || cy === null || cy === undefined) return null;
  const look = weak ? { fill: "var(--paper)", stroke: color, strokeWidth: 1.5 } : { fill: color };
  const dot = <circle cx={cx} cy={cy} r={href ? 3.5 : 2.5} {...look} className="keep-color" />;
  if (!href) return dot;
  return (
    <a href={href} aria-label={words}>
      <circle cx={cx} cy={cy} r={12} fill="transparent" />
      {dot}
    </a>
  );
}

function dotWords(
  { points, xName, yName }: BandChartProps,
  index: number,
  write: (y: number) => string,
  writeX: (x: number) => string,
): string {
  const { x, y } = points[index]!;
  return `${xName} ${writeX(x)}: ${yName} ${y === null ? "undefined" : write(y)}`;
}

/** The points with what each line has at their positions. */
function withLines(
  points: readonly BandPoint[],
  lines: readonly BandLine[],
): (BandPoint & Partial<Record<`line${number}`, number>> & { alone?: [number, number] | undefined })[] {
  const at = lines.map(({ points: own }) => new Map(own.map(({ x, y }) => [x, y])));
  return points.map((point, k) => ({
    ...point,
    alone: standsAlone(points, k),
    ...Object.fromEntries(at.flatMap((own, line) => (own.has(point.x) ? [[`line${line}`, own.get(point.x)]] : []))),
  }));
}

function bandTable(
  { points, lines = [], xName, yName, intervalName = "95 % interval" }: BandChartProps,
  write: (y: number) => string,
  writeX: (x: number) => string,
): ChartTable {
  const counted = points.some(({ n }) => n !== undefined);
  const drawn = withLines(points, lines);
  return {
    columns: [xName, yName, intervalName, ...(counted ? ["n"] : []), ...lines.map(({ name }) => name)],
    rows: points.map(({ x, y, interval, n, href }, k) => [
      named(writeX(x), href),
      y === null ? "undefined" : write(y),
      interval ? `[${interval.map(write).join(", ")}]` : "none",
      ...(counted ? [n === undefined ? "" : formatNumber(n)] : []),
      ...lines.map((_, line) => {
        const own = drawn[k]![`line${line}`];
        return own === undefined ? "" : write(own);
      }),
    ]),
  };
}

function named(name: string, href: string | undefined) {
  return href ? <TextLink href={href}>{name}</TextLink> : name;
}
