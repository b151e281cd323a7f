import { entropyBits, sharesOf } from "@/lib/core/distribution/distance";
import { mean } from "@/lib/core/distribution/simple-regression";

/** How one annotator uses the scale, by itself. */
export interface OwnScores {
  n: number;
  mean: number | null;
  /** With n - 1; `null` under 2 ratings. */
  sd: number | null;
  median: number | null;
  /** Ratings per level. */
  hist: number[];
  entropyBits: number | null;
  /** Share of the most used level. */
  modalShare: number | null;
  /** Share of the lowest and highest level together. */
  extremeShare: number | null;
  /** Share of the middle level; `null` where the number of levels is even. */
  midpointShare: number | null;
}

/** Describes the ratings `level` (indices into `levels`); all but `n` and `hist` are `null` without a rating. */
export function describeOwn(level: ArrayLike<number>, levels: readonly number[]): OwnScores {
  const n = level.length;
  const hist = new Array<number>(levels.length).fill(0);
  for (let t = 0; t < n; t++) hist[level[t]!]!++;
  const shares = sharesOf(hist);
  const scores = Float64Array.from(level, (k) => levels[k]!).sort();
  if (shares === null) {
    return { n, mean: null, sd: null, median: null, hist, ...NO_SHARES };
  }
  const last = levels.length - 1;
  return {
    n,
    mean: mean(scores),
    sd: standardDeviation(scores),
    median: (scores[Math.floor((n - 1) / 2)]! + scores[Math.ceil((n - 1) / 2)]!) / 2,
    hist,
    entropyBits: entropyBits(shares),
    modalShare: shares.reduce((a, b) => Math.max(a, b), 0),
    extremeShare: last > 0 ? shares[0]! + shares[last]! : 1,
    midpointShare: last % 2 === 0 ? shares[last / 2]! : null,
  };
}

const NO_SHARES = { entropyBits: null, modalShare: null, extremeShare: null, midpointShare: null };

/** sqrt(sum (x - mean)^2 / (n - 1)); `null` under 2 values. */
export function standardDeviation(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}
