import { type Calculations, calculateAll, type NamedEstimates } from "@/lib/core/agreement/coefficients";
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
import { type RemlResult, remlComponents } from "@/lib/core/agreement/icc-reml";
import { type IccKind, iccFromComponents, remlInterval } from "@/lib/core/agreement/icc-reml-interval";
import { kendallTauB, kendallW } from "@/lib/core/agreement/kendall";
import { activeRaters, isComplete } from "@/lib/core/agreement/pair-counts";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { scoreColumns, sharedScores } from "@/lib/core/agreement/score-columns";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { RatingTable } from "@/lib/core/rating-table";

/**
 * The coefficients of scores: intraclass correlations (by analysis of variance on a complete table, else ICC(2) and
 * ICC(3) by REML), Kendall's W on complete tables, and Spearman's and Kendall's correlations of two raters.
 */
export function scoreCoefficients(scaled: ScaledTable, options: IntervalOptions = {}): NamedEstimates {
  return calculateAll(scoreCalculations(scaled, options));
}

/** The same, each calculated when it is asked for. */
export function scoreCalculations(scaled: ScaledTable, options: IntervalOptions = {}): Calculations {
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
  const columns = comparable && isComplete(table) ? scoreColumns(table, scores) : null;
  const kendall = () =>
    columns
      ? defined(blank("kendall-w"), kendallW(columns))
      : blank("kendall-w", comparable ? "needs-complete-table" : why);
  return {
    ...(columns
      ? completeIcc(columns, blank, confidence)
      : comparable
        ? incompleteIcc(table, scores, blank, confidence)
        : Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form)]))),
    "kendall-w": kendall,
    ...(raters.length === 2 ? rankCorrelations(sharedScores(table, scores), counts, blank, confidence) : {}),
  };
}

type Blank = (method: string, reason?: UndefinedReason) => Estimate;

function completeIcc(columns: Float64Array[], blank: Blank, confidence: number): Calculations {
  if (columns[0]!.length < 2) {
    return Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form, "too-few-items")]));
  }
  const ms = meanSquares(columns);
  return Object.fromEntries(
    ICC_FORMS.map((form) => [
      form,
      () => {
        const value = icc(form, ms);
        const interval = value === null ? null : iccInterval(form, ms, confidence);
        return { ...defined(blank(form), value), interval, intervalMethod: interval && "f-distribution" };
      },
    ]),
  );
}

/** One fit serves both forms. */
function incompleteIcc(table: RatingTable, scores: Float64Array, blank: Blank, confidence: number): Calculations {
  let fitted: RemlResult | undefined;
  const reml = (form: string, kind: IccKind) => () => {
    const method = `${form}-reml`;
    fitted ??= remlComponents(table, scores);
    if (!fitted.ok) return blank(method, fitted.reason);
    const range = remlInterval(
      (components) => iccFromComponents(kind, components),
      fitted.components,
      fitted.model,
      confidence,
    );
    return {
      ...defined(blank(method), iccFromComponents(kind, fitted.components)),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "reml-delta-logit" : null,
    };
  };
  return {
    ...Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form, "needs-complete-table")])),
    icc2: reml("icc2", "agreement"),
    icc3: reml("icc3", "consistency"),
  };
}

function rankCorrelations(
  [x, y]: readonly [Float64Array, Float64Array],
  counts: Counts,
  blank: Blank,
  confidence: number,
): Calculations {
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
    spearman: () => estimate("spearman", spearman(x, y), "spearman"),
    "kendall-tau": () => estimate("kendall-tau", kendallTauB(x, y), "kendall"),
  };
}

function defined(blank: Estimate, value: number | null): Estimate {
  return value === null ? blank : { ...blank, value, undefinedBecause: null };
}
