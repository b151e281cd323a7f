import type { Patterns } from "@/lib/core/agreement/patterns";

/**
 * What an interval drops or resamples as one: a single item, or a whole conversation with all its items. Block `b` stands
 * for `units[b]` independent units that look alike; each consists of `times[k]` items of pattern `pattern[k]`, for `k`
 * from `start[b]` to `start[b + 1] - 1`.
 */
export interface Blocks {
  patterns: Patterns;
  units: Float64Array;
  start: Int32Array;
  pattern: Int32Array;
  times: Float64Array;
}

/** Each pattern is a block, of the items that are units by themselves; then comes each unit of several items. */
export function blocksOfItems(patterns: Patterns): Blocks {
  const { items, together = [] } = patterns;
  const n = items.length;
  const alone = together.length > 0 ? items.slice() : items;
  const start = new Int32Array(n + together.length + 1);
  for (let b = 0; b <= n; b++) start[b] = b;
  for (const [k, rows] of together.entries()) {
    start[n + k + 1] = start[n + k]! + rows.length;
    for (const p of rows) alone[p]!--;
  }
  const pattern = new Int32Array(start[n + together.length]!);
  for (let b = 0; b < n; b++) pattern[b] = b;
  for (const [k, rows] of together.entries()) pattern.set(rows, start[n + k]!);
  const units = new Float64Array(n + together.length).fill(1);
  units.set(alone);
  return { patterns, units, start, pattern, times: new Float64Array(pattern.length).fill(1) };
}

/**
 * Items are nested in clusters (turns of a conversation, parts of a document): each cluster is a block of its own.
 * `clusterOfItem[i]` is below `clusters`; `patternOfItem[i]` is -1 for an item without ratings.
 */
export function blocksOfClusters(
  patterns: Patterns,
  patternOfItem: Int32Array,
  clusterOfItem: Int32Array,
  clusters: number,
): Blocks {
  const start = new Int32Array(clusters + 1);
  for (let i = 0; i < patternOfItem.length; i++) if (patternOfItem[i]! >= 0) start[clusterOfItem[i]! + 1]!++;
  for (let b = 0; b < clusters; b++) start[b + 1]! += start[b]!;
  const next = start.slice();
  const pattern = new Int32Array(start[clusters]!);
  for (let i = 0; i < patternOfItem.length; i++) {
    if (patternOfItem[i]! >= 0) pattern[next[clusterOfItem[i]!]!++] = patternOfItem[i]!;
  }
  return {
    patterns,
    units: new Float64Array(clusters).fill(1),
    start,
    pattern,
    times: new Float64Array(pattern.length).fill(1),
  };
}
