import { MAX_CELLS } from "@/lib/core/consensus/posterior";
import type { Votes } from "@/lib/core/consensus/votes";

/**
 * Expected confusion of every rater under a posterior (raters x true classes x given classes):
 * pi_wjl = sum_i T_ij n_wil / sum_il T_ij n_wil (Dawid & Skene 1979, eq. 2.3). A row without mass is all 0.
 * `null` where the table would have more than fifty million cells.
 */
export function expectedConfusion(votes: Votes, posterior: Float64Array): Float64Array | null {
  const classes = votes.classes.length;
  if (votes.raters.length * classes * classes > MAX_CELLS) return null;
  const confusion = new Float64Array(votes.raters.length * classes * classes);
  for (let i = 0; i < votes.items.length; i++) {
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      const base = votes.rater[t]! * classes * classes + votes.label[t]!;
      for (let j = 0; j < classes; j++) confusion[base + j * classes]! += votes.times[i]! * posterior[i * classes + j]!;
    }
  }
  for (let row = 0; row < confusion.length; row += classes) normaliseRow(confusion, row, classes);
  return confusion;
}

/** Mean posterior of each class over items: p_j = mean_i T_ij. */
export function classShares(
  { times, classes }: Pick<Votes, "times" | "classes">,
  posterior: Float64Array,
): Float64Array {
  const width = classes.length;
  const shares = new Float64Array(width);
  let items = 0;
  for (let i = 0; i < times.length; i++) {
    for (let j = 0; j < width; j++) shares[j]! += times[i]! * posterior[i * width + j]!;
    items += times[i]!;
  }
  return shares.map((sum) => sum / items);
}

/**
 * Probability that a label of a rater is right: sum_j p_j pi_wjj over the classes that the rater met, divided by the sum
 * of their p_j; `null` for a rater who met none.
 */
function competenceOf(confusion: Float64Array, shares: Float64Array, rater: number): number | null {
  const classes = shares.length;
  let right = 0;
  let met = 0;
  for (let j = 0; j < classes; j++) {
    const row = (rater * classes + j) * classes;
    let mass = 0;
    for (let l = 0; l < classes; l++) mass += confusion[row + l]!;
    if (mass === 0) continue;
    met += shares[j]!;
    right += shares[j]! * confusion[row + j]!;
  }
  return met > 0 ? right / met : null;
}

/** Competence of every rater. */
export function competences(confusion: Float64Array, shares: Float64Array, raters: number): (number | null)[] {
  return Array.from({ length: raters }, (_, rater) => competenceOf(confusion, shares, rater));
}

function normaliseRow(table: Float64Array, row: number, length: number): void {
  let sum = 0;
  for (let l = row; l < row + length; l++) sum += table[l]!;
  if (sum > 0) for (let l = row; l < row + length; l++) table[l]! /= sum;
}
