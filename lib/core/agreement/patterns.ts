import { createPatternIndex, emptyPatterns } from "@/lib/core/agreement/pattern-index";
import { groupByItem } from "@/lib/core/rating-groups";
import type { RatingTable } from "@/lib/core/rating-table";

/**
 * Rating patterns: the multisets of categories that items received, each with the number of items that share it. They
 * are a sufficient statistic for every coefficient that does not ask who gave which rating; a million ratings usually
 * leave a few hundred patterns.
 *
 * Pattern `p` holds category `category[k]` `count[k]` times for `k` from `start[p]` to `start[p + 1] - 1`, categories
 * ascending; `size[p]` is its number of ratings m and `items[p]` the number of items that have it.
 */
export interface Patterns {
  /** Number of category codes, used or not. */
  categories: number;
  /** Raters with at least one rating. */
  raters: number;
  start: Int32Array;
  category: Int32Array;
  count: Float64Array;
  size: Float64Array;
  items: Float64Array;
}

/** A pattern as it comes from a `GROUP BY`: pairs of category code and number of ratings, and how many items have it. */
export interface CountedPattern {
  counts: readonly (readonly [category: number, n: number])[];
  items: number;
}

/** Patterns from counted rows, in the order given. Category codes are below `categories`, counts are positive. */
export function patternsFromCounts(rows: readonly CountedPattern[], categories: number, raters: number): Patterns {
  const cells = rows.reduce((sum, row) => sum + row.counts.length, 0);
  const patterns = emptyPatterns(rows.length, cells, categories, raters);
  let k = 0;
  rows.forEach((row, p) => {
    for (const [category, n] of [...row.counts].sort((a, b) => a[0] - b[0])) {
      patterns.category[k] = category;
      patterns.count[k++] = n;
      patterns.size[p]! += n;
    }
    patterns.start[p + 1] = k;
    patterns.items[p] = row.items;
  });
  return patterns;
}

/**
 * Patterns of a table in one pass over its ratings, O(ratings), in the order in which items first show them.
 * `patternOfItem[i]` is the pattern of item `i`, or -1 when nobody rated it.
 */
export function patternsFromTable(table: RatingTable): { patterns: Patterns; patternOfItem: Int32Array } {
  const { start, order } = groupByItem(table);
  const patternOfItem = new Int32Array(table.items.length).fill(-1);
  const index = createPatternIndex();
  let scratch = new Int32Array(64);
  for (let i = 0; i < table.items.length; i++) {
    const from = start[i]!;
    const m = start[i + 1]! - from;
    if (m === 0) continue;
    if (m > scratch.length) scratch = new Int32Array(2 * m);
    for (let s = 0; s < m; s++) scratch[s] = table.value[order[from + s]!]!;
    sortPrefix(scratch, m);
    patternOfItem[i] = index.add(scratch, m);
  }
  const patterns = index.finish(table.values.length, countActiveRaters(table));
  return { patterns, patternOfItem };
}

/** Raters with at least one rating. */
export function countActiveRaters(table: RatingTable): number {
  const active = new Uint8Array(table.raters.length);
  for (let t = 0; t < table.rater.length; t++) active[table.rater[t]!] = 1;
  return active.reduce((sum, a) => sum + a, 0);
}

/** Items have few ratings, so insertion sort beats the library's up to a few dozen. */
function sortPrefix(codes: Int32Array, m: number) {
  if (m > 40) {
    codes.subarray(0, m).sort();
    return;
  }
  for (let s = 1; s < m; s++) {
    const code = codes[s]!;
    let r = s;
    for (; r > 0 && codes[r - 1]! > code; r--) codes[r] = codes[r - 1]!;
    codes[r] = code;
  }
}
