import { type Level, type ScaledTable, scaleTable } from "@/lib/core/agreement/scale";
import type { UndefinedReason } from "@/lib/core/estimate";
import { buildRatingTable, type Value } from "@/lib/core/rating-table";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import { categoryOf, declaredCategories } from "./criterion-values";

/** The categories of a criterion, and the code of each stored key that occurs. */
export interface KeyScale {
  scaled: ScaledTable;
  codeOf: ReadonlyMap<string, number>;
}

export type KeyScaleResult = { ok: true; scale: KeyScale } | { ok: false; reason: UndefinedReason };

/** Puts the stored keys that occur on the level's scale, together with the categories that the criterion declares. */
export function scaleKeys(criterion: Criterion, level: Level, keys: Iterable<string>): KeyScaleResult {
  const distinct = [...new Set(keys)];
  const values = distinct.map((key): Value => {
    const answer = valueOfKey(key);
    return answer === undefined ? key : categoryOf(criterion, level, answer);
  });
  // One rating per key on an item of its own: the table carries the values through the same scaling as any other.
  const table = buildRatingTable(values.map((value, index) => ({ item: String(index), rater: "", value })));
  if (!table.ok) return { ok: false, reason: "needs-numeric-values" };
  const result = scaleTable(table.table, level, { declared: declaredCategories(criterion, level) });
  if (!result.ok)
    return { ok: false, reason: result.reason === "undeclared-value" ? "needs-category-order" : result.reason };
  return {
    ok: true,
    scale: {
      scaled: result.scaled,
      codeOf: new Map(distinct.map((key, index) => [key, result.scaled.table.value[index]!])),
    },
  };
}
