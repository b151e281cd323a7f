import { accuracyAgainst } from "@/lib/core/consensus/accuracy";
import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { fromPosterior } from "@/lib/core/consensus/majority";
import { refusal, winnerCredit } from "@/lib/core/consensus/posterior";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import type { Votes } from "@/lib/core/consensus/votes";

/**
 * Wawa (Appen; as in crowd-kit): a rater's skill is the accuracy against the majority vote, and each vote then counts its
 * rater's skill. Ties of the majority give shared credit instead of being broken.
 */
export function wawa(votes: Votes): ConsensusResult {
  const reason = refusal(votes);
  if (reason) return { ok: false, reason };
  const skills = accuracyAgainst(votes, winnerCredit(voteShares(votes), votes.classes.length));
  return { ok: true, consensus: fromPosterior(votes, voteShares(votes, asWeights(skills)), skills, 1) };
}

/**
 * Zero-based skill (as in crowd-kit): every rater starts just above chance, 1/K + 1e-5, and moves towards the accuracy
 * against the skill-weighted vote, skill += rate (accuracy - skill); the rate starts at 1 and halves every 20 steps.
 */
export function zeroBasedSkill(votes: Votes, iterations = 100): ConsensusResult {
  const reason = refusal(votes);
  if (reason) return { ok: false, reason };
  const classes = votes.classes.length;
  const { votes: patterns } = votePatterns(votes);
  const skills = new Float64Array(votes.raters.length).fill(1 / classes + 1e-5);
  let rate = 1;
  for (let step = 1; step <= iterations; step++) {
    if (step % 20 === 0) rate /= 2;
    const accuracy = accuracyAgainst(patterns, winnerCredit(voteShares(patterns, skills), classes));
    for (let w = 0; w < skills.length; w++) skills[w]! += rate * ((accuracy[w] ?? skills[w]!) - skills[w]!);
  }
  return { ok: true, consensus: fromPosterior(votes, voteShares(votes, skills), [...skills], iterations) };
}

/** Skills as weights of `voteShares`; raters without one count nothing. */
export function asWeights(skills: readonly (number | null)[]): Float64Array {
  return Float64Array.from(skills, (skill) => skill ?? 0);
}
