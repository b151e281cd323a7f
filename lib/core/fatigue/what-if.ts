import type { WorkColumns } from "@/lib/core/fatigue/events";
import type { Sessions } from "@/lib/core/fatigue/sessions";
import type { ShrunkenSlope } from "@/lib/core/fatigue/shrinkage";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { groupByCode } from "@/lib/core/rating-table";

/** Drop what comes after this position, or after this many minutes, of a session. */
export interface CutOff {
  afterPosition?: number;
  afterMinute?: number;
}

export interface WhatIf {
  kept: number;
  dropped: number;
  annotatorsAffected: number;
  /** Items left without any answer, and with a single one. */
  itemsLost: string[];
  itemsLeftAlone: string[];
  /** Items whose leading category (or tie) is another one than before; items lost are not among them. */
  itemsChanged: string[];
  /** Mean over items of the (weighted) mean similarity of pairs; `null` without a pair. */
  agreementBefore: number | null;
  agreementAfter: number | null;
}

/** Weight 1 for every answer up to the cut-off, 0 after it. An answer without a known position or minute is kept. */
export function cutOffWeights(
  { position, minutes }: Pick<Sessions, "position" | "minutes">,
  { afterPosition, afterMinute }: CutOff,
): Float64Array {
  return position.map((p, e) => {
    const late = afterPosition !== undefined && p > afterPosition;
    const tired = afterMinute !== undefined && minutes[e]! > afterMinute;
    return late || tired ? 0 : 1;
  });
}

/**
 * Down-weights late answers by their estimated reliability: w = 1 + slope (position - 1) / start, between 0 and 1, where
 * slope is the annotator's shrunken slope and `start` the agreement at the beginning of sessions. Annotators without a
 * slope keep weight 1.
 */
export function reliabilityWeights(
  { annotators, annotator }: WorkColumns,
  { position }: Pick<Sessions, "position">,
  slopes: readonly ShrunkenSlope[],
  start: number,
): Float64Array {
  const slopeOf = new Map(slopes.map(({ annotator, slope }) => [annotator, slope]));
  const own = annotators.map((name) => slopeOf.get(name));
  return position.map((_, e) => {
    const slope = own[annotator[e]!];
    if (slope === undefined || Number.isNaN(position[e]!) || !(start > 0)) return 1;
    return Math.min(1, Math.max(0, 1 + (slope * (position[e]! - 1)) / start));
  });
}

/** What would happen to the labels if each answer counted `weights[e]` (0 to 1) instead of 1. Skipped events do not count. */
export function whatIf(work: WorkColumns, coded: CodedValues, weights: Float64Array): WhatIf {
  const items = answersByItem(work, coded);
  const affected = new Set<number>();
  let kept = 0;
  let dropped = 0;
  coded.code.forEach((code, e) => {
    if (code < 0) return;
    if (weights[e]! > 0) kept++;
    else dropped++;
    if (weights[e]! < 1) affected.add(work.annotator[e]!);
  });
  const ones = new Float64Array(weights.length).fill(1);
  const result = { itemsLost: [] as string[], itemsLeftAlone: [] as string[], itemsChanged: [] as string[] };
  for (const answers of items) {
    const item = work.items[work.item[answers[0]!]!]!;
    const left = answers.filter((e) => weights[e]! > 0);
    if (left.length === 0) result.itemsLost.push(item);
    else if (leaders(left, coded, weights) !== leaders(answers, coded, ones)) result.itemsChanged.push(item);
    if (left.length === 1 && answers.length > 1) result.itemsLeftAlone.push(item);
  }
  return {
    kept,
    dropped,
    annotatorsAffected: affected.size,
    ...result,
    agreementBefore: meanAgreement(items, coded, ones),
    agreementAfter: meanAgreement(items, coded, weights),
  };
}

/** The answers to each item that has some. */
function answersByItem({ item, items }: WorkColumns, { code }: CodedValues): number[][] {
  const { start, order } = groupByCode(item, items.length);
  return items.flatMap((_, i) => {
    const answers: number[] = [];
    for (let k = start[i]!; k < start[i + 1]!; k++) if (code[order[k]!]! >= 0) answers.push(order[k]!);
    return answers.length === 0 ? [] : [answers];
  });
}

/** The categories with the largest sum of weights, as a key. */
function leaders(answers: readonly number[], { code }: CodedValues, weights: Float64Array): string {
  const sums = weightByCategory(answers, code, weights);
  let best = 0;
  for (const sum of sums.values()) best = Math.max(best, sum);
  const leading = [...sums].filter(([, sum]) => sum >= best - 1e-9).map(([category]) => category);
  return leading.sort((a, b) => a - b).join();
}

/** Per item sum over pairs of w_a w_b similarity / sum of w_a w_b, from the weights W of each category. */
function meanAgreement(
  items: readonly (readonly number[])[],
  { code, similarity }: CodedValues,
  weights: Float64Array,
): number | null {
  let total = 0;
  let pairable = 0;
  for (const answers of items) {
    const sums = weightByCategory(answers, code, weights);
    const selfPairs = answers.reduce((sum, e) => sum + weights[e]! ** 2, 0);
    let alike = -selfPairs;
    let all = -selfPairs;
    for (const [a, weightA] of sums) {
      for (const [b, weightB] of sums) {
        all += weightA * weightB;
        alike += weightA * weightB * similarity(a, b);
      }
    }
    if (all < 1e-9) continue;
    total += alike / all;
    pairable++;
  }
  return pairable > 0 ? total / pairable : null;
}

function weightByCategory(answers: readonly number[], code: Int32Array, weights: Float64Array): Map<number, number> {
  const sums = new Map<number, number>();
  for (const e of answers) sums.set(code[e]!, (sums.get(code[e]!) ?? 0) + weights[e]!);
  return sums;
}
