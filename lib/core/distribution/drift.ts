import { type Severity, severityOf } from "@/lib/core/distribution/item-matched";
import { itemTotals, type Scores } from "@/lib/core/distribution/scores";
import { type SimpleRegression, simpleRegression } from "@/lib/core/distribution/simple-regression";

export interface Drift {
  annotator: string;
  /** Severity in the first and in the second half of the annotator's shared ratings (the middle one in neither). */
  firstHalf: Severity;
  secondHalf: Severity;
  /** Second half minus first half, in scale points; `null` under 2 shared ratings. */
  change: number | null;
  /** Item-matched difference regressed on the rank of the rating in time: scale points per rating. */
  trend: SimpleRegression;
}

/**
 * Drift of severity over time: own score - mean of the others on the item, in the order of `time` (one number for each
 * rating of `scores`; equal times keep their order).
 */
export function drift(scores: Scores, time: ArrayLike<number>): Drift[] {
  const { count, sum } = itemTotals(scores);
  const own: { at: number; difference: number }[][] = scores.raters.map(() => []);
  for (let t = 0; t < scores.rater.length; t++) {
    const i = scores.item[t]!;
    if (count[i]! < 2) continue;
    const peers = (sum[i]! - scores.score[t]!) / (count[i]! - 1);
    own[scores.rater[t]!]!.push({ at: time[t]!, difference: scores.score[t]! - peers });
  }
  return scores.raters.map((annotator, w) => {
    const differences = own[w]!.sort((a, b) => a.at - b.at).map((rating) => rating.difference);
    const half = Math.floor(differences.length / 2);
    const firstHalf = severityOf(differences.slice(0, half));
    const secondHalf = severityOf(differences.slice(differences.length - half));
    const change = half > 0 ? secondHalf.meanDiff! - firstHalf.meanDiff! : null;
    const ranks = differences.map((_, k) => k + 1);
    return { annotator, firstHalf, secondHalf, change, trend: simpleRegression(ranks, differences) };
  });
}
