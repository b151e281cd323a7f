import { mean } from "@/lib/core/distribution/simple-regression";
import { betweenVariance } from "@/lib/core/fatigue/between-variance";
import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import type { Sessions } from "@/lib/core/fatigue/sessions";

/** One annotator's session as pairs of position and outcome; positions without an outcome are left out. */
export interface SessionSeries {
  annotator: string;
  key: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

export interface AnnotatorSlope {
  annotator: string;
  /** Pooled within-session slope, outcome per position: sum Sxy / sum Sxx over the annotator's sessions. */
  slope: number;
  /** sqrt(SSE / (n - sessions - 1) / sum Sxx); `null` without a degree of freedom. */
  se: number | null;
  /** sum Sxx: how far the positions of the sessions lie apart, which is what they can tell of the slope. */
  reach: number;
  n: number;
  sessions: number;
}

/** An outcome by position within each session, in order; events without either are left out, and sessions without any. */
export function byPosition(
  { annotators }: Pick<WorkColumns, "annotators">,
  { start, order, keys, annotator, position }: Sessions,
  y: Outcome,
): SessionSeries[] {
  const [places, outcomes] = [new Float64Array(order.length), new Float64Array(order.length)];
  const list: SessionSeries[] = [];
  let end = 0;
  for (let s = 0; s < keys.length; s++) {
    const from = end;
    for (let k = start[s]!; k < start[s + 1]!; k++) {
      const e = order[k]!;
      if (Number.isNaN(position[e]!) || Number.isNaN(y[e]!)) continue;
      places[end] = position[e]!;
      outcomes[end++] = y[e]!;
    }
    if (end === from) continue;
    const [x, own] = [places.subarray(from, end), outcomes.subarray(from, end)];
    list.push({ annotator: annotators[annotator[s]!]!, key: keys[s]!, x, y: own });
  }
  return list;
}

/** Slope of every annotator whose positions vary within some session, in the order of the series. */
export function annotatorSlopes(series: readonly SessionSeries[]): AnnotatorSlope[] {
  const sums = new Map<string, { sxx: number; sxy: number; syy: number; n: number; sessions: number }>();
  for (const { annotator, x, y } of series) {
    const own = sums.get(annotator) ?? { sxx: 0, sxy: 0, syy: 0, n: 0, sessions: 0 };
    const { sxx, sxy, syy } = centredSums(x, y);
    own.sxx += sxx;
    own.sxy += sxy;
    own.syy += syy;
    own.n += x.length;
    own.sessions++;
    sums.set(annotator, own);
  }
  return [...sums].flatMap(([annotator, { sxx, sxy, syy, n, sessions }]) => {
    if (!(sxx > 0)) return [];
    const slope = sxy / sxx;
    const df = n - sessions - 1;
    const se = df > 0 ? Math.sqrt(Math.max(syy - slope * sxy, 0) / df / sxx) : null;
    return [{ annotator, slope, se, reach: sxx, n, sessions }];
  });
}

/** Sums of squares and products about the means. */
function centredSums(x: ArrayLike<number>, y: ArrayLike<number>): { sxx: number; sxy: number; syy: number } {
  const [meanX, meanY] = [mean(x), mean(y)];
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let k = 0; k < x.length; k++) {
    sxx += (x[k]! - meanX) ** 2;
    sxy += (x[k]! - meanX) * (y[k]! - meanY);
    syy += (y[k]! - meanY) ** 2;
  }
  return { sxx, sxy, syy };
}

/**
 * Weights of slopes in a mean across annotators: 1 / (s^2 / Sxx + tau^2), s^2 the residual variance of all together and tau^2
 * that between annotators (DerSimonian & Laird 1986). The residual variance of one person would weigh by luck: a handful of
 * equal answers has none. Equal sessions get equal weights.
 */
export function slopeWeights(slopes: readonly AnnotatorSlope[]): number[] {
  const residual = slopes.map(({ se, n, sessions, reach }) =>
    se === null ? { df: 0, squares: 0 } : { df: n - sessions - 1, squares: (n - sessions - 1) * se * se * reach },
  );
  const variance =
    residual.reduce((sum, { squares }) => sum + squares, 0) / residual.reduce((sum, { df }) => sum + df, 0);
  if (!(variance > 0)) return slopes.map(({ reach }) => reach);
  const errors = slopes.map(({ slope, reach }) => ({ slope, se: Math.sqrt(variance / reach) }));
  const tau2 = slopes.length > 1 ? betweenVariance(errors) : 0;
  return errors.map(({ se }) => 1 / (se * se + tau2));
}
