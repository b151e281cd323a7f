import { entropyBits, sharesOf } from "@/lib/core/distribution/distance";

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

/** Describes ratings by how many are at each of `levels`; all but `n` and `hist` are `null` without a rating. */
export function describeOwn(hist: number[], levels: readonly number[]): OwnScores {
  const n = hist.reduce((sum, count) => sum + count, 0);
  const shares = sharesOf(hist);
  if (shares === null) return { n, mean: null, sd: null, median: null, hist, ...NO_SHARES };
  const last = levels.length - 1;
  const centre = hist.reduce((sum, count, k) => sum + count * levels[k]!, 0) / n;
  const squares = hist.reduce((sum, count, k) => sum + count * (levels[k]! - centre) ** 2, 0);
  return {
    n,
    mean: centre,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    median: (levelAt(hist, levels, (n - 1) >> 1) + levelAt(hist, levels, n >> 1)) / 2,
    hist,
    entropyBits: entropyBits(shares),
    modalShare: shares.reduce((a, b) => Math.max(a, b), 0),
    extremeShare: last > 0 ? shares[0]! + shares[last]! : 1,
    midpointShare: last % 2 === 0 ? shares[last / 2]! : null,
  };
}

/** The level of the rating that has so many below it in their order. */
function levelAt(hist: readonly number[], levels: readonly number[], below: number): number {
  let k = 0;
  for (let seen = hist[0]!; seen <= below; seen += hist[k]!) k++;
  return levels[k]!;
}

const NO_SHARES = { entropyBits: null, modalShare: null, extremeShare: null, midpointShare: null };
