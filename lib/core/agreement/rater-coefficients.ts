import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { type Calculations, calculateAll, type NamedEstimates } from "@/lib/core/agreement/coefficients";
import { cohenKappa } from "@/lib/core/agreement/cohen";
import { cohenEstimate } from "@/lib/core/agreement/cohen-estimate";
import { congerKappa } from "@/lib/core/agreement/conger";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import {
  type Counts,
  countsOf,
  estimateFrom,
  type IntervalOptions,
  undefinedEstimate,
  unlessForced,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import { activeRaters, isComplete, pairCountsOf } from "@/lib/core/agreement/pair-counts";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { CHANCE_CORRECTED, UNBOUNDED } from "@/lib/core/agreement/range";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { scottPi } from "@/lib/core/agreement/scott";
import type { Estimate } from "@/lib/core/estimate";

/** Ranks by category above which tables of raters and categories would not fit in memory. */
const MOST_MARGINS = 20_000_000;

/**
 * The coefficients that ask who gave which rating: Cohen (identity, linear and quadratic weights on ranks) and Scott for
 * two raters; Conger for any number; Light, the mean of Cohen's kappa over pairs of raters, for complete tables.
 */
export function raterCoefficients(scaled: ScaledTable, options: IntervalOptions = {}): NamedEstimates {
  return calculateAll(raterCalculations(scaled, options));
}

/** The same, each calculated when it is asked for. */
export function raterCalculations(scaled: ScaledTable, options: IntervalOptions = {}): Calculations {
  const { table, scores, level } = scaled;
  if (level === "set" || level === "ranking") return {};
  const q = table.values.length;
  const ranks = Float64Array.from({ length: q }, (_, k) => k + 1);
  const weightings = [
    { suffix: "", byValue: nominalDisagreement(q), byRank: nominalDisagreement(q) },
    ...(scores === null || level === "circular"
      ? []
      : [
          { suffix: "-linear", byValue: linearDisagreement(scores), byRank: linearDisagreement(ranks) },
          { suffix: "-quadratic", byValue: quadraticDisagreement(scores), byRank: quadraticDisagreement(ranks) },
        ]),
  ];
  const raters = activeRaters(table);
  const calculations: Calculations = {};
  for (const { suffix, byValue, byRank } of weightings) {
    if (raters.length === 2) calculations[`cohen${suffix}`] = () => cohen(scaled, `cohen${suffix}`, byRank, options);
    calculations[`conger${suffix}`] = () => conger(scaled, `conger${suffix}`, byValue, options);
  }
  if (raters.length === 2) calculations.scott = () => scott(scaled, options);
  if (raters.length > 2) calculations.light = () => light(scaled, options);
  return calculations;
}

function cohen(scaled: ScaledTable, method: string, disagreement: Disagreement, options: IntervalOptions): Estimate {
  const [first, second] = activeRaters(scaled.table) as [number, number];
  return cohenEstimate(method, pairCountsOf(scaled.table, first, second), disagreement, options.confidence);
}

function scott(scaled: ScaledTable, options: IntervalOptions): Estimate {
  const { patterns } = patternsFromTable(scaled.table);
  return estimateFrom(
    scottPi(blocksOfItems(patterns)),
    "scott",
    countsOf(patterns, 2),
    whyUndefined(patterns),
    options,
  );
}

function conger(scaled: ScaledTable, method: string, disagreement: Disagreement, options: IntervalOptions): Estimate {
  const { patterns } = patternsFromTable(scaled.table);
  const counts = countsOf(patterns, 1);
  if (scaled.table.raters.length * scaled.table.values.length > MOST_MARGINS) {
    return undefinedEstimate(method, counts, "too-many-categories", options.confidence);
  }
  const range = isComplete(scaled.table) ? CHANCE_CORRECTED : { ...UNBOUNDED, ceiling: 1 };
  return unlessForced(
    estimateFrom(congerKappa(scaled.table, disagreement), method, counts, whyUndefined(patterns), options, range),
  );
}

/** Light's kappa (Light 1971). No interval: the pairs of raters are not independent. */
function light(scaled: ScaledTable, options: IntervalOptions): Estimate {
  const { table } = scaled;
  const counts = pairableCounts(scaled);
  if (!isComplete(table)) return undefinedEstimate("light", counts, "needs-complete-table", options.confidence);
  const raters = activeRaters(table);
  const nominal = nominalDisagreement(table.values.length);
  const kappas = raters.flatMap((first, k) =>
    raters.slice(k + 1).map((second) => cohenKappa(pairCountsOf(table, first, second), nominal).value),
  );
  const estimate = undefinedEstimate("light", counts, "no-variation", options.confidence);
  if (kappas.some((kappa) => kappa === null)) return estimate;
  const value = kappas.reduce<number>((sum, kappa) => sum + (kappa ?? 0) / kappas.length, 0);
  return { ...estimate, value, undefinedBecause: null };
}

function pairableCounts(scaled: ScaledTable): Counts {
  return countsOf(patternsFromTable(scaled.table).patterns, 2);
}
