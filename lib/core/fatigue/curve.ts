import { quantile } from "@/lib/core/fatigue/quantile";

export interface CurvePoint {
  /** Bin [from, to) of the position or minute. */
  from: number;
  to: number;
  annotators: number;
  answers: number;
  /** Median and quartiles over the annotators' means in the bin. */
  median: number;
  q1: number;
  q3: number;
}

/**
 * The outcome over the session, binned: each annotator's mean in a bin counts once. `x` is the position or minute and
 * `y` the outcome of each event, `null` where undefined; bins without an answer are left out.
 */
export function binnedCurve(
  annotators: readonly string[],
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  width: number,
): CurvePoint[] {
  const bins = new Map<number, Map<string, { sum: number; n: number }>>();
  annotators.forEach((annotator, e) => {
    if (x[e] == null || y[e] == null) return;
    const bin = Math.floor(x[e]! / width);
    const cells = bins.get(bin) ?? new Map<string, { sum: number; n: number }>();
    const cell = cells.get(annotator) ?? { sum: 0, n: 0 };
    cell.sum += y[e]!;
    cell.n++;
    cells.set(annotator, cell);
    bins.set(bin, cells);
  });
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, cells]) => {
      const means = [...cells.values()].map(({ sum, n }) => sum / n);
      return {
        from: bin * width,
        to: (bin + 1) * width,
        annotators: means.length,
        answers: [...cells.values()].reduce((total, { n }) => total + n, 0),
        median: quantile(means, 0.5),
        q1: quantile(means, 0.25),
        q3: quantile(means, 0.75),
      };
    });
}
