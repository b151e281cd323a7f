import { expectedConfusion } from "@/lib/core/consensus/confusion";
import type { Consensus } from "@/lib/core/consensus/consensus";
import { ascend, type GladParameters, gladPosterior, logPriorOf } from "@/lib/core/consensus/glad-steps";
import { refusal } from "@/lib/core/consensus/posterior";
import { type EmOptions, runEm } from "@/lib/core/consensus/run-em";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
import type { Votes } from "@/lib/core/consensus/votes";
import type { UndefinedReason } from "@/lib/core/estimate";

/** What GLAD adds: the ability of each rater (0 = guessing, negative = contrary) and the easiness exp(b_i) of each item. */
export interface GladConsensus extends Consensus {
  ability: Float64Array;
  easiness: Float64Array;
}

export type GladResult = { ok: true; consensus: GladConsensus } | { ok: false; reason: UndefinedReason };

/**
 * GLAD (Whitehill et al. 2009, NIPS): P(vote right) = sigmoid(alpha_w exp(b_i)), wrong votes even over the other classes,
 * uniform true class, priors alpha, b ~ N(1, 1). EM whose M-step climbs by scaled gradient steps that are halved until the
 * expected log-posterior rises; the objective, the log-posterior of the parameters, therefore never falls.
 * Competence is the mean P(right) over the rater's votes.
 */
export function glad(given: Votes, options: EmOptions = {}): GladResult {
  const classes = given.classes.length;
  const reason = refusal(given);
  if (reason) return { ok: false, reason };
  const { votes, restore } = votePatterns(given);
  const parameters: GladParameters = {
    ability: new Float64Array(votes.raters.length).fill(1),
    logEasiness: new Float64Array(votes.items.length).fill(1),
  };
  const posterior = new Float64Array(votes.items.length * classes);
  gladPosterior(votes, parameters, posterior);
  const run = runEm(
    () => {
      ascend(votes, posterior, parameters);
      const { logLikelihood, change } = gladPosterior(votes, parameters, posterior);
      return { objective: logLikelihood + logPriorOf(votes, parameters), change };
    },
    { tolerance: 1e-7, maxIterations: 1000, ...options },
  );
  const consensus = {
    posterior: restore(posterior, classes),
    competence: meanAccuracy(votes, parameters),
    confusion: expectedConfusion(votes, posterior),
    ability: parameters.ability,
    easiness: restore(
      parameters.logEasiness.map((b) => Math.exp(b)),
      1,
    ),
    ...run,
  };
  return { ok: true, consensus };
}

function meanAccuracy(votes: Votes, { ability, logEasiness }: GladParameters): number[] {
  const sum = new Float64Array(votes.raters.length);
  const given = new Float64Array(votes.raters.length);
  for (let i = 0; i < votes.items.length; i++) {
    const easiness = Math.exp(logEasiness[i]!);
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      const w = votes.rater[t]!;
      sum[w]! += votes.times[i]! / (1 + Math.exp(-ability[w]! * easiness));
      given[w]! += votes.times[i]!;
    }
  }
  return Array.from(sum, (s, w) => s / given[w]!);
}
