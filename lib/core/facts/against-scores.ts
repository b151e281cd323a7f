import type { Estimate } from "@/lib/core/estimate";
import { quantile } from "@/lib/core/fatigue/quantile";
import { amountOf, havingOf } from "./compare";
import { type Distribution, distributionOf } from "./distribution";
import { differenceOf, meanOverExamples } from "./estimates";
import { isPresent } from "./fact";
import type { HeldFact } from "./held";
import type { Units } from "./place";

/** Labels along one fact: what examples of one bin, word, type or flag got. */
export interface ScoresAlong {
  /** A range of amounts, a word, a type, or whether the flag is set or anything is in the list. */
  groups: { of: ScoreGroup; score: Estimate }[];
  /** Mean score of examples above the median of the fact minus that of the others; of flags and lists of those that have it. */
  split: { above: number | null; difference: Estimate } | null;
}

export type ScoreGroup =
  | { is: "range"; from?: number; below?: number }
  | { is: "word"; word: string }
  | { is: "has"; has: boolean };

const FIFTHS = [0.2, 0.4, 0.6, 0.8];

/**
 * The mean score of examples along a fact. `scores` has one number for each example, such as the mean of its labels or the share of them
 * that are one answer; NaN where it has no label. An example with several chosen parts counts with the mean of their values, and has a
 * word or flag as soon as one of them has. Amounts are cut at their fifths over the examples that have a score; equal values stay
 * together, and counts are cut at whole numbers. Each mean has Student's t over examples.
 */
export function scoresAlong({ definition, column }: HeldFact, units: Units, scores: Float64Array): ScoresAlong {
  const mean = (among: Iterable<number>) => {
    const own = [...among].filter((example) => !Number.isNaN(scores[example]!));
    return meanOverExamples(
      own.map((example) => scores[example]!),
      own,
      units.unitOf,
    );
  };
  if (column.kind === "hash") return { groups: [], split: null };
  if (column.kind === "word") {
    const { top } = distributionOf(definition, column, units) as Extract<Distribution, { is: "words" }>;
    const groups = top.map(({ word }) => ({
      of: { is: "word" as const, word },
      score: mean(examplesWhere(units, havingOf(column, word))),
    }));
    return { groups, split: null };
  }
  if (column.kind === "flag" || column.kind === "list") {
    const known = (row: number) => isPresent(column, row);
    const having = examplesWhere(units, havingOf(column, null));
    const lacking = [...examplesWhere(units, known)].filter((example) => !having.has(example));
    const [has, lacks] = [mean(having), mean(lacking)];
    return {
      groups: [
        { of: { is: "has", has: true }, score: has },
        { of: { is: "has", has: false }, score: lacks },
      ],
      split: { above: null, difference: differenceOf(has, lacks) },
    };
  }
  const amounts = [...amountsOfExamples(units, amountOf(column))].filter(
    ([example]) => !Number.isNaN(scores[example]!),
  );
  if (amounts.length === 0) return { groups: [], split: null };
  const values = Float64Array.from(amounts, ([, value]) => value);
  const parts = column.kind === "count" ? 1 : 1000;
  const edges = [...new Set(FIFTHS.map((p) => Math.ceil(quantile(values, p) * parts) / parts))];
  const middle = quantile(values, 0.5);
  const among = (from: number, below: number) =>
    mean(amounts.filter(([, value]) => value >= from && value < below).map(([example]) => example));
  const ends = [Number.NEGATIVE_INFINITY, ...edges, Number.POSITIVE_INFINITY];
  const groups = ends.slice(1).map((below, k) => ({
    of: {
      is: "range" as const,
      ...(Number.isFinite(ends[k]) && { from: ends[k]! }),
      ...(Number.isFinite(below) && { below }),
    },
    score: among(ends[k]!, below),
  }));
  const above = mean(amounts.filter(([, value]) => value > middle).map(([example]) => example));
  const others = mean(amounts.filter(([, value]) => value <= middle).map(([example]) => example));
  return {
    groups: groups.filter(({ score }) => score.items > 0),
    split: { above: middle, difference: differenceOf(above, others) },
  };
}

function examplesWhere({ rows, examples }: Units, passes: (row: number) => boolean): Set<number> {
  const found = new Set<number>();
  for (let unit = 0; unit < rows.length; unit++) if (passes(rows[unit]!)) found.add(examples[unit]!);
  return found;
}

/** The mean of each example's values; without those that have none. */
function* amountsOfExamples({ rows, examples }: Units, amount: (row: number) => number): Generator<[number, number]> {
  let [example, sum, n] = [-1, 0, 0];
  for (let unit = 0; unit <= rows.length; unit++) {
    if (unit === rows.length || examples[unit] !== example) {
      if (n > 0) yield [example, sum / n];
      [example, sum, n] = [examples[unit] ?? -1, 0, 0];
    }
    const value = unit < rows.length ? amount(rows[unit]!) : Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
}
