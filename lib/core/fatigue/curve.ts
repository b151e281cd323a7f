import type { Outcome } from "@/lib/core/fatigue/events";
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

/** Each annotator's own curve: the mean of every bin of theirs, by where the bin begins. */
export interface AnnotatorLine {
  annotator: string;
  points: { from: number; mean: number; answers: number }[];
}

/** Who gave each answer, by number, and in which bin of a width it falls, from 0; -1 for none. */
export interface Binning {
  annotators: readonly string[];
  annotator: Int32Array;
  bin: Int32Array;
  width: number;
}

/** Bins positions or minutes, which are not below 0; those at `most` and beyond are left out. */
export function binned(
  { annotators, annotator }: Pick<Binning, "annotators" | "annotator">,
  x: Outcome,
  width: number,
  most = Number.POSITIVE_INFINITY,
): Binning {
  const bin = new Int32Array(x.length).fill(-1);
  for (let e = 0; e < bin.length; e++) if (x[e]! < most) bin[e] = Math.floor(x[e]! / width);
  return { annotators, annotator, bin, width };
}

/**
 * The outcome over the session: of each bin the middle of the annotators, of whom each one's mean counts once, and each annotator's own
 * line. `y` is the outcome of each event; bins without an answer are left out.
 */
export function binnedCurve(
  { annotators, annotator, bin, width }: Binning,
  y: Outcome,
): { curve: CurvePoint[]; lines: AnnotatorLine[] } {
  const people = annotators.length;
  let bins = 0;
  for (let e = 0; e < bin.length; e++) if (bin[e]! >= bins) bins = bin[e]! + 1;
  const [sum, n] = [new Float64Array(bins * people), new Int32Array(bins * people)];
  for (let e = 0; e < y.length; e++) {
    if (Number.isNaN(y[e]!) || bin[e]! < 0) continue;
    const cell = bin[e]! * people + annotator[e]!;
    sum[cell]! += y[e]!;
    n[cell]!++;
  }
  const curve: CurvePoint[] = [];
  const lines = annotators.map((name): AnnotatorLine => ({ annotator: name, points: [] }));
  for (let b = 0; b < bins; b++) {
    const means: number[] = [];
    let answers = 0;
    for (let a = 0; a < people; a++) {
      const cell = b * people + a;
      if (n[cell] === 0) continue;
      const mean = sum[cell]! / n[cell]!;
      means.push(mean);
      answers += n[cell]!;
      lines[a]!.points.push({ from: b * width, mean, answers: n[cell]! });
    }
    if (means.length === 0) continue;
    curve.push({
      from: b * width,
      to: (b + 1) * width,
      annotators: means.length,
      answers,
      median: quantile(means, 0.5),
      q1: quantile(means, 0.25),
      q3: quantile(means, 0.75),
    });
  }
  return { curve, lines: lines.filter(({ points }) => points.length > 0) };
}
