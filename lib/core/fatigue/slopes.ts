import { betweenVariance } from "@/lib/core/fatigue/between-variance";
import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import type { Sessions } from "@/lib/core/fatigue/sessions";

/** An outcome along sessions, by column: that of session `s` is `start[s]` to `start[s + 1] - 1` of positions and values. */
export interface Series extends Pick<Sessions, "keys" | "annotator"> {
  annotators: readonly string[];
  start: Int32Array;
  x: Float64Array;
  y: Float64Array;
}

/** One annotator's session as pairs of position and outcome. */
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

/** An outcome by position within each session, in order; events without either are left out. */
export function byPosition(
  { annotators }: Pick<WorkColumns, "annotators">,
  sessions: Sessions,
  outcome: Outcome,
): Series {
  const { order, keys, annotator, position } = sessions;
  const start = new Int32Array(keys.length + 1);
  const [x, y] = [new Float64Array(order.length), new Float64Array(order.length)];
  let end = 0;
  for (let s = 0; s < keys.length; s++) {
    for (let k = sessions.start[s]!; k < sessions.start[s + 1]!; k++) {
      const e = order[k]!;
      if (Number.isNaN(position[e]!) || Number.isNaN(outcome[e]!)) continue;
      x[end] = position[e]!;
      y[end++] = outcome[e]!;
    }
    start[s + 1] = end;
  }
  return { annotators, keys, annotator, start, x, y };
}

/** Each session that has something by itself. */
export function sessionSeries({ annotators, keys, annotator, start, x, y }: Series): SessionSeries[] {
  const list: SessionSeries[] = [];
  for (let s = 0; s < keys.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    if (from === to) continue;
    list.push({
      annotator: annotators[annotator[s]!]!,
      key: keys[s]!,
      x: x.subarray(from, to),
      y: y.subarray(from, to),
    });
  }
  return list;
}

/** Slope of every annotator whose positions vary within some session. */
export function annotatorSlopes({ annotators, annotator, start, x, y }: Series): AnnotatorSlope[] {
  const own = annotators.map(() => ({ sxx: 0, sxy: 0, syy: 0, n: 0, sessions: 0 }));
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    if (from === to) continue;
    addCentredSums(x, y, from, to, own[annotator[s]!]!);
  }
  return own.flatMap(({ sxx, sxy, syy, n, sessions }, a) => {
    if (!(sxx > 0)) return [];
    const slope = sxy / sxx;
    const df = n - sessions - 1;
    const se = df > 0 ? Math.sqrt(Math.max(syy - slope * sxy, 0) / df / sxx) : null;
    return [{ annotator: annotators[a]!, slope, se, reach: sxx, n, sessions }];
  });
}

/** Adds a session's sums of squares and products about its means. */
function addCentredSums(
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  sums: { sxx: number; sxy: number; syy: number; n: number; sessions: number },
): void {
  let [sumX, sumY] = [0, 0];
  for (let k = from; k < to; k++) {
    sumX += x[k]!;
    sumY += y[k]!;
  }
  const [meanX, meanY] = [sumX / (to - from), sumY / (to - from)];
  let [sxx, sxy, syy] = [0, 0, 0];
  for (let k = from; k < to; k++) {
    const [dx, dy] = [x[k]! - meanX, y[k]! - meanY];
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
  }
  sums.sxx += sxx;
  sums.sxy += sxy;
  sums.syy += syy;
  sums.n += to - from;
  sums.sessions++;
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
