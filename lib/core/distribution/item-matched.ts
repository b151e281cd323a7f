import { standardDeviation } from "@/lib/core/distribution/own-scores";
import { itemTotals, levelsOnItem, type Scores } from "@/lib/core/distribution/scores";
import { mean, simpleRegression } from "@/lib/core/distribution/simple-regression";
import type { UndefinedReason } from "@/lib/core/estimate";
import { studentTQuantile, studentTTwoSided } from "@/lib/core/special/student-t";

/** Severity d_a = mean over the items of a that others rated too of (own score - mean of the others). */
export interface Severity {
  nItems: number;
  meanDiff: number | null;
  se: number | null;
  t: number | null;
  p: number | null;
  /** meanDiff -+ t_.975 se with nItems - 1 degrees of freedom. */
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
  const { count, sum } = itemTotals(scores);
  const shared = scores.raters.map(() => ({ own: [] as number[], peers: [] as number[] }));
  const hists = scores.raters.map(() => ({ own: emptyHist(scores), pool: emptyHist(scores) }));
  const onItem = levelsOnItem(scores);
  for (let i = 0; i < scores.items.length; i++) {
    const others = count[i]! - 1;
    if (others < 1) continue;
    const { used, hist } = onItem(i);
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) {
      const w = scores.rater[t]!;
      shared[w]!.own.push(scores.score[t]!);
      shared[w]!.peers.push((sum[i]! - scores.score[t]!) / others);
      const { own, pool } = hists[w]!;
      own[scores.level[t]!]!++;
      for (const k of used) pool[k]! += (hist[k]! - (k === scores.level[t] ? 1 : 0)) / others;
    }
  }
  return shared.map(({ own, peers }, w) => {
    const line = simpleRegression(peers, own);
    return {
      severityVsPeers: severityOf(own.map((x, k) => x - peers[k]!)),
      slopeOnPeerMean: line.slope,
      corrWithPeerMean: line.correlation,
      ownHist: hists[w]!.own,
      poolHist: hists[w]!.pool,
    };
  });
}

/** Mean difference with its t test against 0; without spread the test is undefined. */
export function severityOf(differences: readonly number[]): Severity {
  const nItems = differences.length;
  const none = { nItems, se: null, t: null, p: null, ci95: null };
  if (nItems === 0) return { ...none, meanDiff: null, undefinedBecause: "no-pairable-items" };
  const meanDiff = mean(differences);
  const sd = standardDeviation(differences);
  if (sd === null) return { ...none, meanDiff, undefinedBecause: "too-few-items" };
  const se = sd / Math.sqrt(nItems);
  const reach = studentTQuantile(0.975, nItems - 1) * se;
  const ci95: [number, number] = [meanDiff - reach, meanDiff + reach];
  if (se === 0) return { ...none, meanDiff, se, ci95, undefinedBecause: "no-variation" };
  const t = meanDiff / se;
  return { nItems, meanDiff, se, t, p: studentTTwoSided(t, nItems - 1), ci95, undefinedBecause: null };
}

function emptyHist(scores: Scores): Float64Array {
  return new Float64Array(scores.levels.length);
}
