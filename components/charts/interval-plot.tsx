"use client";

import clsx from "clsx";
import { type CSSProperties, Fragment, type ReactNode } from "react";
import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { versionsWords } from "@/components/estimate/mixed-versions";
import { project } from "@/components/estimate/whisker";
import { formatNumber } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { type FigureData, FigureFrame } from "./figure-frame";
import { hiddenBelow, roomFor } from "./tick-room";

export interface IntervalRow {
  key: string;
  label: ReactNode;
  /** The label in words, where it is more than words. */
  name?: string;
  estimate: EstimateResult;
  /** Guideline versions of the labels that enter it. */
  versions: readonly VersionStamp[];
  /** Where the examples behind it are. */
  href?: string;
  /** A CSS colour for the dot, where it stands for a person or a version. */
  color?: string;
}

export interface IntervalPlotProps {
  question: string;
  caption: ReactNode;
  action?: ReactNode;
  rows: readonly IntervalRow[];
  /** Ends of the shared scale. */
  domain: [low: number, high: number];
  /** Figures on the scale; three to five. */
  ticks: number[];
  reference?: number;
  format?: EstimateFormat;
  minimumItems?: number;
  /** Those of the CSV, where not all are drawn. */
  all?: readonly IntervalRow[];
  /** Where rows are left out, and words for them. */
  gap?: { before: string; words: ReactNode };
  /** Each row compares its versions with one another, and so mixes none. */
  areDifferences?: boolean;
}

/** Estimates one below the other on one scale, to compare them: a table whose middle column is drawn. */
export function IntervalPlot(props: IntervalPlotProps) {
  const {
    question,
    caption,
    action,
    rows,
    domain,
    ticks,
    reference,
    format,
    minimumItems = 20,
    areDifferences,
    gap,
    all = rows,
  } = props;
  const unit = format?.percent ? 100 : 1;
  const ground = groundOf({ domain, ticks, reference });
  const digits = digitsOf(ticks.map((tick) => tick * unit));
  const scale = ticks.map((tick) => ({ words: formatNumber(tick * unit, { digits }), at: project(tick, domain) }));
  const room = roomFor(scale);
  return (
    <FigureFrame
      question={question}
      action={action}
      data={() => plotData(all)}
      className="@container relative"
      caption={
        <>
          {caption} {areDifferences || <MixedRows rows={rows} />}
        </>
      }
    >
      <table className="w-full table-fixed border-collapse" style={ground}>
        <caption className="sr-only">{question}</caption>
        <colgroup>
          <col className="w-[32%] @xl:w-36 @2xl:w-48 @5xl:w-72" />
          <col />
          <col className="w-28 @xl:w-66" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Of</th>
            <th scope="col">Drawn</th>
            <th scope="col">Estimate</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, name, estimate, versions, href, color }) => (
            <Fragment key={key}>
              {gap?.before === key && (
                <tr className="h-8 border-b border-line">
                  <td colSpan={3} className="text-muted">
                    <span className="flex flex-wrap items-center gap-x-2">{gap.words}</span>
                  </td>
                </tr>
              )}
              <tr className="h-8 border-b border-line">
                <th
                  scope="row"
                  title={name ?? (typeof label === "string" ? label : undefined)}
                  className="pe-3 text-start font-normal"
                >
                  <span className="line-clamp-2 wrap-anywhere">
                    {href ? <TextLink href={href}>{label}</TextLink> : label}
                  </span>
                </th>
                <td className="keep-color p-0 [background:var(--ground)]">
                  <Scale estimate={estimate} domain={domain} color={color} weak={estimate.items < minimumItems} />
                </td>
                <td className="overflow-hidden ps-3">
                  <Estimate
                    estimate={estimate}
                    versions={versions}
                    format={format}
                    minimumItems={minimumItems}
                    hide={["whisker", "mixed"]}
                    intervalClass="@max-xl:hidden"
                  />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
        <tfoot aria-hidden>
          <tr>
            <td />
            <td dir="ltr" className="p-0">
              <div className="@container/scale relative h-5">
                {scale.map(({ words, at }, k) => (
                  <span
                    key={at}
                    className={clsx(
                      "tabular absolute top-0.5 -translate-x-1/2 text-xs text-muted",
                      hiddenBelow(room[k]!),
                    )}
                    style={{ left: `${at * 100}%` }}
                  >
                    {words}
                  </span>
                ))}
              </div>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </FigureFrame>
  );
}

function plotData(rows: readonly IntervalRow[]): FigureData {
  return {
    columns: ["of", "value", "low", "high", "standard error", "method", "items", "raters", "pairs", "judgments"],
    rows: rows.map(({ key, label, name, estimate: { value, interval, standardError, method, ...counts } }) => [
      name ?? (typeof label === "string" ? label : key),
      value,
      interval?.[0] ?? null,
      interval?.[1] ?? null,
      standardError,
      method,
      ...[counts.items, counts.raters, counts.pairs, counts.judgments],
    ]),
  };
}

/** As few digits as tell all of these as they are; undefined where each needs its own. */
function digitsOf(ticks: readonly number[]): number | undefined {
  const needed = [0, 1, 2, 3, 4].find((digits) =>
    ticks.every((tick) => Math.abs(tick * 10 ** digits - Math.round(tick * 10 ** digits)) < 1e-6),
  );
  return needed !== undefined && needed > 2 ? needed : undefined;
}

/** Which rows hold labels of several guideline versions, and whether that is a mixture; nothing where none does. */
function MixedRows({ rows }: { rows: readonly IntervalRow[] }) {
  const mixed = rows.flatMap(({ label, versions }) => {
    const words = versionsWords(versions);
    if (words === null) return [];
    return [
      meanTheSame(versions)
        ? { label, words: `holds labels ${words}`, isWarning: false }
        : { label, words, isWarning: true },
    ];
  });
  const [first] = mixed;
  if (!first) return null;
  const isAll = mixed.length === rows.length && mixed.every(({ words }) => words === first.words);
  return (
    <span className={mixed.some(({ isWarning }) => isWarning) ? "text-warn" : undefined}>
      {isAll
        ? `Every row ${first.words}.`
        : numbered(mixed).map(({ place, item: { label, words } }) => (
            <span key={place}>
              <bdi>{label}</bdi> {words}.{" "}
            </span>
          ))}
    </span>
  );
}

const UPRIGHT = "linear-gradient(var(--line) 0 0)";
const DASHED = "repeating-linear-gradient(var(--edge) 0 3px, transparent 3px 5px)";

/** The lines behind every row, as one background: of many rows each line would be an element. */
function groundOf({ domain, ticks, reference }: Pick<IntervalPlotProps, "domain" | "ticks" | "reference">) {
  const line = (drawn: string, x: number) => `${drawn} ${project(x, domain) * 100}% 0 / 1px 100% no-repeat`;
  const lines = ticks.map((tick) => line(UPRIGHT, tick));
  return {
    "--ground": [...(reference === undefined ? [] : [line(DASHED, reference)]), ...lines].join(),
  } as CSSProperties;
}

interface ScaleProps {
  estimate: EstimateResult;
  domain: [number, number];
  color: string | undefined;
  weak: boolean;
}

/** One row of the plot, in percent of the cell, so that it needs no measuring. What its scale cuts ends in an arrow, without a dot. */
function Scale({ estimate, domain, color, weak }: ScaleProps) {
  const { value, interval } = estimate;
  const left = (x: number) => `${project(x, domain) * 100}%`;
  const [low, high] = domain;
  const isInside = value !== null && value >= low && value <= high;
  return (
    <div
      aria-hidden
      dir="ltr"
      className="relative h-8"
      style={{ color: weak ? "var(--edge)" : (color ?? "var(--ink)") }}
    >
      {interval && (
        <span
          className="keep-color absolute top-1/2 h-0.5 -translate-y-1/2 bg-current"
          style={{
            left: left(interval[0]),
            width: `${(project(interval[1], domain) - project(interval[0], domain)) * 100}%`,
          }}
        />
      )}
      {value !== null && Math.min(value, interval?.[0] ?? value) < low && (
        <span className={clsx(ARROW, "start-0 [clip-path:polygon(0_50%,100%_0,100%_100%)]")} />
      )}
      {value !== null && Math.max(value, interval?.[1] ?? value) > high && (
        <span className={clsx(ARROW, "end-0 [clip-path:polygon(100%_50%,0_0,0_100%)]")} />
      )}
      {isInside && (
        <span
          className={clsx(
            "keep-color absolute top-1/2 size-2 -translate-1/2 rounded-full border-2 border-current",
            weak ? "bg-paper" : "bg-current",
          )}
          style={{ left: left(value) }}
        />
      )}
    </div>
  );
}

const ARROW = "keep-color absolute top-1/2 h-2 w-1.5 -translate-y-1/2 bg-current";
