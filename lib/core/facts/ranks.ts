const BUCKETS = 4096;

export interface Ranks {
  /** Type-7 quantiles (Hyndman & Fan 1996), as `quantile` gives them. */
  quantile: (p: number) => number;
  /** How many values are less than this. */
  below: (value: number) => number;
}

/** Type-7 quantiles of n values of which `at` gives the one of each rank, from 0 on. */
export function quantileBy(n: number, at: (rank: number) => number): (p: number) => number {
  return (p) => {
    const place = (n - 1) * p;
    const below = at(Math.floor(place));
    return below + (at(Math.ceil(place)) - below) * (place - Math.floor(place));
  };
}

/** The quantiles of `ranksOf` alone. */
export const quantilesOf = (values: Float64Array) => ranksOf(values).quantile;

/**
 * Where many values stand among each other: they are put into buckets once, and only those that are asked about are sorted, so that several
 * quantiles of a million values take little longer than one. Needs at least one value, and none that is NaN.
 */
export function ranksOf(values: Float64Array): Ranks {
  const n = values.length;
  let [least, most] = [values[0]!, values[0]!];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === most) return { quantile: () => least, below: (value) => (value > least ? n : 0) };
  // What lies closer together than numbers can tell goes into one bucket.
  const scale = Math.min(Number.MAX_VALUE, (BUCKETS - 1) / (most - least));
  const bucketOf = (value: number) => Math.floor((value - least) * scale);
  const before = new Uint32Array(BUCKETS + 1);
  for (const value of values) before[bucketOf(value) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) before[bucket + 1]! += before[bucket]!;
  const filled = before.slice(0, BUCKETS);
  const grouped = new Float64Array(n);
  for (const value of values) grouped[filled[bucketOf(value)]!++] = value;
  const isSorted = new Uint8Array(BUCKETS);
  const contentsOf = (bucket: number) => {
    const own = grouped.subarray(before[bucket]!, before[bucket + 1]!);
    if (isSorted[bucket] === 0) own.sort();
    isSorted[bucket] = 1;
    return own;
  };
  const at = (rank: number) => {
    let [low, high] = [0, BUCKETS - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (before[middle]! <= rank) low = middle;
      else high = middle - 1;
    }
    return contentsOf(low)[rank - before[low]!]!;
  };
  const quantile = quantileBy(n, at);
  const below = (value: number) => {
    if (value <= least) return 0;
    if (value > most) return n;
    const bucket = bucketOf(value);
    const own = contentsOf(bucket);
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return before[bucket]! + low;
  };
  return { quantile, below };
}
