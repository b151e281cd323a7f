import {
  type Calculations,
  calculateAll,
  type NamedEstimates,
  patternCalculations,
} from "@/lib/core/agreement/coefficients";
import { countsOf, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import {
  disagreementByPattern,
  type ItemDisagreement,
  itemsCarrying,
  paretoCurve,
} from "@/lib/core/agreement/item-disagreement";
import { type Clusters, leaveOneRaterOut, type WithoutRater } from "@/lib/core/agreement/leave-one-out";
import { categoriesOf, disagreementOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { activeRaters, pairCountsOf } from "@/lib/core/agreement/pair-counts";
import {
  countRatingPairs,
  MOST_RATING_PAIRS,
  type PairAgreement,
  pairwiseAgreement,
} from "@/lib/core/agreement/pairwise";
import { type ParadoxWarning, paradoxWarnings, type TwoByTwo, twoByTwo } from "@/lib/core/agreement/paradox";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { type BinaryAgreement, categoryUses, everyLabel, perCategory } from "@/lib/core/agreement/per-category";
import { raterCalculations } from "@/lib/core/agreement/rater-coefficients";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { scoreCalculations } from "@/lib/core/agreement/score-coefficients";
import type { UndefinedReason } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";

/** A part of the report, or why it was left out. */
export type Part<T> = { ok: true; rows: T[] } | { ok: false; reason: UndefinedReason };

export interface AgreementReport {
  items: number;
  pairableItems: number;
  raters: number;
  judgments: number;
  coefficients: NamedEstimates;
  /** For sets, one row for each label. */
  perCategory: Part<BinaryAgreement & { category: Value }>;
  pairwise: Part<PairAgreement>;
  leaveOneOut: Part<WithoutRater>;
  itemDisagreement: Part<ItemDisagreement & { item: number; ratings: number }>;
  /** How many items together carry half of the disagreement; `null` without disagreement. */
  itemsCarryingHalf: number | null;
  warnings: ParadoxWarning[];
  /** Prevalence and bias, for two raters and two categories. */
  twoByTwo: TwoByTwo | null;
}

/** Above this many categories they are no longer listed one by one. */
const MOST_LISTED_CATEGORIES = 1000;
/** Above this much work (pairs or raters times categories or patterns) a list is refused. */
const MOST_STEPS = 200_000_000;

/** What rating patterns say of the agreement on one question, whoever gave the ratings. */
export interface PatternReport {
  coefficients: NamedEstimates;
  warnings: ParadoxWarning[];
}

/** A bootstrap, if asked for, serves all coefficients, or the one that is named. */
export interface PatternReportOptions extends IntervalOptions {
  bootstrapped?: string;
}

/** Every coefficient that patterns on a scale give, and whether they are in one of the known paradoxes (see paradox.ts). */
export function patternReport(
  scaled: ScaledTable,
  patterns: Patterns,
  { bootstrapped, ...options }: PatternReportOptions = {},
  nested?: Clusters & { patternOfItem: Int32Array },
): PatternReport {
  const calculations = (intervals: IntervalOptions) =>
    patternCalculations(patterns, scaled.level, categoriesOf(scaled), intervals, nested);
  const { bootstrap, ...exact } = options;
  const coefficients = calculateAll(calculations(bootstrapped === undefined ? options : exact));
  if (bootstrap && bootstrapped !== undefined && coefficients[bootstrapped])
    coefficients[bootstrapped] = calculations(options)[bootstrapped]!();
  return {
    coefficients,
    warnings: paradoxWarnings(categoryUses(patterns), {
      percentAgreement: coefficients["percent-unit"]?.value ?? null,
      alpha: coefficients.alpha?.value ?? null,
      ac1: coefficients.ac1?.value ?? null,
    }),
  };
}

/** The coefficients that ask who gave which rating, each calculated when it is asked for. */
export function ratingCalculations(scaled: ScaledTable, options: IntervalOptions = {}): Calculations {
  return { ...raterCalculations(scaled, options), ...scoreCalculations(scaled, options) };
}

/** Everything about the agreement on one question. Bootstrap, if asked for, serves the coefficients only. */
export function agreementReport(
  scaled: ScaledTable,
  options: IntervalOptions = {},
  nested?: Clusters,
): AgreementReport {
  const { table } = scaled;
  const { patterns, patternOfItem } = patternsFromTable(table);
  const ofPatterns = patternReport(scaled, patterns, options, nested && { ...nested, patternOfItem });
  const exact = { confidence: options.confidence };
  const itemDisagreement = itemPart(scaled, patterns, patternOfItem);
  const shares = itemDisagreement.ok ? itemDisagreement.rows.map((row) => row.share) : [];
  const raters = activeRaters(table);
  return {
    items: table.items.length,
    pairableItems: countsOf(patterns, 2).items,
    raters: raters.length,
    judgments: table.item.length,
    coefficients: { ...ofPatterns.coefficients, ...calculateAll(ratingCalculations(scaled, options)) },
    perCategory: categoryPart(scaled, patterns, exact),
    pairwise: pairPart(scaled),
    leaveOneOut: leaveOneOutPart(scaled, patterns, exact, nested),
    itemDisagreement,
    itemsCarryingHalf: itemsCarrying(paretoCurve(shares), 0.5),
    warnings: ofPatterns.warnings,
    twoByTwo:
      raters.length === 2 && table.values.length === 2 ? twoByTwo(pairCountsOf(table, raters[0]!, raters[1]!)) : null,
  };
}

function categoryPart(
  scaled: ScaledTable,
  patterns: Patterns,
  options: IntervalOptions,
): AgreementReport["perCategory"] {
  const { values } = scaled.table;
  if (scaled.level !== "nominal" && scaled.level !== "ordinal" && scaled.level !== "set") return { ok: true, rows: [] };
  if (values.length > MOST_LISTED_CATEGORIES) return { ok: false, reason: "too-many-categories" };
  if (scaled.level === "set") {
    const rows = everyLabel(patterns, values, options);
    return { ok: true, rows: rows.map(({ label, ...agreement }) => ({ category: label, ...agreement })) };
  }
  const rows = perCategory(patterns, options);
  return { ok: true, rows: rows.map(({ category, ...agreement }) => ({ category: values[category]!, ...agreement })) };
}

function pairPart(scaled: ScaledTable): AgreementReport["pairwise"] {
  const { table } = scaled;
  const metric = metricOf(scaled.level);
  const pairs = countRatingPairs(table);
  if (pairs > MOST_RATING_PAIRS) return { ok: false, reason: "too-many-pairs" };
  const raterPairs = Math.min(pairs, (table.raters.length * (table.raters.length - 1)) / 2);
  const tooMany = hasTooManyCategories(metric, table.values.length) || raterPairs * table.values.length > MOST_STEPS;
  return tooMany ? { ok: false, reason: "too-many-categories" } : { ok: true, rows: pairwiseAgreement(scaled, metric) };
}

/** Alpha without each annotator, refused where there are too many of them, or of categories, for that. */
export function leaveOneOutPart(
  scaled: ScaledTable,
  patterns: Patterns = patternsFromTable(scaled.table).patterns,
  options: IntervalOptions = {},
  nested?: Clusters,
): AgreementReport["leaveOneOut"] {
  const metric = metricOf(scaled.level);
  const steps = scaled.table.raters.length * (patterns.category.length + patterns.categories);
  return hasTooManyCategories(metric, patterns.categories) || steps > MOST_STEPS
    ? { ok: false, reason: "too-many-categories" }
    : { ok: true, rows: leaveOneRaterOut(scaled, metric, options, nested) };
}

/** Items in order of their share of the disagreement, largest first. */
function itemPart(
  scaled: ScaledTable,
  patterns: Patterns,
  patternOfItem: Int32Array,
): AgreementReport["itemDisagreement"] {
  const metric = metricOf(scaled.level);
  if (hasTooManyCategories(metric, patterns.categories)) return { ok: false, reason: "too-many-categories" };
  const byPattern = disagreementByPattern(patterns, disagreementOf(metric, categoriesOf(scaled), patterns));
  const rows = Array.from(patternOfItem, (p, item) => ({
    item,
    ratings: p < 0 ? 0 : patterns.size[p]!,
    ...(byPattern[p] ?? { contribution: null, share: null, alpha: null }),
  }));
  rows.sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || a.item - b.item);
  return { ok: true, rows };
}
