import type { Votes } from "@/lib/core/consensus/votes";

/**
 * Share of each class among an item's votes (items x classes): s_ij = sum of the weights of its votes for j / sum of all
 * its weights. Without `weights` (one per rater, not negative) every vote counts 1; an item whose weights sum to 0 falls
 * back to that.
 */
export function voteShares(votes: Votes, weights?: Float64Array): Float64Array {
  const { start, rater, label } = votes;
  const classes = votes.classes.length;
  const shares = new Float64Array(votes.items.length * classes);
  for (let i = 0; i < votes.items.length; i++) {
    const base = i * classes;
    let total = 0;
    for (let t = start[i]!; t < start[i + 1]!; t++) total += weights ? weights[rater[t]!]! : 1;
    const equal = weights === undefined || total <= 0;
    if (equal) total = start[i + 1]! - start[i]!;
    for (let t = start[i]!; t < start[i + 1]!; t++) shares[base + label[t]!]! += equal ? 1 : weights[rater[t]!]!;
    for (let j = 0; j < classes; j++) shares[base + j]! /= total;
  }
  return shares;
}
