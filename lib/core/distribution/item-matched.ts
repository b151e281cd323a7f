import { levelsOnItem, type Scores } from "@/lib/core/distribution/scores";
import { mean, regressionFromSums } from "@/lib/core/distribution/simple-regression";
import type { UndefinedReason } from "@/lib/core/estimate";
import { studentTQuantile, studentTTwoSided } from "@/lib/core/special/student-t";

/** Severity d_a = mean over the items of a that others rated too of (own score - mean of the others). */
export interface Severity {
  nItems: number;
  /** Of how many units these are, where some are one together. */
  nUnits?: number;
  meanDiff: number | null;
  se: number | null;
  t: number | null;
  p: number | null;
  /** meanDiff -+ t_.975 se with a degree of freedom fewer than there are units; se^2 = k / (k - 1) sum e_u^2 / n^2, e_u the sum of what unit u of k differs from the mean. */
  ci95: [low: number, high: number] | null;
  undefinedBecause: UndefinedReason | null;
}

export interface ItemMatched {
  severityVsPeers: Severity;
  /** Slope of own score on peer mean: under 1 central tendency or a restricted range, over 1 extremity. */
  slopeOnPeerMean: number | null;
  corrWithPeerMean: number | null;
  /** Ratings per level on the shared items, own and others' with weight 1 for each item. */
  ownHist: Float64Array;
  poolHist: Float64Array;
}

/** Compares every annotator with the others on the same items, so that the mix of items is not held against anyone. */
export function itemMatched(scores: Scores): ItemMatched[] {
  const { ownHist, poolHist } = matchedHistograms(scores);
  const { n, own, peers } = sharedSums(scores);
  const centred = centredSums(scores, own, peers);
  return scores.raters.map((_, w) => {
    const [sxx, sxy, syy] = [centred.sxx[w]!, centred.sxy[w]!, centred.syy[w]!];
    const line = regressionFromSums({ n: n[w]!, sxx, sxy, syy });
    return {
      severityVsPeers: severityFrom(n[w]!, own[w]! - peers[w]!, centred.sdd[w]!, centred.units?.[w]),
      slopeOnPeerMean: line.slope,
      corrWithPeerMean: line.correlation,
      ownHist: ownHist[w]!,
      poolHist: poolHist[w]!,
    };
  });
}

/** Ratings per level on the shared items of each annotator: their own, and the others' with weight 1 for each item. */
export function matchedHistograms(scores: Scores): { ownHist: Float64Array[]; poolHist: Float64Array[] } {
  const ownHist = scores.raters.map(() => new Float64Array(scores.levels.length));
  const poolHist = scores.raters.map(() => new Float64Array(scores.levels.length));
  const { start, rater, level } = scores;
  const onItem = levelsOnItem(scores);
  for (let i = 0; i < scores.items.length; i++) {
    const [from, to] = [start[i]!, start[i + 1]!];
    if (to - from < 2) continue;
    const { used, hist } = onItem(i);
    for (let t = from; t < to; t++) {
      const pool = poolHist[rater[t]!]!;
      ownHist[rater[t]!]![level[t]!]!++;
      for (const k of used) pool[k]! += (hist[k]! - (k === level[t] ? 1 : 0)) / (to - from - 1);
    }
  }
  return { ownHist, poolHist };
}

/** For each annotator the shared items, and the means over them of the own score and of the others' mean. */
function sharedSums(scores: Scores) {
  const n = new Int32Array(scores.raters.length);
  const own = new Float64Array(scores.raters.length);
  const peers = new Float64Array(scores.raters.length);
  forEachShared(scores, (w, x, peer) => {
    n[w]!++;
    own[w]! += x;
    peers[w]! += peer;
  });
  for (let w = 0; w < n.length; w++) {
    own[w]! /= Math.max(n[w]!, 1);
    peers[w]! /= Math.max(n[w]!, 1);
  }
  return { n, own, peers };
}

/** Sums around these means: of the others' mean (x) and the own score (y), and of their difference. */
function centredSums(scores: Scores, own: Float64Array, peers: Float64Array) {
  const [sxx, sxy, syy, sdd] = Array.from({ length: 4 }, () => new Float64Array(own.length)) as Quadruple;
  const { unitOfItem } = scores;
  const units = unitOfItem && new Int32Array(own.length);
  const sums = Array.from(own, () => new Map<number, number>());
  forEachShared(scores, (w, x, peer, item) => {
    const [a, b] = [x - own[w]!, peer - peers[w]!];
    sxx[w]! += b * b;
    sxy[w]! += a * b;
    syy[w]! += a * a;
    const unit = unitOfItem?.[item] ?? -1;
    if (unit >= 0) sums[w]!.set(unit, (sums[w]!.get(unit) ?? 0) + a - b);
    else sdd[w]! += (a - b) * (a - b);
    if (units && unit < 0) units[w]!++;
  });
  for (const [w, ofUnits] of sums.entries()) {
    for (const sum of ofUnits.values()) sdd[w]! += sum * sum;
    if (units) units[w]! += ofUnits.size;
  }
  return { sxx, sxy, syy, sdd, units };
}

type Quadruple = [Float64Array, Float64Array, Float64Array, Float64Array];

/** Every rating of an item with two or more: who gave it, the score, and the mean of the others' on the item. */
function forEachShared(scores: Scores, use: (rater: number, own: number, peers: number, item: number) => void): void {
  const { start, rater, score } = scores;
  for (let i = 0; i < scores.items.length; i++) {
    const [from, to] = [start[i]!, start[i + 1]!];
    if (to - from < 2) continue;
    let sum = 0;
    for (let t = from; t < to; t++) sum += score[t]!;
    for (let t = from; t < to; t++) use(rater[t]!, score[t]!, (sum - score[t]!) / (to - from - 1), i);
  }
}

/** Mean difference with its t test against 0; without spread the test is undefined. */
export function severityOf(differences: ArrayLike<number>): Severity {
  const centre = mean(differences);
  let squares = 0;
  for (let k = 0; k < differences.length; k++) squares += (differences[k]! - centre) ** 2;
  return severityFrom(differences.length, centre, squares);
}

/** The same from the number of differences, their mean and the sum of squares around it, of units where some items are one together. */
function severityFrom(nItems: number, meanDiff: number, squares: number, nUnits?: number): Severity {
  const units = nUnits ?? nItems;
  const none = { nItems, ...(nUnits !== undefined && { nUnits }), se: null, t: null, p: null, ci95: null };
  if (nItems === 0) return { ...none, meanDiff: null, undefinedBecause: "no-pairable-items" };
  if (units < 2) return { ...none, meanDiff, undefinedBecause: "too-few-items" };
  const se = Math.sqrt(((squares / (units - 1) / nItems) * units) / nItems);
  const reach = studentTQuantile(0.975, units - 1) * se;
  const ci95: [number, number] = [meanDiff - reach, meanDiff + reach];
  if (!(se > ROUNDING * Math.max(1, Math.abs(meanDiff))))
    return { ...none, meanDiff, se: 0, ci95: [meanDiff, meanDiff], undefinedBecause: "no-variation" };
  const t = meanDiff / se;
  return { ...none, meanDiff, se, t, p: studentTTwoSided(t, units - 1), ci95, undefinedBecause: null };
}

/** Equal differences of fractions may differ in their last bits. */
const ROUNDING = 1e-13;
