const BUCKETS = 4096;

/**
 * Type-7 quantiles (Hyndman & Fan 1996) of many values, as `quantile` gives them: they are put into buckets once, and only those in
 * which quantiles lie are sorted, so that several quantiles of a million values take little longer than one. Needs at least one value,
 * and none that is NaN.
 */
export function quantilesOf(values: Float64Array): (p: number) => number {
  const n = values.length;
  let [least, most] = [values[0]!, values[0]!];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === most) return () => least;
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
  return (p) => {
    const place = (n - 1) * p;
    const below = at(Math.floor(place));
    const above = at(Math.ceil(place));
    return below + (above - below) * (place - Math.floor(place));
  };
}
