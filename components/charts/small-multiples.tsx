"use client";

import { type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { formatPercent } from "@/components/ui/format";
import { type Packed, unpack } from "@/components/ui/packed";
import { TextLink } from "@/components/ui/text-link";
import { useFolded } from "@/components/ui/use-folded";
import { ChartFrame } from "./chart-frame";
import { type NamedRow, RowName } from "./row-name";

export interface Multiple extends NamedRow {
  /** Shares of the bins; null where there is nothing to draw. */
  shares: readonly number[] | null;
  /** What it is compared with. */
  outline: readonly number[] | null;
  /** A figure or two beside it. */
  note?: string;
  /** What it has in common with those beside it; said above the first of them. */
  group?: string;
}

export interface SmallMultiplesProps {
  question: string;
  caption: ReactNode;
  action?: ReactNode;
  bins: readonly string[];
  multiples: Packed<Multiple>;
  /** What a drawing says where there are no shares. */
  empty: string;
}

const HEIGHT = 48;
/** Beyond so many of a group the others come at a press. */
const MOST = 18;

/** Many small histograms on one scale, each with what it is compared with as an outline. */
export function SmallMultiples({ question, caption, action, bins, multiples: packed, empty }: SmallMultiplesProps) {
  const multiples = useMemo(() => unpack(packed), [packed]);
  const highest = Math.max(
    ...multiples.flatMap(({ shares, outline }) => [...(shares ?? []), ...(outline ?? [])]),
    0.01,
  );
  const write = (share: number | undefined) => (share === undefined ? "–" : formatPercent(share));
  return (
    <ChartFrame
      question={question}
      caption={caption}
      action={action}
      table={() => ({
        columns: ["Of", ...bins.flatMap((bin) => [bin, `${bin}, others`])],
        rows: multiples.map(({ name, shares, outline }) => [
          name,
          ...bins.flatMap((_, k) => [write(shares?.[k]), write(outline?.[k])]),
        ]),
      })}
      data={() => ({
        columns: ["of", ...bins, ...bins.map((bin) => `${bin}, others`)],
        rows: multiples.map(({ name, shares, outline }) => [
          name,
          ...bins.map((_, k) => shares?.[k] ?? null),
          ...bins.map((_, k) => outline?.[k] ?? null),
        ]),
      })}
    >
      <div className="grid gap-5">
        {grouped(multiples).map((group) => (
          <Group key={group[0]!.key} multiples={group} bins={bins} highest={highest} empty={empty} />
        ))}
      </div>
    </ChartFrame>
  );
}

/** Those that follow one another in one group. */
function grouped(multiples: readonly Multiple[]): Multiple[][] {
  const groups: Multiple[][] = [];
  for (const multiple of multiples) {
    const last = groups.at(-1);
    if (last && last[0]!.group === multiple.group) last.push(multiple);
    else groups.push([multiple]);
  }
  return groups;
}

interface GroupProps extends Pick<SmallMultiplesProps, "bins" | "empty"> {
  multiples: readonly Multiple[];
  highest: number;
}

function Group({ multiples, bins, highest, empty }: GroupProps) {
  const { isWhole, toggle } = useFolded(multiples.length > MOST + 2);
  const title = multiples[0]!.group;
  return (
    <section aria-label={title} className="grid gap-3">
      {title && (
        <p className="text-sm font-medium">
          {title} <span className="figures font-normal text-muted">{multiples.length}</span>
        </p>
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-5 gap-y-4">
        {(isWhole ? multiples : multiples.slice(0, MOST)).map(({ key, shares, outline, note, href, ...named }) => (
          <li key={key} className="@container grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1">
            <span className="flex min-w-0 items-baseline justify-between gap-2 text-xs">
              <span className="min-w-0 truncate" title={named.beside ? `${named.name}, ${named.beside}` : named.name}>
                {href ? (
                  <TextLink href={href}>
                    <RowName {...named} />
                  </TextLink>
                ) : (
                  <RowName {...named} />
                )}
              </span>
              <span className="figures shrink-0 text-muted">{note}</span>
            </span>
            {shares ? (
              <Histogram shares={shares} outline={outline} highest={highest} />
            ) : (
              <span className="flex h-12 items-center text-xs text-muted">{empty}</span>
            )}
            <span aria-hidden dir="ltr" className="flex justify-between text-xs text-muted">
              <span className="max-w-1/2 truncate">{bins[0]}</span>
              {bins.length > 1 && <span className="max-w-1/2 truncate">{bins.at(-1)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {!isWhole && (
        <Button size="sm" variant="quiet" className="no-print justify-self-start" onClick={toggle}>
          Show {multiples.length - MOST} more
        </Button>
      )}
    </section>
  );
}

interface HistogramProps {
  shares: readonly number[];
  outline: readonly number[] | null;
  highest: number;
}

/** One of them; in percent of its width, so that it needs no measuring. */
function Histogram({ shares, outline, highest }: HistogramProps) {
  const width = 100 / shares.length;
  const place = (value: number) => Number(value.toFixed(2));
  const y = (share: number) => place(HEIGHT - (share / highest) * (HEIGHT - 2));
  const x = (bin: number) => place(bin * width);
  const bars = shares.map((share, k) => `M${x(k + 0.08)} ${HEIGHT}V${y(share)}H${x(k + 0.92)}V${HEIGHT}Z`).join("");
  const steps = outline?.map((share, k) => `L${x(k)} ${y(share)}H${x(k + 1)}`).join("") ?? "";
  return (
    <svg
      aria-hidden
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-12 w-full border-b border-edge"
    >
      <path d={bars} fill="var(--ramp-4)" className="keep-color" />
      {outline && (
        <path
          d={`M0 ${HEIGHT}${steps}V${HEIGHT}`}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.25"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
