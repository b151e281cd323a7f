import { solveCholesky } from "@/lib/core/agreement/cholesky";
import { type Counts, undefinedEstimate } from "@/lib/core/agreement/estimate-from";
import type { Estimate } from "@/lib/core/estimate";
import type { GameBlock } from "@/lib/core/evaluation/games";
import { type FittedStrengths, fitStrengths } from "@/lib/core/preference/bradley-terry";
import { studentTQuantile } from "@/lib/core/special/student-t";

const METHOD = "bradley-terry";

/**
 * Bradley-Terry strengths of `models` models, each an estimate on the log scale with mean 0 over models: P(a beats b) = 1 / (1 +
 * exp(theta_b - theta_a)); a tie is half a win for each, and a comparison weighs one however many labels it has.
 *
 * The interval resamples prompts: theta +- t_{N - 1} se from the cluster-robust sandwich N / (N - 1) J^-1 (sum g g') J^-1, g the score
 * of one prompt and J the information (Liang & Zeger 1986), which is the infinitesimal jackknife over prompts. All are undefined for the
 * same reason: `not-identifiable` where some model never won or never lost against the rest (Ford 1957).
 */
export function strengthEstimates(blocks: readonly GameBlock[], models: number, raters: number): Estimate[] {
  const played = blocks.filter(({ games }) => games.length > 0);
  const fit =
    played.length === 0 ? ({ ok: false, reason: "no-items" } as const) : fitStrengths(winsOf(played, models), models);
  return Array.from({ length: models }, (_, model) => {
    const counts = countsOf(played, model, raters);
    if (!fit.ok) return undefinedEstimate(METHOD, counts, fit.reason);
    return estimateOf(fit, played, model, counts);
  });
}

function winsOf(blocks: readonly GameBlock[], models: number): Float64Array {
  const wins = new Float64Array(models * models);
  for (const { prompts, games } of blocks) {
    for (const { first, second, points } of games) {
      wins[first * models + second]! += prompts * points;
      wins[second * models + first]! += prompts * (1 - points);
    }
  }
  return wins;
}

function estimateOf(fit: FittedStrengths, blocks: readonly GameBlock[], model: number, counts: Counts): Estimate {
  const { theta, factor } = fit;
  const n = theta.length;
  const centre = theta.reduce((sum, t) => sum + t, 0) / n;
  // One row of J^-1, on the contrast of this strength with the mean.
  const row = solveCholesky(
    factor,
    n,
    Float64Array.from(theta, (_, k) => (k === model ? 1 : 0) - 1 / n),
  );
  const prompts = blocks.reduce((sum, block) => sum + block.prompts, 0);
  let variance = 0;
  for (const block of blocks) variance += block.prompts * influence(block, theta, row) ** 2;
  const value = theta[model]! - centre;
  const estimate = { ...undefinedEstimate(METHOD, counts, "no-items"), value, undefinedBecause: null };
  if (prompts < 2 || variance === 0) return estimate;
  const standardError = Math.sqrt((variance * prompts) / (prompts - 1));
  const reach = studentTQuantile(0.5 + estimate.confidence / 2, prompts - 1) * standardError;
  return { ...estimate, standardError, interval: [value - reach, value + reach], intervalMethod: "sandwich-t" };
}

/** How far one prompt pulls the strength. */
function influence({ games }: GameBlock, theta: Float64Array, row: Float64Array): number {
  let sum = 0;
  for (const { first, second, points } of games) {
    const expected = 1 / (1 + Math.exp(theta[second]! - theta[first]!));
    sum += (row[first]! - row[second]!) * (points - expected);
  }
  return sum;
}

function countsOf(blocks: readonly GameBlock[], model: number, raters: number): Counts {
  const counts = { items: 0, raters, pairs: 0, judgments: 0 };
  for (const { prompts, games } of blocks) {
    const own = games.filter(({ first, second }) => first === model || second === model);
    if (own.length > 0) counts.items += prompts;
    counts.judgments += prompts * own.reduce((sum, { labels }) => sum + labels, 0);
  }
  return counts;
}
