/** Where the bins of amounts begin, in order: each reaches to the next, and the last has no end. */
export interface Bins {
  scale: "linear" | "logarithmic";
  edges: number[];
}

const MOST_BINS = 20;
const STEPS = [1, 2, 5];
/** Where the largest is so many times the median, equal bins would put nearly all into the first. */
const TAIL = 12;

/**
 * Bins with round edges, twenty at most, for amounts between `least` and `most`. Whole numbers have whole edges. Amounts without any
 * below zero whose largest is more than twelve times their median have edges at 1, 2, 5, 10, …, and one at 0 for what lies below.
 */
export function binsFor(
  { least, median, most }: { least: number; median: number; most: number },
  { whole }: { whole: boolean },
): Bins {
  if (least >= 0 && most > TAIL * Math.max(median, whole ? 1 : 0) && most > 0)
    return { scale: "logarithmic", edges: roundNumbers(least, most, whole) };
  const span = most - least;
  let power = whole ? 0 : Math.floor(Math.log10(span / MOST_BINS || 1));
  for (; ; power++) {
    for (const step of STEPS) {
      const first = Math.floor(scaled(least, step, power));
      // What lies at the end of the last bin belongs to it where edges are shares or the like.
      const last = Math.max(
        first,
        whole ? Math.floor(scaled(most, step, power)) : Math.ceil(scaled(most, step, power)) - 1,
      );
      if (last - first < MOST_BINS)
        return {
          scale: "linear",
          edges: Array.from({ length: last - first + 1 }, (_, k) => times(first + k, step, power)),
        };
    }
  }
}

/** value / (step 10^power), whole where it ought to be. */
function scaled(value: number, step: number, power: number): number {
  const found = (power < 0 ? value * 10 ** -power : value / 10 ** power) / step;
  return Math.abs(found - Math.round(found)) < 1e-9 ? Math.round(found) : found;
}

function times(place: number, step: number, power: number): number {
  return power < 0 ? (place * step) / 10 ** -power : place * step * 10 ** power;
}

function roundNumbers(least: number, most: number, whole: boolean): number[] {
  const lowest = whole ? 0 : Math.floor(Math.log10(Math.max(least, most / 10 ** Math.floor(MOST_BINS / 3 - 1))));
  const edges: number[] = [];
  for (let power = lowest; 10 ** power <= most; power++)
    for (const step of STEPS) if (times(1, step, power) <= most) edges.push(times(1, step, power));
  const begin = edges.findLastIndex((edge) => edge <= least);
  return begin < 0 ? [0, ...edges] : edges.slice(begin);
}

/** The bin of an amount; 0 for what lies below the first edge, -1 for NaN. */
export function binOf({ edges }: Bins, amount: number): number {
  if (Number.isNaN(amount)) return -1;
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= amount) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many of `n` amounts are in each bin, by how many are less than a number. */
export function countsIn({ edges }: Bins, n: number, below: (amount: number) => number): number[] {
  const upTo = edges.map((_, bin) => (bin < edges.length - 1 ? below(edges[bin + 1]!) : n));
  return upTo.map((count, bin) => count - (upTo[bin - 1] ?? 0));
}

/** Amounts from (inclusive) and below (exclusive): the first bin takes what lies under its edge, the last whatever is larger. */
export function rangeOf({ edges }: Bins, bin: number): { from?: number; below?: number } {
  return { ...(bin > 0 && { from: edges[bin] }), ...(bin < edges.length - 1 && { below: edges[bin + 1] }) };
}

export function binRanges(bins: Bins): { from?: number; below?: number }[] {
  return bins.edges.map((_, bin) => rangeOf(bins, bin));
}
