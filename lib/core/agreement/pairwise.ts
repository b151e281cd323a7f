import { alpha } from "@/lib/core/agreement/alpha";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { cohenKappa } from "@/lib/core/agreement/cohen";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { tabulatedDisagreement } from "@/lib/core/agreement/disagreement/tabulated";
import {
  alphaUnder,
  type Categories,
  categoriesOf,
  fixedDisagreement,
  isTabulated,
  type Metric,
} from "@/lib/core/agreement/metric-of-level";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";
import { type CountedPattern, type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByItem } from "@/lib/core/rating-table";

/** Beyond this many pairs of ratings a matrix of raters is refused rather than run out of memory. */
export const MOST_RATING_PAIRS = 20_000_000;

/** Two raters, and what they said about the items that both rated. */
export interface RaterPair {
  first: number;
  second: number;
  counts: PairCounts;
}

/** Agreement of two raters. `alpha` and `kappa` are `null` where they are undefined. */
export interface PairAgreement {
  first: number;
  second: number;
  items: number;
  agreement: number;
  alpha: number | null;
  kappa: number | null;
}

/** How many pairs of ratings of the same item there are. */
export function countRatingPairs(table: RatingTable): number {
  const { start } = groupByItem(table);
  return table.items.reduce((sum, _, i) => {
    const m = start[i + 1]! - start[i]!;
    return sum + (m * (m - 1)) / 2;
  }, 0);
}

/** Contingency tables of all pairs of raters that share an item, ordered by first and second rater. */
export function raterPairs(table: RatingTable): RaterPair[] {
  const { start, order } = groupByItem(table);
  const byPair = new Map<number, Map<number, number>>();
  const raters = table.raters.length;
  const categories = table.values.length;
  for (let i = 0; i < table.items.length; i++) {
    for (let s = start[i]!; s < start[i + 1]!; s++) {
      for (let t = start[i]!; t < s; t++) {
        const [x, y] =
          table.rater[order[s]!]! < table.rater[order[t]!]! ? [order[s]!, order[t]!] : [order[t]!, order[s]!];
        const pair = table.rater[x]! * raters + table.rater[y]!;
        const cell = table.value[x]! * categories + table.value[y]!;
        let cells = byPair.get(pair);
        if (cells === undefined) {
          cells = new Map();
          byPair.set(pair, cells);
        }
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
    }
  }
  return [...byPair]
    .sort(([a], [b]) => a - b)
    .map(([pair, cells]) => ({
      first: Math.floor(pair / raters),
      second: pair % raters,
      counts: {
        a: Int32Array.from(cells.keys(), (cell) => Math.floor(cell / categories)),
        b: Int32Array.from(cells.keys(), (cell) => cell % categories),
        n: Float64Array.from(cells.values()),
      },
    }));
}

/** Agreement of each pair of raters on the items that both rated. */
export function pairwiseAgreement(scaled: ScaledTable, metric: Metric): PairAgreement[] {
  const agreementOf = pairAgreementUnder(metric, scaled);
  return raterPairs(scaled.table).map(({ first, second, counts }) => ({ first, second, ...agreementOf(counts) }));
}

/**
 * Agreement of two raters from their pair counts, under a metric whose distances are tabulated once: share of equal
 * ratings, alpha (its margins, and for the ordinal metric its ranks, those of the pair), and unweighted kappa. There is no
 * kappa of sets: it would take each combination for a category of its own.
 */
export function pairAgreementUnder(metric: Metric, scaled: ScaledTable) {
  const ofPair = isTabulated(metric) ? amongFew(metric, categoriesOf(scaled)) : amongAll(metric, categoriesOf(scaled));
  return (counts: PairCounts): Omit<PairAgreement, "first" | "second"> => {
    const { alphaValue, kappa } = ofPair(counts);
    return {
      items: kappa.items,
      agreement: kappa.observedAgreement ?? 0,
      alpha: Number.isNaN(alphaValue) ? null : alphaValue,
      kappa: scaled.level === "set" ? null : kappa.value,
    };
  };
}

function amongAll(metric: Metric, categories: Categories) {
  const q = categories.values.length;
  const nominal = nominalDisagreement(q);
  const alphaOf = alphaUnder(metric, categories);
  return (counts: PairCounts) => ({
    alphaValue: alphaOf(blocksOfItems(patternsOfPair(counts, q))).value,
    kappa: cohenKappa(counts, nominal),
  });
}

/** The same where each category is compared with each: a pair of raters used few of all, and only these are looked at. */
function amongFew(metric: Exclude<Metric, "ordinal">, categories: Categories) {
  const distance = fixedDisagreement(metric, categories);
  return ({ a, b, n }: PairCounts) => {
    const used = [...new Set([...a, ...b])].sort((x, y) => x - y);
    const place = new Map(used.map((category, k) => [category, k]));
    const renumbered = (codes: Int32Array) => codes.map((code) => place.get(code)!);
    const counts = { a: renumbered(a), b: renumbered(b), n };
    const few = tabulatedDisagreement(used.length, (x, y) => distance.between(used[x]!, used[y]!));
    return {
      alphaValue: alpha(blocksOfItems(patternsOfPair(counts, used.length)), few).value,
      kappa: cohenKappa(counts, nominalDisagreement(used.length)),
    };
  };
}

/** Each cell of a contingency table as a pattern of two ratings. */
function patternsOfPair(counts: PairCounts, categories: number): Patterns {
  const rows = Array.from(counts.n, (items, k): CountedPattern => {
    const [a, b] = [counts.a[k]!, counts.b[k]!];
    return {
      items,
      counts:
        a === b
          ? [[a, 2]]
          : [
              [a, 1],
              [b, 1],
            ],
    };
  });
  return patternsFromCounts(rows, categories, 2);
}
