import { betweenVariance } from "@/lib/core/fatigue/between-variance";

/** One annotator's session as pairs of position and outcome; positions without an outcome are left out. */
export interface SessionSeries {
  annotator: string;
  key: string;
  x: number[];
  y: number[];
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

/** The outcome `y` at the positions `x` within each session, in order; both indexed by event, `null` where undefined. */
export function seriesOf(
  members: ReadonlyMap<string, readonly number[]>,
  annotatorOf: (event: number) => string,
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): SessionSeries[] {
  const list: SessionSeries[] = [];
  for (const [key, events] of members) {
    const series: SessionSeries = { annotator: "", key, x: [], y: [] };
    for (const e of events) {
      const [place, outcome] = [x[e], y[e]];
      if (place == null || outcome == null) continue;
      if (series.x.length === 0) series.annotator = annotatorOf(e);
      series.x.push(place);
      series.y.push(outcome);
    }
    if (series.x.length > 0) list.push(series);
  }
  return list;
}

/** Slope of every annotator whose positions vary within some session, in the order of the series. */
export function annotatorSlopes(series: readonly SessionSeries[]): AnnotatorSlope[] {
  const sums = new Map<string, { sxx: number; sxy: number; syy: number; n: number; sessions: number }>();
  for (const { annotator, x, y } of series) {
    const own = sums.get(annotator) ?? { sxx: 0, sxy: 0, syy: 0, n: 0, sessions: 0 };
    const { sxx, sxy, syy } = centredSums(x, y);
    sums.set(annotator, {
      sxx: own.sxx + sxx,
      sxy: own.sxy + sxy,
      syy: own.syy + syy,
      n: own.n + x.length,
      sessions: own.sessions + 1,
    });
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
function centredSums(x: readonly number[], y: readonly number[]): { sxx: number; sxy: number; syy: number } {
  const meanX = x.reduce((a, b) => a + b, 0) / x.length;
  const meanY = y.reduce((a, b) => a + b, 0) / y.length;
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
