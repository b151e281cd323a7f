import type { Votes } from "@/lib/core/consensus/votes";
import type { UndefinedReason } from "@/lib/core/estimate";

/** Two probabilities closer than this are a tie: far above rounding, far below anything that could be told apart. */
const TIE = 1e-9;

/** Classes of an item within 1e-9 of its largest posterior, ascending. More than one of them is a tie. */
export function topClasses(posterior: Float64Array, classes: number, item: number): number[] {
  const base = item * classes;
  let best = 0;
  for (let j = 0; j < classes; j++) best = Math.max(best, posterior[base + j]!);
  const top: number[] = [];
  for (let j = 0; j < classes; j++) if (posterior[base + j]! >= best - TIE) top.push(j);
  return top;
}

/** Credit for the winners of every item (items x classes): 1 for a sole winner, 1/t for each of t tied classes, else 0. */
export function winnerCredit(posterior: Float64Array, classes: number): Float64Array {
  const credit = new Float64Array(posterior.length);
  for (let i = 0; i * classes < posterior.length; i++) {
    const top = topClasses(posterior, classes, i);
    for (const j of top) credit[i * classes + j] = 1 / top.length;
  }
  return credit;
}

/** Shannon entropy of an item's posterior in bits: 0 when certain, log2(classes) when nothing is known. */
export function posteriorEntropy(posterior: Float64Array, classes: number, item: number): number {
  let bits = 0;
  for (let j = item * classes; j < (item + 1) * classes; j++) {
    const p = posterior[j]!;
    if (p > 0) bits -= p * Math.log2(p);
  }
  return Math.max(bits, 0);
}

/** Cells a dense table may have: 400 MB of doubles. */
export const MAX_CELLS = 5e7;

/** Why no consensus can be computed on these votes with `cellsPerRater` cells of parameters for each rater, or `null`. */
export function refusal(votes: Votes, cellsPerRater = 1): UndefinedReason | null {
  if (votes.items.length === 0) return "no-items";
  const cells = Math.max(votes.items.length * votes.classes.length, votes.raters.length * cellsPerRater);
  return cells > MAX_CELLS ? "too-many-categories" : null;
}
