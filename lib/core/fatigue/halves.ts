import type { SessionSeries } from "@/lib/core/fatigue/slopes";

/** Shorter sessions have no halves worth comparing. */
const MIN_LENGTH = 4;

/**
 * Second half minus first half of the outcome for every annotator: per session of at least 4 outcomes the difference of
 * the means of its last and first floor(n / 2) (the middle one of an odd number in neither), averaged over sessions.
 */
export function halfDifferences(series: readonly SessionSeries[]): { annotator: string; difference: number }[] {
  const differences = new Map<string, number[]>();
  for (const { annotator, y } of series) {
    if (y.length < MIN_LENGTH) continue;
    const half = Math.floor(y.length / 2);
    const difference = mean(y.slice(y.length - half)) - mean(y.slice(0, half));
    const list = differences.get(annotator);
    if (list) list.push(difference);
    else differences.set(annotator, [difference]);
  }
  return [...differences].map(([annotator, list]) => ({ annotator, difference: mean(list) }));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
