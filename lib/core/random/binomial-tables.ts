import { binomial } from "@/lib/core/random/binomial";
import type { Random } from "@/lib/core/random/generator";

/** Numbers that all tables together may hold; beyond them draws are made without. */
const MOST_ENTRIES = 2_000_000;

interface Table {
  /** The number of successes that the first entry stands for. */
  from: number;
  /** Cumulated probabilities, up to 1. */
  upTo: Float64Array;
}

/**
 * Successes in `n` trials of probability `share / whole`, for whoever draws of the same few distributions again and again: each is tabled
 * once and then drawn from by inversion, several times faster than `binomial`.
 */
export function createBinomials(random: Random): (n: number, share: number, whole: number) => number {
  const tables = new Map<number, Map<number, Table>>();
  let entries = 0;
  const tableOf = (n: number, p: number): Table | undefined => {
    const ofP = tables.get(p) ?? new Map<number, Table>();
    tables.set(p, ofP);
    const known = ofP.get(n);
    if (known || entries > MOST_ENTRIES) return known;
    const table = tabled(n, p);
    entries += table.upTo.length;
    ofP.set(n, table);
    return table;
  };
  return (n, share, whole) => {
    const p = share / whole;
    const table = tableOf(n, p);
    if (!table) return binomial(random, n, p);
    const { from, upTo } = table;
    const u = random.uniform();
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > u) high = middle;
      else low = middle + 1;
    }
    return from + low;
  };
}

/** The distribution from its mode outwards, as far as a double can tell it from 0. */
function tabled(n: number, p: number): Table {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const above = [1];
  for (let k = mode; k < n && above.at(-1)! > Number.EPSILON / 16; k++)
    above.push(above.at(-1)! * odds * ((n - k) / (k + 1)));
  const below: number[] = [];
  for (let k = mode; k > 0 && (below.at(-1) ?? 1) > Number.EPSILON / 16; k--)
    below.push(((below.at(-1) ?? 1) * (k / (n - k + 1))) / odds);
  const weights = [...below.reverse(), ...above];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = Float64Array.from(weights, (weight) => {
    sum += weight;
    return sum / total;
  });
  upTo[upTo.length - 1] = 1;
  return { from: mode - below.length, upTo };
}
