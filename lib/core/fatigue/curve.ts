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
  return [...binned(annotators, x, y, width)]
    .sort(([a], [b]) => a - b)
    .map(([bin, cells]) => {
      const means = [...cells.values()].map(meanOf);
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

/** Each annotator's own curve: the mean of every bin of theirs, by where the bin begins. */
export interface AnnotatorLine {
  annotator: string;
  points: { from: number; mean: number; answers: number }[];
}

/** What the binned curve is the middle of, in the order in which annotators first appear. */
export function annotatorLines(
  annotators: readonly string[],
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  width: number,
): AnnotatorLine[] {
  const lines = new Map<string, AnnotatorLine["points"]>();
  for (const [bin, cells] of [...binned(annotators, x, y, width)].sort(([a], [b]) => a - b)) {
    for (const [annotator, cell] of cells) {
      const points = lines.get(annotator) ?? [];
      points.push({ from: bin * width, mean: meanOf(cell), answers: cell.n });
      lines.set(annotator, points);
    }
  }
  return [...lines].map(([annotator, points]) => ({ annotator, points }));
}

interface Cell {
  sum: number;
  n: number;
}

const meanOf = ({ sum, n }: Cell) => sum / n;

function binned(
  annotators: readonly string[],
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  width: number,
): Map<number, Map<string, Cell>> {
  const bins = new Map<number, Map<string, Cell>>();
  annotators.forEach((annotator, e) => {
    if (x[e] == null || y[e] == null) return;
    const bin = Math.floor(x[e]! / width);
    const cells = bins.get(bin) ?? new Map<string, Cell>();
    const cell = cells.get(annotator) ?? { sum: 0, n: 0 };
    cell.sum += y[e]!;
    cell.n++;
    cells.set(annotator, cell);
    bins.set(bin, cells);
  });
  return bins;
}
