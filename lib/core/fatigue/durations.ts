import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import { quantile } from "@/lib/core/fatigue/quantile";
import { groupByCode } from "@/lib/core/rating-table";

/** No single answer takes longer than this many seconds of work. */
const LONGEST = 1800;

export interface Durations {
  /** Seconds as measured; NaN where unknown. */
  seconds: Outcome;
  /** ln seconds; NaN where skipped, unknown, not positive or above the annotator's cap. */
  logSeconds: Outcome;
  /** min(30 min, exp(Q3 + 3 IQR)) of each annotator's ln durations (type-7 quantiles). */
  capSeconds: Map<string, number>;
  /** Durations of answers left out because they are not positive or above the cap. */
  cappedOrInvalid: number;
}

/**
 * Working time of each event: active time where known, else submitted - started. What exceeds the annotator's cap was
 * not work on the item (a phone call, lunch) and is left out of the analysis of pace, and counted. A skip
 * is no answer: its time helps to tell what is long for the annotator, and has no part in pace.
 */
export function measureDurations(work: WorkColumns): Durations {
  const { annotators, annotator, answered, activeSeconds, startedAt, submittedAt } = work;
  const seconds = activeSeconds.slice();
  const logSeconds = new Float64Array(seconds.length).fill(Number.NaN);
  for (let e = 0; e < seconds.length; e++) {
    if (Number.isNaN(seconds[e]!)) seconds[e] = submittedAt[e]! - startedAt[e]!;
    if (seconds[e]! > 0) logSeconds[e] = Math.log(seconds[e]!);
  }
  const { start, order } = groupByCode(annotator, annotators.length);
  const logCap = annotators.map((_, a) => {
    const logs = new Float64Array(start[a + 1]! - start[a]!);
    let n = 0;
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const log = logSeconds[order[k]!]!;
      if (!Number.isNaN(log)) logs[n++] = log;
    }
    return logCapOf(logs.subarray(0, n));
  });
  let cappedOrInvalid = 0;
  for (let e = 0; e < seconds.length; e++) {
    const isTimed = answered[e] === 1 && !Number.isNaN(seconds[e]!);
    if (isTimed && seconds[e]! > 0 && isWithin(logCap[annotator[e]!]!, logSeconds[e]!)) continue;
    if (isTimed) cappedOrInvalid++;
    logSeconds[e] = Number.NaN;
  }
  const caps = logCap.flatMap((log, a): [string, number][] => (log === null ? [] : [[annotators[a]!, Math.exp(log)]]));
  return { seconds, logSeconds, capSeconds: new Map(caps), cappedOrInvalid };
}

/** Above which ln seconds somebody's time was no work on the item, by the ln seconds of all that they did; `null` of nothing. */
export function logCapOf(logs: ArrayLike<number>): number | null {
  if (logs.length === 0) return null;
  const q3 = quantile(logs, 0.75);
  return Math.min(Math.log(LONGEST), q3 + 3 * (q3 - quantile(logs, 0.25)));
}

/** Whether ln seconds are not above a cap; equal times may differ in the last bits of their logarithms. */
export function isWithin(cap: number, log: number): boolean {
  return log <= cap + 1e-12;
}

/**
 * ln durations without the part that the item explains: residuals of ln t on ln words (one slope within annotators), then
 * minus the mean of the item's residuals where two or more annotators timed it. Where words are unknown only the item
 * mean is taken out. Events without a ln duration stay undefined.
 */
export function lengthAdjusted(
  { annotators, annotator, items, item, words }: WorkColumns,
  logSeconds: Outcome,
): Outcome {
  const logWords = words.slice();
  const timed = logSeconds.slice();
  for (let e = 0; e < words.length; e++) {
    logWords[e] = words[e]! > 0 && !Number.isNaN(logSeconds[e]!) ? Math.log(words[e]!) : Number.NaN;
    if (Number.isNaN(logWords[e]!)) timed[e] = Number.NaN;
  }
  const slope = slopeWithin(annotator, annotators.length, logWords, timed);
  const residual = logSeconds.slice();
  for (let e = 0; e < words.length; e++) if (!Number.isNaN(logWords[e]!)) residual[e]! -= slope * logWords[e]!;
  const { n, mean } = meansBy(item, items.length, residual);
  for (let e = 0; e < words.length; e++) if (n[item[e]!]! >= 2) residual[e]! -= mean[item[e]!]!;
  return residual;
}

/** One slope of `y` on `x` within groups; 0 where `x` does not vary in any. */
function slopeWithin(code: Int32Array, codes: number, x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [meansBy(code, codes, x).mean, meansBy(code, codes, y).mean];
  let sxy = 0;
  let sxx = 0;
  for (let e = 0; e < x.length; e++) {
    if (Number.isNaN(x[e]!)) continue;
    const dx = x[e]! - meanX[code[e]!]!;
    sxx += dx * dx;
    sxy += dx * (y[e]! - meanY[code[e]!]!);
  }
  return sxx > 0 ? sxy / sxx : 0;
}

/** How many values stand under each code, and their mean. */
function meansBy(code: Int32Array, codes: number, values: Float64Array) {
  const [n, mean] = [new Int32Array(codes), new Float64Array(codes)];
  for (let e = 0; e < values.length; e++) {
    const value = values[e]!;
    if (Number.isNaN(value)) continue;
    const c = code[e]!;
    n[c]!++;
    mean[c]! += (value - mean[c]!) / n[c]!;
  }
  return { n, mean };
}
