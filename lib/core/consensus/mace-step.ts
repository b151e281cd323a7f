import { normalisePosterior } from "@/lib/core/consensus/expectation";
import type { Votes } from "@/lib/core/consensus/votes";

/** Expected counts: raters x (knew, guessed), and raters x classes given while guessing. */
export interface MaceCounts {
  knows: Float64Array;
  habit: Float64Array;
}

/**
 * E-step of MACE: with g = guess_w xi_wl and k = know_w (from their logs), the joint of an item is
 * (1/K) prod_w (g + k [l = j]); a vote was known with probability T_il k / (g + k). Overwrites `posterior` and `counts`,
 * returns the log-likelihood under the (sub-normalised) weights.
 */
export function maceStep(
  votes: Votes,
  logKnows: Float64Array,
  logHabit: Float64Array,
  posterior: Float64Array,
  counts: MaceCounts,
): { logLikelihood: number; change: number } {
  const { start, rater, label } = votes;
  const classes = votes.classes.length;
  const scores = new Float64Array(classes);
  const sums = new Float64Array(2);
  counts.knows.fill(0);
  counts.habit.fill(0);
  for (let i = 0; i < votes.items.length; i++) {
    scores.fill(0);
    let guessed = -Math.log(classes);
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const odds = knownOdds(logKnows, logHabit, rater[t]!, label[t]!, classes);
      guessed += logKnows[2 * rater[t]! + 1]! + logHabit[rater[t]! * classes + label[t]!]!;
      scores[label[t]!]! += Math.log1p(odds);
    }
    normalisePosterior(scores, posterior, i * classes, sums);
    sums[0]! += guessed;
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const odds = knownOdds(logKnows, logHabit, rater[t]!, label[t]!, classes);
      const known = (posterior[i * classes + label[t]!]! * odds) / (1 + odds);
      counts.knows[2 * rater[t]!]! += known;
      counts.knows[2 * rater[t]! + 1]! += 1 - known;
      counts.habit[rater[t]! * classes + label[t]!]! += 1 - known;
    }
  }
  return { logLikelihood: sums[0]!, change: sums[1]! };
}

/** k / g: how much likelier a matching label came from knowing than from guessing. */
function knownOdds(logKnows: Float64Array, logHabit: Float64Array, w: number, l: number, classes: number): number {
  return Math.exp(logKnows[2 * w]! - logKnows[2 * w + 1]! - logHabit[w * classes + l]!);
}
