/**
 * Turns log joint probabilities of one item into its posterior, in place of `posterior[base .. base + classes - 1]`:
 * T_ij = exp(s_j - logsumexp(s)). At least one score must be finite; those at minus infinity give 0. Adds the
 * log-likelihood logsumexp(s) of the `times` items that it stands for to `sums[0]` and raises `sums[1]` to the largest change of the posterior. Spends `scores`.
 */
export function normalisePosterior(
  scores: Float64Array,
  posterior: Float64Array,
  base: number,
  times: number,
  sums: Float64Array,
): void {
  const classes = scores.length;
  let top = scores[0]!;
  for (let j = 1; j < classes; j++) if (scores[j]! > top) top = scores[j]!;
  // Most classes have no vote of the item, and with it the same score.
  const unvoted = Math.exp(-top);
  let sum = 0;
  for (let j = 0; j < classes; j++) {
    const e = scores[j] === 0 ? unvoted : Math.exp(scores[j]! - top);
    scores[j] = e;
    sum += e;
  }
  let change = sums[1]!;
  for (let j = 0; j < classes; j++) {
    const p = scores[j]! / sum;
    const moved = Math.abs(p - posterior[base + j]!);
    if (moved > change) change = moved;
    posterior[base + j] = p;
  }
  sums[0]! += times * (top + Math.log(sum));
  sums[1] = change;
}
