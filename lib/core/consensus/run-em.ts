export interface EmOptions {
  /** Stop when the objective gains less than this in a step (and the posterior has settled). */
  tolerance?: number;
  maxIterations?: number;
}

/** One step of an EM algorithm: the objective after it and the largest change of any posterior probability. */
export type EmStep = () => { objective: number; change: number };

export interface EmRun {
  objective: number;
  iterations: number;
  converged: boolean;
  /** The objective after every step; never falls except by rounding. */
  history: number[];
}

const TOLERANCE = 1e-9;
const MAX_ITERATIONS = 5000;
/** EM can creep: a gain of 1e-9 may still hide a moving posterior, so that has to stand still as well. */
const SETTLED = 1e-7;

/**
 * Repeats an EM step until the objective gains less than `tolerance` (1e-9) while no posterior moves by 1e-7, at most
 * `maxIterations` (5000) times. With a `tolerance` of minus infinity exactly `maxIterations` steps are made.
 */
export function runEm(step: EmStep, options: EmOptions = {}): EmRun {
  const { tolerance = TOLERANCE, maxIterations = MAX_ITERATIONS } = options;
  const history: number[] = [];
  let before = Number.NEGATIVE_INFINITY;
  while (history.length < maxIterations) {
    const { objective, change } = step();
    history.push(objective);
    if (objective - before < tolerance && change < SETTLED) {
      return { objective, iterations: history.length, converged: true, history };
    }
    before = objective;
  }
  return { objective: before, iterations: history.length, converged: false, history };
}
