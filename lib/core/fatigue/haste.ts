import { mean, simpleRegression } from "@/lib/core/distribution/simple-regression";
import { Rotations, SUPPORT_AT_MOST } from "@/lib/core/fatigue/circular-shift";
import type { SessionSeries } from "@/lib/core/fatigue/slopes";
import type { Random } from "@/lib/core/random/generator";

const SHIFTS = 999;

/**
 * Are the hasty answers the bad ones? Within each session quality and speeding are freed from their trends over the position,
 * since both may go with time without having to do with each other (practice makes faster); p = (1 + shifts with sum of
 * products <= observed) / (B + 1), where the speeding is rotated within sessions, which keeps moods; fewer shifts once p is known to be
 * above .05. `null` where either does not vary. Answers with one of the two have no part in it.
 */
export function hasteTest(
  quality: readonly SessionSeries[],
  speeding: readonly SessionSeries[],
  random: Random,
  shifts = SHIFTS,
): number | null {
  const hasty = new Map(speeding.map((series) => [series.key, series]));
  const sessions = quality.flatMap((series) => {
    const { x, good, fast } = inBoth(series, hasty.get(series.key));
    return x.length < 4 ? [] : [{ fixed: detrended(x, good), rotated: detrended(x, fast) }];
  });
  const varies = (side: "fixed" | "rotated") =>
    sessions.some((session) => session[side].some((r) => Math.abs(r) > ROUNDING));
  if (!varies("fixed") || !varies("rotated")) return null;
  const rotations = new Rotations(sessions);
  const observed = rotations.observed();
  let below = 1;
  let drawn = 1;
  for (; drawn <= shifts && below <= SUPPORT_AT_MOST * (shifts + 1); drawn++)
    if (rotations.drawn(random) <= observed + ROUNDING) below++;
  return below / drawn;
}

/** The answers of a session that have both. */
function inBoth({ x, y }: SessionSeries, other: SessionSeries | undefined) {
  const both = { x: [] as number[], good: [] as number[], fast: [] as number[] };
  if (!other) return both;
  const at = new Map<number, number>();
  for (let k = 0; k < other.x.length; k++) at.set(other.x[k]!, other.y[k]!);
  for (let k = 0; k < x.length; k++) {
    const fast = at.get(x[k]!);
    if (fast === undefined) continue;
    both.x.push(x[k]!);
    both.good.push(y[k]!);
    both.fast.push(fast);
  }
  return both;
}

const ROUNDING = 1e-9;

/** Residuals of a straight line on the position. */
function detrended(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const [centreX, centreY] = [mean(x), mean(y)];
  const slope = simpleRegression(x, y).slope ?? 0;
  const residuals = new Float64Array(y.length);
  for (let k = 0; k < residuals.length; k++) residuals[k] = y[k]! - centreY - slope * (x[k]! - centreX);
  return residuals;
}
