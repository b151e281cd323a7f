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
  /** The objective after every step that was kept; never falls except by rounding. */
  history: number[];
}

/** What a step reads and overwrites: rows of one probability a class, from which it makes all its parameters; how many items each stands for. */
export interface EmState {
  posterior: Float64Array;
  classes: number;
  times: Int32Array;
}

const TOLERANCE = 1e-9;
const MAX_ITERATIONS = 5000;
/** Cells of posteriors that the steps may go through together, so that a large table takes seconds; a hundred steps are made always. */
const MAX_WORK = 4e7;
const ENOUGH_ITERATIONS = 100;
/** EM can creep: a gain of 1e-9 may still hide a moving posterior, so that has to stand still as well. */
const SETTLED = 1e-7;

/**
 * Repeats an EM step until the objective gains less than `tolerance` (1e-9) while no posterior moves by 1e-7, at most
 * `maxIterations` (5000) times. With a `tolerance` of minus infinity exactly `maxIterations` steps are made.
 *
 * `maxIterations` is less, down to 100, where the posteriors of all items have more than 8,000 cells and `state` is known.
 * With `state` every two steps are followed by a leap along the line that they went (`leap`), and one step from there, which is
 * taken back where the objective has fallen. The fixed points are those of the steps; where EM creeps, hundreds of steps become ten.
 */
export function runEm(step: EmStep, options: EmOptions = {}, state: EmState | null = null): EmRun {
  const { tolerance = TOLERANCE, maxIterations = mostSteps(state) } = options;
  const leaping = tolerance === Number.NEGATIVE_INFINITY ? null : state;
  const history: number[] = [];
  let iterations = 0;
  let before = Number.NEGATIVE_INFINITY;
  const isDone = () => {
    const { objective, change } = step();
    iterations++;
    history.push(objective);
    const isSettled = objective - before < tolerance && change < SETTLED;
    before = objective;
    return isSettled;
  };
  const copy = () => leaping?.posterior.slice();
  while (iterations < maxIterations) {
    const zero = copy();
    if (isDone()) return { objective: before, iterations, converged: true, history };
    if (iterations === maxIterations || !leaping || !zero) continue;
    const one = copy()!;
    if (isDone()) return { objective: before, iterations, converged: true, history };
    const two = copy()!;
    if (iterations === maxIterations || !leap(leaping, zero, one)) continue;
    const { objective } = step();
    iterations++;
    if (objective >= before) {
      history.push(objective);
      before = objective;
    } else leaping.posterior.set(two);
  }
  return { objective: before, iterations, converged: false, history };
}

/** What a leap leaves of a probability at least: at 0 it would stay, and its class's errors with it. */
const LEAST_LEFT = 0.1;

function mostSteps(state: EmState | null): number {
  if (!state) return MAX_ITERATIONS;
  const items = state.times.reduce((sum, times) => sum + times, 0);
  return Math.min(MAX_ITERATIONS, Math.max(ENOUGH_ITERATIONS, Math.floor(MAX_WORK / (items * state.classes))));
}

/**
 * From two steps `zero` -> `one` -> posterior to where their geometric series would end: x = x0 - 2 a r + a^2 v with r = x1 - x0,
 * v = x2 - 2 x1 + x0 and a = -|r| / |v|, back on the simplex (Varadhan & Roland 2008, Scandinavian Journal of Statistics 35:335,
 * scheme S3). False, and nothing moved, where that is no further than the steps went themselves.
 */
function leap({ posterior, classes, times }: EmState, zero: Float64Array, one: Float64Array): boolean {
  let [rr, vv] = [0, 0];
  for (let c = 0; c < posterior.length; c++) {
    const r = one[c]! - zero[c]!;
    const v = posterior[c]! - one[c]! - r;
    const n = times[Math.floor(c / classes)]!;
    rr += n * r * r;
    vv += n * v * v;
  }
  const a = -Math.sqrt(rr / vv);
  if (!(a < -1 && a > Number.NEGATIVE_INFINITY)) return false;
  for (let base = 0; base < posterior.length; base += classes) {
    let sum = 0;
    for (let c = base; c < base + classes; c++) {
      const r = one[c]! - zero[c]!;
      const x = zero[c]! - 2 * a * r + a * a * (posterior[c]! - one[c]! - r);
      posterior[c] = Math.max(x, LEAST_LEFT * posterior[c]!);
      sum += posterior[c]!;
    }
    for (let c = base; c < base + classes; c++) posterior[c]! /= sum;
  }
  return true;
}
