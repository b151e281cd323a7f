import type { NamedEstimates } from "@/lib/core/agreement/coefficients";
import { rankCorrelationInterval, spearman } from "@/lib/core/agreement/correlation";
import { rescale } from "@/lib/core/agreement/disagreement/distance";
import {
  type Counts,
  countsOf,
  DEFAULT_CONFIDENCE,
  type IntervalOptions,
  undefinedEstimate,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import { ICC_FORMS, icc, iccInterval, meanSquares } from "@/lib/core/agreement/icc";
import { remlComponents } from "@/lib/core/agreement/icc-reml";
import { iccFromComponents, remlInterval } from "@/lib/core/agreement/icc-reml-interval";
import { kendallTauB } from "@/lib/core/agreement/kendall-tau";
import { kendallW } from "@/lib/core/agreement/kendall-w";
import { activeRaters, isComplete } from "@/lib/core/agreement/pair-counts";
import { patternsFromTable } from "@/lib/core/agreement/patterns";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { groupByCode } from "@/lib/core/rating-groups";
import type { RatingTable } from "@/lib/core/rating-table";

/**
 * The coefficients of scores: intraclass correlations (by analysis of variance on a complete table, else ICC(2) and
 * ICC(3) by REML), Kendall's W on complete tables, and Spearman's and Kendall's correlations of two raters.
 */
export function scoreCoefficients(scaled: ScaledTable, options: IntervalOptions = {}): NamedEstimates {
  const { table, level } = scaled;
  if (scaled.scores === null || level === "circular") return {};
  const scores = rescale(scaled.scores).scaled;
  const { patterns } = patternsFromTable(table);
  const counts = countsOf(patterns, 2);
  const confidence = options.confidence ?? DEFAULT_CONFIDENCE;
  const why = whyUndefined(patterns);
  const blank = (method: string, reason: UndefinedReason = why) =>
    undefinedEstimate(method, counts, reason, confidence);
  const comparable = why === "no-variation";
  const raters = activeRaters(table);
  const complete = comparable && isComplete(table);
  const columns = complete ? scoreColumns(table, scores) : null;
  return {
    ...(columns
      ? completeIcc(columns, blank, confidence)
      : comparable
        ? incompleteIcc(table, scores, blank, confidence)
        : Object.fromEntries(ICC_FORMS.map((form) => [form, blank(form)]))),
    "kendall-w": columns
      ? defined(blank("kendall-w"), kendallW(columns))
      : blank("kendall-w", comparable ? "needs-complete-table" : why),
    ...(raters.length === 2 ? rankCorrelations(sharedScores(table, scores), counts, blank, confidence) : {}),
  };
}

type Blank = (method: string, reason?: UndefinedReason) => Estimate;

function completeIcc(columns: Float64Array[], blank: Blank, confidence: number): NamedEstimates {
  if (columns[0]!.length < 2) return Object.fromEntries(ICC_FORMS.map((form) => [form, blank(form, "too-few-items")]));
  const ms = meanSquares(columns);
  return Object.fromEntries(
    ICC_FORMS.map((form) => {
      const value = icc(form, ms);
      const interval = value === null ? null : iccInterval(form, ms, confidence);
      return [form, { ...defined(blank(form), value), interval, intervalMethod: interval && "f-distribution" }];
    }),
  );
}

function incompleteIcc(table: RatingTable, scores: Float64Array, blank: Blank, confidence: number): NamedEstimates {
  const estimates = Object.fromEntries(ICC_FORMS.map((form) => [form, blank(form, "needs-complete-table")]));
  const fit = remlComponents(table, scores);
  for (const [form, kind] of [
    ["icc2", "agreement"],
    ["icc3", "consistency"],
  ] as const) {
    const method = `${form}-reml`;
    if (!fit.ok) {
      estimates[form] = blank(method, fit.reason);
      continue;
    }
    const range = remlInterval(kind, fit.components, fit.model, confidence);
    estimates[form] = {
      ...defined(blank(method), iccFromComponents(kind, fit.components)),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "reml-delta-logit" : null,
    };
  }
  return estimates;
}

function rankCorrelations(
  [x, y]: readonly [Float64Array, Float64Array],
  counts: Counts,
  blank: Blank,
  confidence: number,
): NamedEstimates {
  const estimate = (method: string, value: number | null, kind: "spearman" | "kendall") => {
    const range = value === null ? null : rankCorrelationInterval(value, counts.items, kind, confidence);
    return {
      ...defined(blank(method), value),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "fisher-z" : null,
    };
  };
  return {
    spearman: estimate("spearman", spearman(x, y), "spearman"),
    "kendall-tau": estimate("kendall-tau", kendallTauB(x, y), "kendall"),
  };
}

function defined(blank: Estimate, value: number | null): Estimate {
  return value === null ? blank : { ...blank, value, undefinedBecause: null };
}

/** Scores of a complete table, one array for each rater, items in table order. */
function scoreColumns(table: RatingTable, scores: Float64Array): Float64Array[] {
  const { start, order } = groupByCode(table.rater, table.raters.length);
  return activeRaters(table).map((rater) => {
    const own = [...order.subarray(start[rater], start[rater + 1])].sort((s, t) => table.item[s]! - table.item[t]!);
    return Float64Array.from(own, (t) => scores[table.value[t]!]!);
  });
}

/** The scores of two raters on the items that both rated. */
function sharedScores(table: RatingTable, scores: Float64Array): [Float64Array, Float64Array] {
  const [first] = activeRaters(table);
  const own = new Map<number, number>();
  for (let t = 0; t < table.rater.length; t++) {
    if (table.rater[t] === first) own.set(table.item[t]!, scores[table.value[t]!]!);
  }
  const x: number[] = [];
  const y: number[] = [];
  for (let t = 0; t < table.rater.length; t++) {
    const other = own.get(table.item[t]!);
    if (table.rater[t] === first || other === undefined) continue;
    x.push(other);
    y.push(scores[table.value[t]!]!);
  }
  return [Float64Array.from(x), Float64Array.from(y)];
}
