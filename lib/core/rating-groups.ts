import type { RatingTable } from "@/lib/core/rating-table";

/** The ratings for which `keep(t)` holds, with the same dictionaries. */
export function filterRatings(table: RatingTable, keep: (rating: number) => boolean): RatingTable {
  const kept = new Int32Array(table.item.length);
  let n = 0;
  for (let t = 0; t < table.item.length; t++) if (keep(t)) kept[n++] = t;
  const pick = (column: Int32Array) => Int32Array.from(kept.subarray(0, n), (t) => column[t]!);
  return { ...table, item: pick(table.item), rater: pick(table.rater), value: pick(table.value) };
}

/** Ratings grouped by item: those of item `i` are `order[start[i]]` to `order[start[i + 1] - 1]`, in table order. */
export function groupByItem(table: RatingTable): { start: Int32Array; order: Int32Array } {
  return groupByCode(table.item, table.items.length);
}

/** Stable counting sort of positions by a code below `codes`, in O(n + codes). */
export function groupByCode(code: Int32Array, codes: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(codes + 1);
  for (let t = 0; t < code.length; t++) start[code[t]! + 1]!++;
  for (let c = 0; c < codes; c++) start[c + 1]! += start[c]!;
  const next = start.slice(0, codes);
  const order = new Int32Array(code.length);
  for (let t = 0; t < code.length; t++) order[next[code[t]!]!++] = t;
  return { start, order };
}
