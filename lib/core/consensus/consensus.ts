import type { UndefinedReason } from "@/lib/core/estimate";

/**
 * What every method for class labels returns.
 *
 * `posterior` is items x classes, each row sums to 1. `competence[w]` is the probability that a label of rater `w` is
 * right, `null` where nothing tells. `confusion` is raters x true classes x given classes, each row sums to 1, or is all
 * 0 where the rater met no item of that class; `null` where the table would not fit into memory. `objective` is what the method maximised (see each method), `null` where
 * it maximises nothing.
 */
export interface Consensus {
  posterior: Float64Array;
  competence: (number | null)[];
  confusion: Float64Array | null;
  objective: number | null;
  iterations: number;
  converged: boolean;
  /** The objective after every iteration; never falls except by rounding. */
  history: number[];
}

export type ConsensusResult = { ok: true; consensus: Consensus } | { ok: false; reason: UndefinedReason };
