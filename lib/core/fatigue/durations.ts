import type { WorkEvent } from "@/lib/core/fatigue/events";
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
  const logsOf = new Map<string, number[]>();
  events.forEach(({ annotator }, e) => {
    const duration = seconds[e];
    if (duration == null || duration <= 0) return;
    const logs = logsOf.get(annotator) ?? [];
    logs.push(Math.log(duration));
    logsOf.set(annotator, logs);
  });
  const logCap = new Map<string, number>();
  for (const [annotator, logs] of logsOf) {
    const q1 = quantile(logs, 0.25);
    const q3 = quantile(logs, 0.75);
    logCap.set(annotator, Math.min(Math.log(LONGEST), q3 + 3 * (q3 - q1)));
  }
  let cappedOrInvalid = 0;
  const logSeconds = events.map(({ annotator, value }, e) => {
    const duration = seconds[e];
    if (duration == null || value === null) return null;
    if (duration > 0 && Math.log(duration) <= logCap.get(annotator)! + 1e-12) return Math.log(duration);
    cappedOrInvalid++;
    return null;
  });
  const capSeconds = new Map([...logCap].map(([annotator, log]) => [annotator, Math.exp(log)]));
  return { seconds, logSeconds, capSeconds, cappedOrInvalid };
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
  const items = meansBy(events, residual, (event) => event.item);
  return residual.map((value, e) => {
    const item = items.get(events[e]!.item);
    return value === null ? null : item && item.n > 1 ? value - item.mean : value;
  });
}

function slopeOnLogWords(events: readonly WorkEvent[], logSeconds: readonly (number | null)[]): number {
  const logWords = events.map(({ words }, e) =>
    words != null && words > 0 && logSeconds[e] !== null ? Math.log(words) : null,
  );
  const timed = logSeconds.map((log, e) => (logWords[e] === null ? null : log));
  const x = meansBy(events, logWords, (event) => event.annotator);
  const y = meansBy(events, timed, (event) => event.annotator);
  let sxy = 0;
  let sxx = 0;
  events.forEach(({ annotator }, e) => {
    const words = logWords[e];
    if (words == null) return;
    const dx = words - x.get(annotator)!.mean;
    sxx += dx * dx;
    sxy += dx * (timed[e]! - y.get(annotator)!.mean);
  });
  return sxx > 0 ? sxy / sxx : 0;
}

function meansBy(
  events: readonly WorkEvent[],
  values: readonly (number | null | undefined)[],
  keyOf: (event: WorkEvent) => string,
): Map<string, { n: number; mean: number }> {
  const sums = new Map<string, { n: number; mean: number }>();
  events.forEach((event, e) => {
    const value = values[e];
    if (value == null) return;
    const group = sums.get(keyOf(event)) ?? { n: 0, mean: 0 };
    group.n++;
    group.mean += (value - group.mean) / group.n;
    sums.set(keyOf(event), group);
  });
  return sums;
}
