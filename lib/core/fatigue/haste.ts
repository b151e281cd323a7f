import { mean, simpleRegression } from "@/lib/core/distribution/simple-regression";
import { shiftedProducts } from "@/lib/core/fatigue/circular-shift";
import type { SessionSeries } from "@/lib/core/fatigue/slopes";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

const SHIFTS = 999;

/**
 * Are the hasty answers the bad ones? Within each session quality and speeding are freed from their trends over the position,
 * since both may go with time without having to do with each other (practice makes faster); p = (1 + shifts with sum of
 * products <= observed) / (B + 1), where the speeding is rotated within sessions, which keeps moods. `null` where either does
 * not vary. Answers with one of the two have no part in it.
 */
export function hasteTest(
  quality: readonly SessionSeries[],
  speeding: readonly SessionSeries[],
  random: Random,
  shifts = SHIFTS,
): number | null {
  const hasty = new Map(speeding.map((series) => [series.key, series]));
  const sessions = quality.flatMap(({ key, x, y }) => {
    const other = hasty.get(key);
    const at = new Map(other?.x.map((position, k) => [position, other.y[k]!]));
    const shared = x.flatMap((position, k) =>
      at.has(position) ? [{ position, y: y[k]!, hasty: at.get(position)! }] : [],
    );
    if (shared.length < 4) return [];
    const positions = shared.map(({ position }) => position);
    const residuals = (of: (answer: (typeof shared)[number]) => number) => detrended(positions, shared.map(of));
    return [{ good: residuals((answer) => answer.y), hasty: residuals((answer) => answer.hasty) }];
  });
  const varies = (side: "good" | "hasty") =>
    sessions.some((session) => session[side].some((r) => Math.abs(r) > ROUNDING));
  if (!varies("good") || !varies("hasty")) return null;
  const products = sessions.map(({ good, hasty: fast }) => shiftedProducts(good, fast));
  const observed = products.reduce((sum, productOf) => sum + productOf(0), 0);
  let below = 1;
  for (let b = 0; b < shifts; b++) {
    let sum = 0;
    for (let s = 0; s < products.length; s++) sum += products[s]!(integerBelow(random, sessions[s]!.hasty.length));
    if (sum <= observed + ROUNDING) below++;
  }
  return below / (shifts + 1);
}

const ROUNDING = 1e-9;

/** Residuals of a straight line on the position. */
function detrended(x: readonly number[], y: readonly number[]): number[] {
  const [centreX, centreY] = [mean(x), mean(y)];
  const slope = simpleRegression(x, y).slope ?? 0;
  return y.map((value, k) => value - centreY - slope * (x[k]! - centreX));
}
