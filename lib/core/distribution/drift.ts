import { type Severity, severityOf } from "@/lib/core/distribution/item-matched";
import { itemTotals, type Scores } from "@/lib/core/distribution/scores";
import { partialRegression, type SimpleRegression } from "@/lib/core/distribution/simple-regression";

export interface Drift {
  annotator: string;
  /** Severity in the first and in the second half of the annotator's shared ratings (the middle one in neither). */
  firstHalf: Severity;
  secondHalf: Severity;
  /** Second half minus first half, in scale points; `null` under 2 shared ratings. */
  change: number | null;
  /** Item-matched difference regressed on the rank of the rating in time: scale points per rating, whatever a session does. */
  trend: SimpleRegression;
}

/**
 * Drift of severity over time: own score - mean of the others on the item, in the order of `time` (one number for each
 * rating of `scores`; equal times keep their order). `place` says how far from the middle of its session each was given, 0 where that
 * is not known: what goes with it is the session's and not a drift, so it is taken out of the trend. Of a single session the two cannot
 * be told apart, and there is no trend.
 */
export function drift(
  scores: Scores,
  time: ArrayLike<number>,
  place: ArrayLike<number> = new Float64Array(time.length),
): Drift[] {
  const { count, sum } = itemTotals(scores);
  const own: { at: number; place: number; difference: number }[][] = scores.raters.map(() => []);
  for (let t = 0; t < scores.rater.length; t++) {
    const i = scores.item[t]!;
    if (count[i]! < 2) continue;
    const peers = (sum[i]! - scores.score[t]!) / (count[i]! - 1);
    own[scores.rater[t]!]!.push({ at: time[t]!, place: place[t]!, difference: scores.score[t]! - peers });
  }
  return scores.raters.map((annotator, w) => {
    const ratings = own[w]!.sort((a, b) => a.at - b.at);
    const differences = ratings.map((rating) => rating.difference);
    const half = Math.floor(differences.length / 2);
    const firstHalf = severityOf(differences.slice(0, half));
    const secondHalf = severityOf(differences.slice(differences.length - half));
    const change = half > 0 ? secondHalf.meanDiff! - firstHalf.meanDiff! : null;
    const ranks = differences.map((_, k) => k + 1);
    const places = ratings.map((rating) => rating.place);
    return { annotator, firstHalf, secondHalf, change, trend: partialRegression(ranks, differences, places) };
  });
}
