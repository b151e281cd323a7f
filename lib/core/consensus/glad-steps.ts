import { normalisePosterior } from "@/lib/core/consensus/expectation";
import type { Votes } from "@/lib/core/consensus/votes";

export interface GladParameters {
  ability: Float64Array;
  logEasiness: Float64Array;
}

/** Mean of the normal priors of ability and log easiness; their variance is 1. */
const PRIOR_MEAN = 1;
const CLIMBS = 5;
const HALVINGS = 20;

/** E-step: T_ij proportional to prod_w sigma if l = j, else (1 - sigma) / (K - 1). Returns the log-likelihood. */
export function gladPosterior(votes: Votes, parameters: GladParameters, posterior: Float64Array) {
  const classes = votes.classes.length;
  const others = Math.log(Math.max(classes - 1, 1));
  const scores = new Float64Array(classes);
  const sums = new Float64Array(2);
  for (let i = 0; i < votes.items.length; i++) {
    const easiness = Math.exp(parameters.logEasiness[i]!);
    scores.fill(-Math.log(classes));
    let missed = 0;
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      const x = parameters.ability[votes.rater[t]!]! * easiness;
      missed += logSigmoid(-x) - others;
      // log sigma(x) - log sigma(-x) is x itself.
      scores[votes.label[t]!]! += x + others;
    }
    normalisePosterior(scores, posterior, i * classes, votes.times[i]!, sums);
    sums[0]! += votes.times[i]! * missed;
  }
  return { logLikelihood: sums[0]!, change: sums[1]! };
}

/** Log density of the priors up to a constant. */
export function logPriorOf({ times }: Votes, { ability, logEasiness }: GladParameters): number {
  let sum = 0;
  for (const a of ability) sum -= (a - PRIOR_MEAN) ** 2 / 2;
  for (let i = 0; i < times.length; i++) sum -= (times[i]! * (logEasiness[i]! - PRIOR_MEAN) ** 2) / 2;
  return sum;
}

/** M-step: a few scaled gradient steps on the expected log-posterior, each halved until it rises. */
export function ascend(votes: Votes, posterior: Float64Array, parameters: GladParameters): void {
  let value = expectedLogPosterior(votes, posterior, parameters);
  for (let climb = 0; climb < CLIMBS; climb++) {
    const direction = scaledGradient(votes, posterior, parameters);
    let size = 1;
    for (let halving = 0; halving < HALVINGS; halving++, size /= 2) {
      const tried = moved(parameters, direction, size);
      const reached = expectedLogPosterior(votes, posterior, tried);
      if (reached > value) {
        parameters.ability.set(tried.ability);
        parameters.logEasiness.set(tried.logEasiness);
        value = reached;
        break;
      }
      if (halving === HALVINGS - 1) return;
    }
  }
}

function moved(from: GladParameters, direction: GladParameters, size: number): GladParameters {
  return {
    ability: from.ability.map((a, w) => a + size * direction.ability[w]!),
    logEasiness: from.logEasiness.map((b, i) => b + size * direction.logEasiness[i]!),
  };
}

/** Q = sum over votes of T log sigma + (1 - T) log(1 - sigma), plus the log priors; T is that of the class given. */
function expectedLogPosterior(votes: Votes, posterior: Float64Array, parameters: GladParameters): number {
  const classes = votes.classes.length;
  let sum = logPriorOf(votes, parameters);
  for (let i = 0; i < votes.items.length; i++) {
    const easiness = Math.exp(parameters.logEasiness[i]!);
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      const x = parameters.ability[votes.rater[t]!]! * easiness;
      sum += votes.times[i]! * (posterior[i * classes + votes.label[t]!]! * x + logSigmoid(-x));
    }
  }
  return sum;
}

/** Gradient divided by the diagonal of the Fisher information (plus the prior's 1), a direction of ascent. */
function scaledGradient(votes: Votes, posterior: Float64Array, parameters: GladParameters): GladParameters {
  const { ability, logEasiness } = parameters;
  const classes = votes.classes.length;
  const gradient = { ability: ability.map((a) => PRIOR_MEAN - a), logEasiness: logEasiness.map((b) => PRIOR_MEAN - b) };
  const scale = {
    ability: new Float64Array(ability.length).fill(1),
    logEasiness: new Float64Array(logEasiness.length).fill(1),
  };
  for (let i = 0; i < votes.items.length; i++) {
    const easiness = Math.exp(logEasiness[i]!);
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      const w = votes.rater[t]!;
      const x = ability[w]! * easiness;
      const sigma = 1 / (1 + Math.exp(-x));
      const residual = posterior[i * classes + votes.label[t]!]! - sigma;
      gradient.ability[w]! += votes.times[i]! * residual * easiness;
      gradient.logEasiness[i]! += residual * x;
      scale.ability[w]! += votes.times[i]! * sigma * (1 - sigma) * easiness * easiness;
      scale.logEasiness[i]! += sigma * (1 - sigma) * x * x;
    }
  }
  return {
    ability: gradient.ability.map((g, w) => g / scale.ability[w]!),
    logEasiness: gradient.logEasiness.map((g, i) => g / scale.logEasiness[i]!),
  };
}

function logSigmoid(x: number): number {
  return x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));
}
