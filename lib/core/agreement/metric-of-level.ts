import { alpha } from "@/lib/core/agreement/alpha";
import { alphaOrdinal } from "@/lib/core/agreement/alpha-ordinal";
import type { Blocks } from "@/lib/core/agreement/blocks";
import { squaredDistance } from "@/lib/core/agreement/disagreement/distance";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import {
  circularDisagreement,
  intervalDisagreement,
  ratioDisagreement,
} from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { orderDisagreement } from "@/lib/core/agreement/disagreement/orders";
import { jaccardDistance, masiDistance, setDisagreement } from "@/lib/core/agreement/disagreement/sets";
import { MOST_TABULATED_CATEGORIES } from "@/lib/core/agreement/disagreement/tabulated";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { categoryUses } from "@/lib/core/agreement/per-category";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";

export const METRICS = ["nominal", "ordinal", "interval", "ratio", "circular", "jaccard", "masi", "ranking"] as const;

/** The metrics of Krippendorff's alpha. */
export type Metric = (typeof METRICS)[number];

/** What a metric needs to know about the categories. */
export type Categories = Pick<ScaledTable, "scores" | "circumference"> & { values: readonly Value[] };

export function categoriesOf(scaled: ScaledTable): Categories {
  return { scores: scaled.scores, circumference: scaled.circumference, values: scaled.table.values };
}

/** The metric that a level of measurement calls for; sets are compared by MASI. */
export function metricOf(level: ScaledTable["level"]): Metric {
  return level === "set" ? "masi" : level;
}

const TABULATED = ["ratio", "jaccard", "masi", "ranking"] as const satisfies readonly Metric[];
type Tabulated = (typeof TABULATED)[number];

/** Whether the metric compares each category with each, from a table of their distances. */
export function isTabulated(metric: Metric): metric is Tabulated {
  return TABULATED.some((known) => known === metric);
}

/** Whether the metric does, and there are too many categories for that. */
export function hasTooManyCategories(metric: Metric, categories: number): boolean {
  return isTabulated(metric) && categories > MOST_TABULATED_CATEGORIES;
}

/**
 * Disagreement between categories under a metric. The ordinal metric depends on how often each category was used and so
 * on `patterns`; the others do not look at them.
 */
export function disagreementOf(metric: Metric, categories: Categories, patterns: Patterns): Disagreement {
  return metric === "ordinal" ? squaredDistance([marginalMidRanks(patterns)]) : fixedDisagreement(metric, categories);
}

/** Disagreement under a metric that does not depend on how often a category was used. */
export function fixedDisagreement(metric: Exclude<Metric, "ordinal">, categories: Categories): Disagreement {
  const { scores, circumference, values } = categories;
  if (metric === "ranking") return orderDisagreement(values);
  switch (metric) {
    case "nominal":
      return nominalDisagreement(values.length);
    case "interval":
      return intervalDisagreement(numbers(scores));
    case "ratio":
      return ratioDisagreement(numbers(scores));
    case "circular":
      return circularDisagreement(numbers(scores), circumference ?? 1);
    default:
      return setDisagreement(values.map(asSet), metric === "masi" ? masiDistance : jaccardDistance);
  }
}

/**
 * Krippendorff's alpha under a metric, as a function of the blocks: distances are tabulated once and shared. Only the
 * ordinal form looks at the margins of the blocks themselves.
 */
export function alphaUnder(metric: Metric, categories: Categories): (blocks: Blocks) => Resampleable {
  if (metric === "ordinal") return alphaOrdinal;
  const disagreement = fixedDisagreement(metric, categories);
  return (blocks) => alpha(blocks, disagreement);
}

function marginalMidRanks(patterns: Patterns): Float64Array {
  let below = 0;
  return categoryUses(patterns).map((n) => {
    below += n;
    return below - n / 2;
  });
}

function numbers(scores: Float64Array | null): Float64Array {
  if (scores === null) throw new TypeError("A metric on numbers was asked for categories without scores");
  return scores;
}

function asSet(value: Value): readonly string[] {
  return typeof value === "string" || typeof value === "number" ? [String(value)] : value;
}
