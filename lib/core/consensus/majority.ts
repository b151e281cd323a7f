import { leaveOneOutHits } from "@/lib/core/consensus/accuracy";
import { expectedConfusion } from "@/lib/core/consensus/confusion";
import type { Consensus, ConsensusResult } from "@/lib/core/consensus/consensus";
import { refusal } from "@/lib/core/consensus/posterior";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import type { Votes } from "@/lib/core/consensus/votes";

/**
 * Majority vote: the posterior is the share of votes, and equal shares stay a tie (`topClasses` reports them; nothing is
 * broken by order or chance). Competence is the rater's agreement with the majority of the others. Refused without items.
 */
export function majority(votes: Votes): ConsensusResult {
  const reason = refusal(votes);
  if (reason) return { ok: false, reason };
  const { hits, trials } = leaveOneOutHits(votes);
  const competence = Array.from(hits, (h, w) => (trials[w]! > 0 ? h / trials[w]! : null));
  return { ok: true, consensus: fromPosterior(votes, voteShares(votes), competence) };
}

/** A consensus that was computed in one step, with the confusion that its posterior implies. */
export function fromPosterior(
  votes: Votes,
  posterior: Float64Array,
  competence: (number | null)[],
  iterations = 0,
): Consensus {
  const confusion = expectedConfusion(votes, posterior);
  return { posterior, competence, confusion, objective: null, iterations, converged: true, history: [] };
}
