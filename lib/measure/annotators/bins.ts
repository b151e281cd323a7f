import type { Value } from "@/lib/core/rating-table";

/** More levels than this are too many to be drawn or listed for everybody. */
const MOST_BINS = 21;
const WIDE_BINS = 20;

interface Bins {
  bins: Value[];
  /** Sums what is at each level by bin. */
  inBins: (atLevels: ArrayLike<number>) => Float64Array;
}

/** Levels as they are drawn: each by itself; of a scale with many points in twenty steps of like width; of many answers the rest together. */
export function binsOf(levels: readonly Value[], isOrdered: boolean): Bins {
  if (levels.length <= MOST_BINS) return summed(levels, (k) => k);
  if (!isOrdered) return summed([...levels.slice(0, WIDE_BINS), "others"], (k) => Math.min(k, WIDE_BINS));
  const numbers = levels.map(Number);
  const [low, high] = [numbers[0]!, numbers.at(-1)!];
  const edge = (bin: number) => Number((low + ((high - low) * bin) / WIDE_BINS).toPrecision(12));
  const bins = Array.from({ length: WIDE_BINS }, (_, bin) => `${edge(bin)} – ${edge(bin + 1)}`);
  return summed(bins, (k) => Math.min(WIDE_BINS - 1, Math.floor(((numbers[k]! - low) / (high - low)) * WIDE_BINS)));
}

function summed(bins: readonly Value[], binOf: (level: number) => number): Bins {
  const inBins = (atLevels: ArrayLike<number>) => {
    const sums = new Float64Array(bins.length);
    for (let k = 0; k < atLevels.length; k++) sums[binOf(k)]! += atLevels[k]!;
    return sums;
  };
  return { bins: [...bins], inBins };
}
