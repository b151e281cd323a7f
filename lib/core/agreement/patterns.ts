import type { Together } from "@/lib/core/agreement/units";

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
  /** Items that are no more than one unit of an interval together; absent where every item is one. */
  together?: Together;
}

/** A pattern as it comes from a `GROUP BY`: pairs of category code and number of ratings, and how many items have it. */
export interface CountedPattern {
  counts: readonly (readonly [category: number, n: number])[];
  items: number;
}

/** Patterns from counted rows, in the order given. Category codes are below `categories`, counts are positive. */
export function patternsFromCounts(
  rows: readonly CountedPattern[],
  categories: number,
  raters: number,
  together?: Together,
): Patterns {
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
  return together ? { ...patterns, together } : patterns;
}

/** The same read back into rows. */
export function countedRows(patterns: Patterns): CountedPattern[] {
  return Array.from(patterns.items, (items, p) => {
    const counts: [number, number][] = [];
    for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++) {
      counts.push([patterns.category[k]!, patterns.count[k]!]);
    }
    return { counts, items };
  });
}

/** Patterns with room for `cells` runs, all zero. */
export function emptyPatterns(patterns: number, cells: number, categories: number, raters: number): Patterns {
  return {
    categories,
    raters,
    start: new Int32Array(patterns + 1),
    category: new Int32Array(cells),
    count: new Float64Array(cells),
    size: new Float64Array(patterns),
    items: new Float64Array(patterns),
  };
}
