import { classShares, competences, expectedConfusion } from "@/lib/core/consensus/confusion";
import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { logErrorRates, logPrior, posteriorStep } from "@/lib/core/consensus/dawid-skene-steps";
import { refusal } from "@/lib/core/consensus/posterior";
import { type EmOptions, runEm } from "@/lib/core/consensus/run-em";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import type { Votes } from "@/lib/core/consensus/votes";

export interface DawidSkeneOptions extends EmOptions {
  /** Votes' worth of the pooled confusion added to every row of every rater; 0 (exact maximum likelihood) by default. */
  smoothing?: number;
}

/**
 * Dawid & Skene (1979), Applied Statistics 28:20, eq. 2.3-2.5, by EM from the vote shares:
 *
 *   M: p_j = mean_i T_ij,  pi_wjl = sum_i T_ij n_wil / sum_il T_ij n_wil
 *   E: T_ij proportional to p_j prod_w prod_l pi_wjl^n_wil, in logs
 *
 * The objective is the log-likelihood sum_i log sum_j p_j prod pi^n, which never falls. With `smoothing` a > 0 every row
 * becomes (count + a mu_jl) / (total + a), where mu is the one confusion matrix that fits all raters together: raters
 * with little data borrow from everybody (an empirical Dirichlet prior), and the objective is the log-posterior.
 */
export function dawidSkene(given: Votes, options: DawidSkeneOptions = {}): ConsensusResult {
  const classes = given.classes.length;
  const reason = refusal(given, classes ** 2);
  if (reason) return { ok: false, reason };
  const { votes, restore } = votePatterns(given);
  const smoothing = options.smoothing ?? 0;
  const pooled = smoothing > 0 ? pooledConfusion(votes, options) : null;
  const posterior = voteShares(votes);
  const logPi = new Float64Array(votes.raters.length * classes * classes);

  const run = runEm(
    () => {
      logErrorRates(votes, posterior, pooled, smoothing, logPi);
      const penalty = pooled ? logPrior(logPi, pooled, smoothing) : 0;
      const { logLikelihood, change } = posteriorStep(votes, classShares(votes, posterior), logPi, posterior);
      return { objective: logLikelihood + penalty, change };
    },
    options,
    { posterior, classes, times: votes.times },
  );

  const confusion = pooled ? fromLogs(logPi, classes) : expectedConfusion(votes, posterior)!;
  const competence = competences(confusion, classShares(votes, posterior), votes.raters.length);
  return { ok: true, consensus: { posterior: restore(posterior, classes), competence, confusion, ...run } };
}

/** Confusion matrix of all raters taken as one (given x true class), with a hundredth of a vote in every cell. */
function pooledConfusion(votes: Votes, options: EmOptions): Float64Array {
  const classes = votes.classes.length;
  const everyone: Votes = { ...votes, raters: [""], rater: new Int32Array(votes.rater.length) };
  const posterior = voteShares(everyone);
  const logPi = new Float64Array(classes * classes);
  runEm(
    () => {
      logErrorRates(everyone, posterior, null, 0, logPi);
      const { logLikelihood, change } = posteriorStep(everyone, classShares(everyone, posterior), logPi, posterior);
      return { objective: logLikelihood, change };
    },
    options,
    { posterior, classes, times: votes.times },
  );
  return logPi.map((log) => (Math.exp(log) + 0.01) / (1 + 0.01 * classes));
}

/** From logs by given and true class to probabilities by true and given class. */
function fromLogs(logPi: Float64Array, classes: number): Float64Array {
  const confusion = new Float64Array(logPi.length);
  for (let c = 0; c < logPi.length; c++) {
    const j = c % classes;
    const l = Math.floor(c / classes) % classes;
    const rater = Math.floor(c / classes / classes);
    confusion[(rater * classes + j) * classes + l] = Math.exp(logPi[c]!);
  }
  return confusion;
}
