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
  statements = statementsOf(votes),
): { logLikelihood: number; change: number } {
  const { times, start, rater, label } = votes;
  const classes = votes.classes.length;
  const { odds, knew, guess } = perStatement(statements, logKnows, logHabit, classes);
  const scores = new Float64Array(classes);
  const sums = new Float64Array(2);
  counts.knows.fill(0);
  counts.habit.fill(0);
  for (let i = 0; i < votes.items.length; i++) {
    scores.fill(0);
    let guessed = -Math.log(classes);
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const cell = rater[t]! * classes + label[t]!;
      guessed += guess[cell]!;
      scores[label[t]!]! += knew[cell]!;
    }
    normalisePosterior(scores, posterior, i * classes, times[i]!, sums);
    sums[0]! += times[i]! * guessed;
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const cell = rater[t]! * classes + label[t]!;
      const known = (posterior[i * classes + label[t]!]! * odds[cell]!) / (1 + odds[cell]!);
      counts.knows[2 * rater[t]!]! += times[i]! * known;
      counts.knows[2 * rater[t]! + 1]! += times[i]! * (1 - known);
      counts.habit[cell]! += times[i]! * (1 - known);
    }
  }
  return { logLikelihood: sums[0]!, change: sums[1]! };
}

/** The cells of raters x classes in which there is a vote. */
export function statementsOf({ rater, label, classes }: Votes): Int32Array {
  return Int32Array.from(new Set(rater.map((w, t) => w * classes.length + label[t]!)));
}

/**
 * For each rater and class that they gave, once for all votes that say so: k / g, how much likelier a matching label came
 * from knowing than from guessing; ln(1 + k / g); and ln g.
 */
function perStatement(statements: Int32Array, logKnows: Float64Array, logHabit: Float64Array, classes: number) {
  const odds = new Float64Array(logHabit.length);
  const knew = new Float64Array(logHabit.length);
  const guess = new Float64Array(logHabit.length);
  for (const cell of statements) {
    const w = Math.floor(cell / classes);
    odds[cell] = Math.exp(logKnows[2 * w]! - logKnows[2 * w + 1]! - logHabit[cell]!);
    knew[cell] = Math.log1p(odds[cell]!);
    guess[cell] = logKnows[2 * w + 1]! + logHabit[cell]!;
  }
  return { odds, knew, guess };
}
