import { cholesky, solveCholesky } from "@/lib/core/agreement/cholesky";
import type { Comparison } from "@/lib/core/preference/comparison";
import { normalQuantile } from "@/lib/core/special/normal";

export interface Strength {
  response: string;
  /** Log strength theta; the mean over responses is 0, and P(a beats b) = 1 / (1 + exp(theta_b - theta_a)). */
  strength: number;
  standardError: number;
  interval: [low: number, high: number];
  comparisons: number;
}

export type BradleyTerryResult =
  | { ok: true; strengths: Strength[]; iterations: number; logLikelihood: number }
  | { ok: false; reason: "no-items" | "not-identifiable" | "too-many-categories" | "did-not-converge" };

const MAX_STEPS = 100;
/** The information matrix is dense. */
const MAX_RESPONSES = 1000;

/**
 * Bradley-Terry strengths (1952) by maximum likelihood: theta maximises sum w_ab log sigmoid(theta_a - theta_b), a tie
 * counting half a win for each. Newton's method, halving steps that lower the likelihood; Wald intervals from the inverse
 * of the Fisher information on the contrasts that sum to 0.
 *
 * Refused as `not-identifiable` unless every response can be reached from every other by wins (Ford 1957): else some
 * strength is infinite; over 1000 responses as `too-many-categories`. Strongest first.
 */
export function bradleyTerry(comparisons: readonly Comparison[], confidence = 0.95): BradleyTerryResult {
  const names = [...new Set(comparisons.flatMap(({ first, second }) => (first === second ? [] : [first, second])))];
  if (names.length > MAX_RESPONSES) return { ok: false, reason: "too-many-categories" };
  const wins = winMatrix(comparisons, names);
  const fit = fitStrengths(wins, names.length);
  if (!fit.ok) return fit;
  const { theta, factor, iterations, logLikelihood: reached } = fit;
  const strengths = strengthsAt(wins, names, theta, factor, confidence);
  return { ok: true, strengths, iterations, logLikelihood: reached };
}

/** Strengths of n responses, and the Cholesky factor of their information (made regular by 1/n in every cell). */
export interface FittedStrengths {
  ok: true;
  theta: Float64Array;
  factor: Float64Array;
  iterations: number;
  logLikelihood: number;
}

type Refusal = Extract<BradleyTerryResult, { ok: false }>;

/** The maximum likelihood fit from `wins[a * n + b]`, how often a beat b; fractions are allowed. Time grows with the cube of n. */
export function fitStrengths(wins: Float64Array, n: number): FittedStrengths | Refusal {
  if (n === 0) return { ok: false, reason: "no-items" };
  if (!stronglyConnected(wins, n)) return { ok: false, reason: "not-identifiable" };
  const theta = new Float64Array(n);
  let value = logLikelihood(wins, theta);
  for (let iteration = 1; iteration <= MAX_STEPS; iteration++) {
    const { gradient, information } = derivatives(wins, theta);
    const factor = cholesky(information, n);
    if (factor === null) return { ok: false, reason: "did-not-converge" };
    const step = solveCholesky(factor, n, gradient);
    const moved = climb(wins, theta, step, value);
    const gain = moved - value;
    value = moved;
    if (gain < 1e-12 && step.every((s) => Math.abs(s) < 1e-9))
      return { ok: true, theta, factor, iterations: iteration, logLikelihood: value };
  }
  return { ok: false, reason: "did-not-converge" };
}

/** wins[a * n + b] = times a beat b, ties as halves. */
function winMatrix(comparisons: readonly Comparison[], names: readonly string[]): Float64Array {
  const codes = new Map(names.map((name, code) => [name, code]));
  const wins = new Float64Array(names.length ** 2);
  for (const { first, second, winner } of comparisons) {
    if (first === second) continue;
    const [a, b] = [codes.get(first)!, codes.get(second)!];
    wins[a * names.length + b]! += winner === "tie" ? 0.5 : Number(winner === "first");
    wins[b * names.length + a]! += winner === "tie" ? 0.5 : Number(winner === "second");
  }
  return wins;
}

function stronglyConnected(wins: Float64Array, n: number): boolean {
  const reaches = (edge: (from: number, to: number) => boolean) => {
    const seen = new Set([0]);
    for (const from of seen) for (let to = 0; to < n; to++) if (edge(from, to)) seen.add(to);
    return seen.size === n;
  };
  return reaches((a, b) => wins[a * n + b]! > 0) && reaches((a, b) => wins[b * n + a]! > 0);
}

function logLikelihood(wins: Float64Array, theta: Float64Array): number {
  const n = theta.length;
  let sum = 0;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (wins[a * n + b]! > 0) sum -= wins[a * n + b]! * Math.log1p(Math.exp(theta[b]! - theta[a]!));
    }
  }
  return sum;
}

/** Gradient, and the information plus 1/n in every cell: that fixes the mean at 0 and leaves all contrasts as they are. */
function derivatives(wins: Float64Array, theta: Float64Array) {
  const n = theta.length;
  const gradient = new Float64Array(n);
  const information = new Float64Array(n * n).fill(1 / n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const games = wins[a * n + b]! + wins[b * n + a]!;
      if (a === b || games === 0) continue;
      const p = 1 / (1 + Math.exp(theta[b]! - theta[a]!));
      gradient[a]! += wins[a * n + b]! - games * p;
      information[a * n + a]! += games * p * (1 - p);
      information[a * n + b]! -= games * p * (1 - p);
    }
  }
  return { gradient, information };
}

/** Moves theta along the step, halved until the likelihood does not fall; returns the likelihood reached. */
function climb(wins: Float64Array, theta: Float64Array, step: Float64Array, value: number): number {
  for (let size = 1; size > 1e-10; size /= 2) {
    const tried = theta.map((t, k) => t + size * step[k]!);
    const reached = logLikelihood(wins, tried);
    if (reached >= value - 1e-12) {
      theta.set(tried);
      return reached;
    }
  }
  return value;
}

function strengthsAt(
  wins: Float64Array,
  names: readonly string[],
  theta: Float64Array,
  factor: Float64Array,
  confidence: number,
): Strength[] {
  const n = names.length;
  const centre = theta.reduce((a, b) => a + b, 0) / n;
  const z = normalQuantile(0.5 + confidence / 2);
  const strengths = names.map((response, a): Strength => {
    const unit = new Float64Array(n).fill(-1 / n);
    unit[a]! += 1;
    const standardError = Math.sqrt(Math.max(solveCholesky(factor, n, unit)[a]!, 0));
    const strength = theta[a]! - centre;
    let comparisons = 0;
    for (let b = 0; b < n; b++) comparisons += wins[a * n + b]! + wins[b * n + a]!;
    const interval: [number, number] = [strength - z * standardError, strength + z * standardError];
    return { response, strength, standardError, interval, comparisons };
  });
  return strengths.sort((a, b) => b.strength - a.strength);
}
