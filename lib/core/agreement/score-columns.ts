import { activeRaters } from "@/lib/core/agreement/pair-counts";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByCode } from "@/lib/core/rating-table";

/** Scores of a complete table, one array for each rater, items in table order. */
export function scoreColumns(table: RatingTable, scores: Float64Array): Float64Array[] {
  const { start, order } = groupByCode(table.rater, table.raters.length);
  return activeRaters(table).map((rater) => {
    const own = [...order.subarray(start[rater], start[rater + 1])].sort((s, t) => table.item[s]! - table.item[t]!);
    return Float64Array.from(own, (t) => scores[table.value[t]!]!);
  });
}

/** The scores of two raters on the items that both rated, and which items these are. */
export function sharedScores(
  table: RatingTable,
  scores: Float64Array,
): { x: Float64Array; y: Float64Array; items: number[] } {
  const [first] = activeRaters(table);
  const own = new Map<number, number>();
  for (let t = 0; t < table.rater.length; t++) {
    if (table.rater[t] === first) own.set(table.item[t]!, scores[table.value[t]!]!);
  }
  const x: number[] = [];
  const y: number[] = [];
  const items: number[] = [];
  for (let t = 0; t < table.rater.length; t++) {
    const other = own.get(table.item[t]!);
    if (table.rater[t] === first || other === undefined) continue;
    items.push(table.item[t]!);
    x.push(other);
    y.push(scores[table.value[t]!]!);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), items };
}
