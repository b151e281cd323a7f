import { type Calculations, calculateAll, type NamedEstimates } from "@/lib/core/agreement/coefficients";
import { rankCorrelationInterval, spearman } from "@/lib/core/agreement/correlation";
import { centred, type DesignEffect, designEffect } from "@/lib/core/agreement/design-effect";
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
import { iccInfluence, ofFewerTargets } from "@/lib/core/agreement/icc-influence";
import { type RemlResult, remlComponents } from "@/lib/core/agreement/icc-reml";
import { type IccKind, iccFromComponents, remlInterval } from "@/lib/core/agreement/icc-reml-interval";
import { kendallTauB, kendallW } from "@/lib/core/agreement/kendall";
import { activeRaters, isComplete } from "@/lib/core/agreement/pair-counts";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { rankInfluence } from "@/lib/core/agreement/rank-influence";
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
      ? completeIcc(table, columns, blank, confidence)
      : comparable
        ? incompleteIcc(table, scores, blank, confidence)
        : Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form)]))),
    "kendall-w": kendall,
    ...(raters.length === 2 ? rankCorrelations(table, sharedScores(table, scores), counts, blank, confidence) : {}),
  };
}

type Blank = (method: string, reason?: UndefinedReason) => Estimate;

function completeIcc(table: RatingTable, columns: Float64Array[], blank: Blank, confidence: number): Calculations {
  if (columns[0]!.length < 2) {
    return Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form, "too-few-items")]));
  }
  const ms = meanSquares(columns);
  const rated = [...new Set(table.item)].sort((a, b) => a - b);
  return Object.fromEntries(
    ICC_FORMS.map((form) => [
      form,
      () => {
        const value = icc(form, ms);
        const copies = value === null ? undefined : effectOn(table, rated, () => iccInfluence(form, columns));
        const interval = value === null ? null : iccInterval(form, ofFewerTargets(ms, copies?.effect ?? 1), confidence);
        return {
          ...defined(blank(form), value),
          interval,
          intervalMethod: interval && "f-distribution",
          ...(copies && { units: copies.units }),
        };
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
      table,
    );
    return {
      ...defined(blank(method), iccFromComponents(kind, fitted.components)),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "reml-delta-logit" : null,
      ...(range?.units !== undefined && { units: range.units }),
    };
  };
  return {
    ...Object.fromEntries(ICC_FORMS.map((form) => [form, () => blank(form, "needs-complete-table")])),
    icc2: reml("icc2", "agreement"),
    icc3: reml("icc3", "consistency"),
  };
}

function rankCorrelations(
  table: RatingTable,
  { x, y, items }: ReturnType<typeof sharedScores>,
  counts: Counts,
  blank: Blank,
  confidence: number,
): Calculations {
  let copies: DesignEffect | undefined;
  const estimate = (method: string, value: number | null, kind: "spearman" | "kendall") => {
    if (value !== null) copies ??= effectOn(table, items, () => rankInfluence(x, y));
    const independent = counts.items / (copies?.effect ?? 1);
    const range = value === null ? null : rankCorrelationInterval(value, independent, kind, confidence);
    return {
      ...defined(blank(method), value),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "fisher-z" : null,
      ...(range && copies && { units: copies.units }),
    };
  };
  return {
    spearman: () => estimate("spearman", spearman(x, y), "spearman"),
    "kendall-tau": () => estimate("kendall-tau", kendallTauB(x, y), "kendall"),
  };
}

/** What copies do to a statistic of some items, of which `influence` says how far each moves it; undefined without copies. */
function effectOn(
  table: RatingTable,
  items: readonly number[],
  influence: () => Float64Array,
): DesignEffect | undefined {
  if (!table.unitOfItem) return undefined;
  const ofItem = new Float64Array(table.items.length).fill(Number.NaN);
  centred(influence()).forEach((value, k) => {
    ofItem[items[k]!] = value;
  });
  return designEffect(ofItem, table);
}

function defined(blank: Estimate, value: number | null): Estimate {
  return value === null ? blank : { ...blank, value, undefinedBecause: null };
}
