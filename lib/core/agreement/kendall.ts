import { midRanks } from "@/lib/core/agreement/correlation";

/**
 * Kendall's tau-b (Kendall 1945): (C - D) / sqrt((N - T_x)(N - T_y)) over the N pairs of items, T the pairs tied on one
 * side. O(n log n): pairs below are counted in a Fenwick tree over the ranks of y (after Knight 1966). `null` when one
 * side does not vary.
 */
export function kendallTauB(x: Float64Array, y: Float64Array): number | null {
  const n = x.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i]! - x[j]!);
  const { code, levels } = denseRanks(y);
  const tree = new Float64Array(levels + 1);
  let balance = 0;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && x[order[to]!] === x[order[from]!]) to++;
    for (let k = from; k < to; k++) {
      const c = code[order[k]!]!;
      const below = prefix(tree, c);
      const notAbove = prefix(tree, c + 1);
      balance += below - (from - notAbove);
    }
    for (let k = from; k < to; k++) increment(tree, code[order[k]!]!);
    from = to;
  }
  const pairs = (n * (n - 1)) / 2;
  const untied = (pairs - tiedPairs(x)) * (pairs - tiedPairs(y));
  return untied > 0 ? balance / Math.sqrt(untied) : null;
}

/** How many of the inserted codes are smaller than `code`. */
function prefix(tree: Float64Array, code: number): number {
  let sum = 0;
  for (let k = code; k > 0; k -= k & -k) sum += tree[k]!;
  return sum;
}

function increment(tree: Float64Array, code: number) {
  for (let k = code + 1; k < tree.length; k += k & -k) tree[k]!++;
}

function denseRanks(y: Float64Array): { code: Int32Array; levels: number } {
  const sorted = [...new Set(y)].sort((a, b) => a - b);
  const rank = new Map(sorted.map((value, k) => [value, k]));
  return { code: Int32Array.from(y, (value) => rank.get(value)!), levels: sorted.length };
}

function tiedPairs(x: Float64Array): number {
  const sorted = x.slice().sort();
  let tied = 0;
  let run = 0;
  for (let k = 1; k < sorted.length; k++) {
    run = sorted[k] === sorted[k - 1] ? run + 1 : 0;
    tied += run;
  }
  return tied;
}

/**
 * Kendall's coefficient of concordance with correction for ties (Kendall & Smith 1939; Siegel & Castellan 1988):
 *
 *     W = 12 S / (m^2 (n^3 - n) - m sum_j T_j)
 *
 * for m raters who each ranked all n items, S the squared deviations of the items' rank sums, T_j = sum (t^3 - t) over the
 * ties of rater j. `scores[j]` are the scores of rater j. `null` without variation.
 */
export function kendallW(scores: readonly Float64Array[]): number | null {
  const m = scores.length;
  const n = scores[0]?.length ?? 0;
  const sums = new Float64Array(n);
  let ties = 0;
  for (const own of scores) {
    const ranked = midRanks(own);
    ties += ranked.ties;
    ranked.ranks.forEach((rank, i) => {
      sums[i]! += rank;
    });
  }
  const mean = (m * (n + 1)) / 2;
  const spread = sums.reduce((sum, s) => sum + (s - mean) ** 2, 0);
  const largest = m * m * (n ** 3 - n) - m * ties;
  return largest > 0 ? (12 * spread) / largest : null;
}
