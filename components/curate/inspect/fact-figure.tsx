"use client";

import { BarChart } from "@/components/charts/bar-chart";
import { formatCount, formatNumber } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { Distribution } from "@/lib/core/facts/distribution";
import { factTitle } from "./fact-words";

interface FactFigureProps {
  fact: string;
  /** Of what: `Responses`, `Examples`. */
  units: string;
  distribution: Distribution;
  /** What is drawn, with where the examples are. */
  bars: readonly { label: string; count: number; href: string | null }[];
}

/** One fact large: each bar opens its examples, and the same is there as a table. */
export function FactFigure({ fact, units, distribution, bars }: FactFigureProps) {
  const definition = factNamed(fact)!;
  const left = distribution.is === "words" ? distribution.others : 0;
  return (
    <BarChart
      question={`${factTitle(fact)}: how many of each?`}
      caption={
        <>
          n {formatNumber(distribution.units)} {units.toLowerCase()}
          {left > 0 && `; ${formatCount(left, "other")} with other words`}
          {distribution.is === "lists" && "; one with several types stands in each"}
        </>
      }
      labels={bars.map(({ label }) => label)}
      labelName={definition.unit ?? factTitle(fact)}
      series={[
        { name: units, values: bars.map(({ count }) => count), hrefs: bars.map(({ href }) => href ?? undefined) },
      ]}
      valueName={units}
      histogram={distribution.is === "amounts"}
      height={240}
    />
  );
}
