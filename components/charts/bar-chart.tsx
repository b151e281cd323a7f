"use client";

import { useId } from "react";
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  LabelList,
  BarChart as Recharts,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatNumber, type NumberOptions } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import {
  AXIS_LINE,
  AXIS_TICK,
  axisLabel,
  CHART_MARGIN,
  ChartCanvas,
  ChartTooltip,
  GRID_STROKE,
  WrappedTick,
  X_AXIS_HEIGHT,
} from "./chart-canvas";
import { ChartFrame, type ChartTable } from "./chart-frame";
import { barFill, FillPattern, fillOf } from "./fills";
import { categoryColor } from "./palette";

export interface BarSeries {
  name: string;
  /** One value per label. */
  values: number[];
  /** Where the examples behind each bar are. */
  hrefs?: (string | undefined)[];
  /** Index of the category's colour; a single series has the hue of amounts. */
  colorIndex?: number;
}

export interface BarChartProps {
  question: string;
  caption: React.ReactNode;
  action?: React.ReactNode;
  /** The categories or bins, in order. */
  labels: string[];
  labelName: string;
  series: BarSeries[];
  /** What is counted, with its unit. */
  valueName: string;
  format?: NumberOptions;
  stacked?: boolean;
  /** No gaps, since the labels are bins of one scale. */
  histogram?: boolean;
  height?: number;
}

const DIRECT_LABELS = 12;
/** A further line of names below their bars, and the room between two of them. */
const LINE = 16;
const GAP = 4;

/** Amounts by category, or a histogram. Every bar with an address is a link to what it counts. */
export function BarChart(props: BarChartProps) {
  const { labels, series, format, stacked = false, histogram = false, height = 220 } = props;
  const id = useId();
  // Beside a category whoever has no colour stands back.
  const plain = series.length > 1 ? "var(--muted)" : "var(--ramp-5)";
  const color = ({ colorIndex }: BarSeries) => (colorIndex === undefined ? plain : categoryColor(colorIndex));
  const data = labels.map((label, index) => ({ label, ...series.map(({ values }) => values[index] ?? 0) }));
  const direct = series.length === 1 && labels.length <= DIRECT_LABELS;
  const areNames = labels.length <= DIRECT_LABELS && labels.some((label) => label.length > 4);
  const write = (value: number) => formatNumber(value, format);
  return (
    <ChartFrame
      {...props}
      table={() => barTable(props, write)}
      data={() => ({
        columns: [props.labelName, ...(series.length === 1 ? [props.valueName] : series.map(({ name }) => name))],
        rows: labels.map((label, index) => [label, ...series.map(({ values }) => values[index] ?? 0)]),
      })}
      legend={series.map((one, index) => ({ name: one.name, color: color(one), fill: fillOf(index) }))}
    >
      <ChartCanvas height={height}>
        <Recharts data={data} margin={CHART_MARGIN} barCategoryGap={histogram ? 1 : "24%"} barGap={1}>
          <defs>
            {series.map((one, index) => (
              <FillPattern key={one.name} id={`${id}-${index}`} fill={fillOf(index)} color={color(one)} />
            ))}
          </defs>
          <CartesianGrid vertical={false} stroke={GRID_STROKE} />
          <XAxis
            height={areNames ? X_AXIS_HEIGHT + LINE : X_AXIS_HEIGHT}
            dataKey="label"
            tick={
              areNames ? (tick) => <WrappedTick {...tick} room={Number(tick.width) / labels.length - GAP} /> : AXIS_TICK
            }
            {...(areNames && { interval: 0 })}
            axisLine={AXIS_LINE}
            tickLine={false}
            label={axisLabel(props.labelName, "x")}
          />
          <YAxis
            width={44}
            tick={AXIS_TICK}
            axisLine={false}
            tickLine={false}
            tickCount={4}
            tickFormatter={write}
            allowDecimals={!series.every(({ values }) => values.every(Number.isInteger))}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--sunken)" }}
            content={(content) => <ChartTooltip {...content} write={(value) => write(Number(value))} />}
          />
          {series.map((one, index) => (
            <Bar
              key={one.name}
              dataKey={String(index)}
              name={series.length === 1 ? props.valueName : one.name}
              stackId={stacked ? "all" : undefined}
              fill={color(one)}
              maxBarSize={histogram ? undefined : 56}
              isAnimationActive={false}
              shape={(bar: BarShapeProps) => (
                <LinkedBar
                  {...bar}
                  look={barFill(fillOf(index), color(one), `${id}-${index}`)}
                  href={one.hrefs?.[bar.index]}
                  words={`${labels[bar.index]}: ${write(one.values[bar.index] ?? 0)}`}
                />
              )}
            >
              {direct && (
                <LabelList position="top" fontSize={12} fill="var(--ink)" formatter={(value) => write(Number(value))} />
              )}
            </Bar>
          ))}
        </Recharts>
      </ChartCanvas>
    </ChartFrame>
  );
}

interface LinkedBarProps extends BarShapeProps {
  look: ReturnType<typeof barFill>;
  href: string | undefined;
  words: string;
}

function LinkedBar({ x, y, width, height, look, href, words }: LinkedBarProps) {
  const bar = (
    <rect
      x={x}
      y={y}
      width={Math.max(0, width)}
      height={Math.max(0, height)}
      {...look}
      className="keep-color forced-colors:stroke-[CanvasText]"
    />
  );
  if (!href) return bar;
  return (
    <a href={href} aria-label={words}>
      {bar}
    </a>
  );
}

function barTable(
  { labels, labelName, series, valueName }: BarChartProps,
  write: (value: number) => string,
): ChartTable {
  const cell = ({ values, hrefs }: BarSeries, index: number) => {
    const words = write(values[index] ?? 0);
    const href = hrefs?.[index];
    return href ? <TextLink href={href}>{words}</TextLink> : words;
  };
  return {
    columns: [labelName, ...(series.length === 1 ? [valueName] : series.map(({ name }) => name))],
    rows: labels.map((label, index) => [label, ...series.map((one) => cell(one, index))]),
  };
}
