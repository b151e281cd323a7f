import { betweenVariance } from "@/lib/core/fatigue/between-variance";
import type { AnnotatorSlope } from "@/lib/core/fatigue/slopes";

export interface ShrunkenSlope {
  annotator: string;
  slope: number;
  /** Posterior mean -+ 1.96 posterior SD. */
  interval: [low: number, high: number];
}

/**
 * Empirical-Bayes slopes: s_a ~ N(beta_a, se_a^2), beta_a ~ N(mu, tau^2). tau^2 by DerSimonian & Laird (1986), mu the mean
 * weighted by 1 / (se^2 + tau^2); the posterior mean is (s / se^2 + mu / tau^2) / (1 / se^2 + 1 / tau^2), its variance
 * 1 / (1 / se^2 + 1 / tau^2) plus what not knowing mu adds. With tau^2 = 0 everybody gets mu: the data show no
 * difference between people. Annotators without a positive standard error are left out; fewer than 2 others give [].
 */
export function shrunkenSlopes(slopes: readonly AnnotatorSlope[]): ShrunkenSlope[] {
  const known = slopes.flatMap(({ annotator, slope, se }) => (se !== null && se > 0 ? [{ annotator, slope, se }] : []));
  if (known.length < 2) return [];
  const tau2 = betweenVariance(known);
  const weights = known.map(({ se }) => 1 / (se * se + tau2));
  const totalWeight = weights.reduce((a, b) => a + b, 0);
  const mu = known.reduce((sum, { slope }, k) => sum + weights[k]! * slope, 0) / totalWeight;
  return known.map(({ annotator, slope, se }) => {
    const pull = (se * se) / (se * se + tau2);
    const posterior = pull * mu + (1 - pull) * slope;
    const sd = Math.sqrt((1 - pull) * se * se + pull ** 2 / totalWeight);
    return { annotator, slope: posterior, interval: [posterior - 1.96 * sd, posterior + 1.96 * sd] };
  });
}
