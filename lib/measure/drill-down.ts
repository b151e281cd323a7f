import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { comparableGroups } from "@/lib/core/agreement/comparable";
import { confusionOf } from "@/lib/core/agreement/confusion";
import { alphaEstimate } from "@/lib/core/agreement/estimate-from";
import { disagreementByPattern, itemsCarrying, paretoCurve } from "@/lib/core/agreement/item-disagreement";
import { leaveOneRaterOut, type WithoutRater } from "@/lib/core/agreement/leave-one-out";
import {
  alphaUnder,
  categoriesOf,
  disagreementOf,
  hasTooManyCategories,
  metricOf,
} from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { type Precision, precisionOf } from "@/lib/core/agreement/precision";
import { bootstrap, shareAtLeast } from "@/lib/core/agreement/resampling/bootstrap";
import { createRandom } from "@/lib/core/random/generator";
import type { Value } from "@/lib/core/rating-table";
import { type LogQuestion, readRated } from "./rated";

/** An example and what it adds to the disagreement. */
export interface DisputedExample {
  example: string;
  share: number;
  ratings: number;
}

/** How probable it is that agreement reaches a level. */
export interface Target {
  threshold: number;
  probability: number;
}

/** Where disagreement on a criterion is: between which answers, on which examples, with whom. */
export interface DrillDown {
  /** How often two labels of an example were these two answers, by value; null where they are too many to show. */
  confusion: { values: Value[]; counts: number[][] } | null;
  /** Examples that two people or more labelled. */
  compared: number;
  /** How many of these carry half of the disagreement; null without any. */
  carryingHalf: number | null;
  /** Shares of the disagreement by the most disputed examples, at up to a hundred points. */
  curve: { items: number; share: number }[];
  /** The most disputed ones. */
  disputed: DisputedExample[];
  /** What alpha would be without each annotator, by id. */
  without: (Omit<WithoutRater, "rater"> & { annotator: string })[];
  /** Annotators who can be compared with one another, by id. */
  comparable: string[][];
  targets: Target[];
  precision: Precision | null;
}

export interface DrillDownQuestion extends LogQuestion {
  /** Levels that agreement is to reach. */
  thresholds: readonly number[];
}

const MOST_SHOWN_VALUES = 25;
const MOST_DISPUTED = 20;
const CURVE_POINTS = 100;
const REPLICATES = 10_000;
/** Half the width of an interval that a lead can decide by. */
const WANTED_REACH = 0.05;

/** For a thread; null where answers are not compared. */
export async function drillDown(question: DrillDownQuestion): Promise<DrillDown | null> {
  const rated = await readRated(question);
  if (!rated) return null;
  const { scaled, exampleOf } = rated;
  const { table } = scaled;
  const metric = metricOf(question.level);
  const { patterns, patternOfItem } = patternsFromTable(table);
  const categories = categoriesOf(scaled);
  const isTooMuch = hasTooManyCategories(metric, patterns.categories);
  const byPattern = isTooMuch ? [] : disagreementByPattern(patterns, disagreementOf(metric, categories, patterns));
  const shares = Array.from(patternOfItem, (p) => byPattern[p]?.share ?? null);
  const curve = paretoCurve(shares);
  const disputed = [...shares.keys()]
    .filter((item) => (shares[item] ?? 0) > 0)
    .sort((a, b) => shares[b]! - shares[a]! || a - b)
    .slice(0, MOST_DISPUTED);
  const alpha = alphaUnder(metric, categories)(blocksOfItems(patterns));
  const estimate = alphaEstimate(alpha, `alpha-${metric}`, patterns);
  // Without an interval, as of one example, drawing anew says nothing.
  const replicates = estimate.interval && bootstrap(alpha, createRandom(1), REPLICATES);
  return {
    confusion:
      table.values.length > MOST_SHOWN_VALUES ? null : { values: table.values, counts: square(confusionOf(patterns)) },
    compared: patterns.items.reduce((sum, n, p) => sum + (patterns.size[p]! >= 2 ? n : 0), 0),
    carryingHalf: itemsCarrying(curve, 0.5),
    curve: thinned(curve),
    disputed: disputed.map((item) => ({
      example: exampleOf(item),
      share: shares[item]!,
      ratings: patterns.size[patternOfItem[item]!]!,
    })),
    without: isTooMuch
      ? []
      : leaveOneRaterOut(scaled, metric).map(({ rater, ...found }) => ({ annotator: table.raters[rater]!, ...found })),
    comparable: comparableGroups(table).map((group) => group.map((rater) => table.raters[rater]!)),
    targets: replicates
      ? question.thresholds.map((threshold) => ({ threshold, probability: shareAtLeast(replicates, threshold) }))
      : [],
    precision: precisionOf(estimate, WANTED_REACH),
  };
}

function square(flat: Float64Array): number[][] {
  const n = Math.sqrt(flat.length);
  return Array.from({ length: n }, (_, a) => Array.from(flat.subarray(a * n, (a + 1) * n)));
}

/** Points of a curve, evenly spread, its last among them. */
function thinned<Point>(curve: readonly Point[]): Point[] {
  if (curve.length <= CURVE_POINTS) return [...curve];
  return Array.from({ length: CURVE_POINTS }, (_, k) => curve[Math.ceil(((k + 1) * curve.length) / CURVE_POINTS) - 1]!);
}
