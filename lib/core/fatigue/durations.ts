import { codesOf, type WorkEvent } from "@/lib/core/fatigue/events";
import { quantile } from "@/lib/core/fatigue/quantile";

/** No single answer takes longer than this many seconds of work. */
const LONGEST = 1800;

export interface Durations {
  /** Seconds as measured; `null` where unknown. */
  seconds: (number | null)[];
  /** ln seconds; `null` where skipped, unknown, not positive or above the annotator's cap. */
  logSeconds: (number | null)[];
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
export function measureDurations(events: readonly WorkEvent[]): Durations {
  const seconds = events.map(secondsOf);
  const { annotators, annotator } = codesOf(events);
  const logsOf = annotators.map((): number[] => []);
  seconds.forEach((duration, e) => {
    if (duration !== null && duration > 0) logsOf[annotator[e]!]!.push(Math.log(duration));
  });
  const logCap = logsOf.map(logCapOf);
  let cappedOrInvalid = 0;
  const logSeconds = events.map(({ value }, e) => {
    const duration = seconds[e]!;
    if (duration === null || value === null) return null;
    if (duration > 0 && isWithin(logCap[annotator[e]!]!, Math.log(duration))) return Math.log(duration);
    cappedOrInvalid++;
    return null;
  });
  const caps = logCap.flatMap((log, a): [string, number][] => (log === null ? [] : [[annotators[a]!, Math.exp(log)]]));
  const capSeconds = new Map(caps);
  return { seconds, logSeconds, capSeconds, cappedOrInvalid };
}

/** Above which ln seconds somebody's time was no work on the item, by the ln seconds of all that they did; `null` of nothing. */
export function logCapOf(logs: readonly number[]): number | null {
  if (logs.length === 0) return null;
  const q3 = quantile(logs, 0.75);
  return Math.min(Math.log(LONGEST), q3 + 3 * (q3 - quantile(logs, 0.25)));
}

/** Whether ln seconds are not above a cap; equal times may differ in the last bits of their logarithms. */
export function isWithin(cap: number, log: number): boolean {
  return log <= cap + 1e-12;
}

function secondsOf({ activeSeconds, startedAt, submittedAt }: WorkEvent): number | null {
  if (activeSeconds != null) return activeSeconds;
  return startedAt === null || submittedAt === null ? null : submittedAt - startedAt;
}

/**
 * ln durations without the part that the item explains: residuals of ln t on ln words (one slope within annotators), then
 * minus the mean of the item's residuals where two or more annotators timed it. Where words are unknown only the item
 * mean is taken out. Events without a ln duration stay `null`.
 */
export function lengthAdjusted(
  events: readonly WorkEvent[],
  logSeconds: readonly (number | null)[],
): (number | null)[] {
  const slope = slopeOnLogWords(events, logSeconds);
  const residual = logSeconds.map((log, e) => {
    const words = events[e]!.words;
    return log === null ? null : words != null && words > 0 ? log - slope * Math.log(words) : log;
  });
  const { items, item } = codesOf(events);
  const { n, mean } = meansBy(item, items, residual);
  return residual.map((value, e) => (value === null || n[item[e]!]! < 2 ? value : value - mean[item[e]!]!));
}

function slopeOnLogWords(events: readonly WorkEvent[], logSeconds: readonly (number | null)[]): number {
  const logWords = events.map(({ words }, e) =>
    words != null && words > 0 && logSeconds[e] !== null ? Math.log(words) : null,
  );
  const timed = logSeconds.map((log, e) => (logWords[e] === null ? null : log));
  const { annotators, annotator } = codesOf(events);
  const x = meansBy(annotator, annotators.length, logWords).mean;
  const y = meansBy(annotator, annotators.length, timed).mean;
  let sxy = 0;
  let sxx = 0;
  logWords.forEach((words, e) => {
    if (words === null) return;
    const dx = words - x[annotator[e]!]!;
    sxx += dx * dx;
    sxy += dx * (timed[e]! - y[annotator[e]!]!);
  });
  return sxx > 0 ? sxy / sxx : 0;
}

/** How many values stand under each code, and their mean. */
function meansBy(code: Int32Array, codes: number, values: readonly (number | null)[]) {
  const [n, mean] = [new Int32Array(codes), new Float64Array(codes)];
  values.forEach((value, e) => {
    if (value === null) return;
    const c = code[e]!;
    n[c]!++;
    mean[c]! += (value - mean[c]!) / n[c]!;
  });
  return { n, mean };
}
