import { fQuantile } from "@/lib/core/special/f-distribution";

/** Mean squares of a complete table of n targets by k raters. */
export interface MeanSquares {
  targets: number;
  raters: number;
  /** Between targets (MSR), between raters (MSC), residual (MSE), within targets (MSW). */
  betweenTargets: number;
  betweenRaters: number;
  residual: number;
  withinTargets: number;
}

export const ICC_FORMS = ["icc1", "icc1k", "icc2", "icc2k", "icc3", "icc3k"] as const;
export type IccForm = (typeof ICC_FORMS)[number];

/** Two-way analysis of variance without replication. `scores[j][i]` is the score of rater j for target i. */
export function meanSquares(scores: readonly Float64Array[]): MeanSquares {
  const k = scores.length;
  const n = scores[0]!.length;
  const origin = scores[0]![0]!;
  const targetMeans = new Float64Array(n);
  const raterMeans = new Float64Array(k);
  scores.forEach((own, j) => {
    own.forEach((x, i) => {
      targetMeans[i]! += (x - origin) / k;
      raterMeans[j]! += (x - origin) / n;
    });
  });
  const grand = raterMeans.reduce((sum, mean) => sum + mean / k, 0);
  let residual = 0;
  let within = 0;
  scores.forEach((own, j) => {
    own.forEach((x, i) => {
      residual += (x - origin - targetMeans[i]! - raterMeans[j]! + grand) ** 2;
      within += (x - origin - targetMeans[i]!) ** 2;
    });
  });
  return {
    targets: n,
    raters: k,
    betweenTargets: (k * squaresAround(targetMeans, grand)) / (n - 1),
    betweenRaters: (n * squaresAround(raterMeans, grand)) / (k - 1),
    residual: residual / ((n - 1) * (k - 1)),
    withinTargets: within / (n * (k - 1)),
  };
}

/**
 * Intraclass correlations of Shrout & Fleiss (1979): (1) one-way, (2) two-way random (agreement), (3) two-way mixed
 * (consistency), each for a single rating and for the mean of k. `null` without variation.
 */
export function icc(form: IccForm, ms: MeanSquares): number | null {
  const { targets: n, raters: k, betweenTargets: r, betweenRaters: c, residual: e, withinTargets: w } = ms;
  const [top, bottom] = {
    icc1: [r - w, r + (k - 1) * w],
    icc1k: [r - w, r],
    icc2: [r - e, r + (k - 1) * e + (k * (c - e)) / n],
    icc2k: [r - e, r + (c - e) / n],
    icc3: [r - e, r + (k - 1) * e],
    icc3k: [r - e, r],
  }[form] as [number, number];
  return bottom === 0 ? null : top / bottom;
}

/** Exact F intervals for forms 1 and 3, and the approximation of McGraw & Wong (1996) for form 2. `null` if undefined. */
export function iccInterval(form: IccForm, ms: MeanSquares, confidence: number): [number, number] | null {
  const single = form.startsWith("icc2") ? agreementInterval(ms, confidence) : ratioInterval(form, ms, confidence);
  if (single === null || !single.every(Number.isFinite)) return null;
  if (!form.endsWith("k")) return single;
  const k = ms.raters;
  const average = (rho: number) => (k * rho) / (1 + (k - 1) * rho);
  return [average(single[0]), average(single[1])];
}

function ratioInterval(form: IccForm, ms: MeanSquares, confidence: number): [number, number] {
  const { targets: n, raters: k } = ms;
  const oneWay = form.startsWith("icc1");
  const f = ms.betweenTargets / (oneWay ? ms.withinTargets : ms.residual);
  const df2 = oneWay ? n * (k - 1) : (n - 1) * (k - 1);
  const p = 1 - (1 - confidence) / 2;
  const low = f / fQuantile(p, n - 1, df2);
  const high = f * fQuantile(p, df2, n - 1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/** McGraw & Wong 1996 (Psychological Methods 1:30), table 7, with Satterthwaite's degrees of freedom. */
function agreementInterval(ms: MeanSquares, confidence: number): [number, number] | null {
  const { targets: n, raters: k, betweenTargets: r, betweenRaters: c, residual: e } = ms;
  const rho = icc("icc2", ms);
  if (rho === null || e === 0) return null;
  const f = c / e;
  const rest = n * (1 + (k - 1) * rho) - k * rho;
  const df = ((k - 1) * (n - 1) * (k * rho * f + rest) ** 2) / ((n - 1) * k * k * rho * rho * f * f + rest ** 2);
  const p = 1 - (1 - confidence) / 2;
  const lower = fQuantile(p, n - 1, df);
  const upper = fQuantile(p, df, n - 1);
  const others = k * c + (k * n - k - n) * e;
  return [(n * (r - lower * e)) / (lower * others + n * r), (n * (upper * r - e)) / (others + n * upper * r)];
}

function squaresAround(means: Float64Array, centre: number): number {
  return means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0);
}
