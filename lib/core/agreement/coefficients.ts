import { type Blocks, blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import {
  brennanPrediger,
  fleissKappa,
  gwetAC,
  percentAgreementByItem,
  percentAgreementByPair,
} from "@/lib/core/agreement/chance-corrected";
import { meanConcordance } from "@/lib/core/agreement/concordance";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import {
  alphaEstimate,
  type Counts,
  countsOf,
  estimateFrom,
  type IntervalOptions,
  undefinedEstimate,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import type { Clusters } from "@/lib/core/agreement/leave-one-out";
import { alphaUnder, type Categories, hasTooManyCategories, type Metric } from "@/lib/core/agreement/metric-of-level";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { evenChanceRange, fleissRange, SHARE } from "@/lib/core/agreement/range";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { Level } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";

/** Estimates by name, for example `alpha` or `ac2-linear`. */
export type NamedEstimates = Record<string, Estimate>;

/** Estimates that are still to be calculated, by name: some take long, and not all may be wanted. */
export type Calculations = Record<string, () => Estimate>;

export function calculateAll(calculations: Calculations): NamedEstimates {
  return Object.fromEntries(Object.entries(calculations).map(([name, calculate]) => [name, calculate()]));
}

/**
 * Every coefficient that follows from rating patterns, whoever gave the ratings: percent agreement, alpha at the level
 * (for sets: Jaccard, MASI and nominal), the mean of Kendall's W where each rating is an order, and the coefficients of Gwet's family with identity, linear and quadratic
 * weights where the categories have positions.
 */
export function patternCoefficients(
  patterns: Patterns,
  level: Level,
  categories: Categories,
  options: IntervalOptions = {},
  nested?: Clusters & { patternOfItem: Int32Array },
): NamedEstimates {
  return calculateAll(patternCalculations(patterns, level, categories, options, nested));
}

/** The same, each calculated when it is asked for. */
export function patternCalculations(
  patterns: Patterns,
  level: Level,
  categories: Categories,
  options: IntervalOptions = {},
  nested?: Clusters & { patternOfItem: Int32Array },
): Calculations {
  const blocks = nested
    ? blocksOfClusters(patterns, nested.patternOfItem, nested.clusterOfItem, nested.clusters)
    : blocksOfItems(patterns);
  const percent = (name: string, statistic: (blocks: Blocks) => Resampleable) => () =>
    estimateFrom(statistic(blocks), name, countsOf(patterns, 2), whyUndefined(patterns), options, SHARE);
  return {
    "percent-unit": percent("percent-unit", percentAgreementByItem),
    "percent-pair": percent("percent-pair", percentAgreementByPair),
    ...alphas(blocks, level, categories, options),
    ...(level === "ranking"
      ? { "kendall-w": percent("kendall-w", (of) => meanConcordance(of, categories.values)) }
      : {}),
    ...(level === "set" || level === "ranking" ? {} : gwetFamily(blocks, categories, options)),
  };
}

/** Alpha at the level: for sets that of MASI. */
export function headlineAlpha(coefficients: NamedEstimates): Estimate {
  return (coefficients.alpha ?? coefficients["alpha-masi"])!;
}

function alphas(blocks: Blocks, level: Level, categories: Categories, options: IntervalOptions): Calculations {
  const { patterns } = blocks;
  const counts = countsOf(patterns, 2);
  const estimate = (metric: Metric) => () =>
    hasTooManyCategories(metric, patterns.categories)
      ? undefinedEstimate(`alpha-${metric}`, counts, "too-many-categories", options.confidence)
      : alphaEstimate(alphaUnder(metric, categories)(blocks), `alpha-${metric}`, patterns, options);
  if (level !== "set") return { alpha: estimate(level) };
  return { "alpha-jaccard": estimate("jaccard"), "alpha-masi": estimate("masi"), "alpha-nominal": estimate("nominal") };
}

function gwetFamily(blocks: Blocks, categories: Categories, options: IntervalOptions): Calculations {
  const { patterns } = blocks;
  const { scores, circumference } = categories;
  const [rated, paired] = [countsOf(patterns, 1), countsOf(patterns, 2)];
  const weightings = [
    { suffix: "", ac: "ac1", disagreement: nominalDisagreement(patterns.categories) },
    ...(scores === null || circumference !== null
      ? []
      : [
          { suffix: "-linear", ac: "ac2-linear", disagreement: linearDisagreement(scores) },
          { suffix: "-quadratic", ac: "ac2-quadratic", disagreement: quadraticDisagreement(scores) },
        ]),
  ];
  const calculations: Calculations = {};
  for (const { suffix, ac, disagreement } of weightings) {
    const why = whyUndefined(patterns);
    const whyOneCategory = why === "no-variation" && patterns.categories < 2 ? "one-category" : why;
    const evenChance = evenChanceRange(patterns, disagreement, suffix === "");
    const add = (name: string, statistic: typeof fleissKappa, counts: Counts, range = evenChance) => {
      const reason = range === evenChance ? whyOneCategory : why;
      calculations[name] = () => estimateFrom(statistic(blocks, disagreement), name, counts, reason, options, range);
    };
    add(`fleiss${suffix}`, fleissKappa, rated, fleissRange(patterns));
    add(`brennan-prediger${suffix}`, brennanPrediger, paired);
    add(ac, gwetAC, rated);
  }
  return calculations;
}
