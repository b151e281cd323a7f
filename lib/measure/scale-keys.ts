import { type CountedPattern, type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { type Level, type ScaledTable, scaleValues } from "@/lib/core/agreement/scale";
import type { Together } from "@/lib/core/agreement/units";
import type { UndefinedReason } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import type { KeyPattern } from "@/lib/labels/patterns";
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
  const result = scaleValues(values, level, { declared: declaredCategories(criterion, level) });
  if (!result.ok)
    return { ok: false, reason: result.reason === "undeclared-value" ? "needs-category-order" : result.reason };
  const codeOf = new Map(distinct.map((key, index) => [key, result.codes[index]!]));
  return { ok: true, scale: { scaled: result.scaled, codeOf } };
}

/** How often each category occurs. Keys that fall into one category, such as the strengths of a preference, count together. */
export function codeCounts(counts: readonly [key: string, n: number][], { codeOf }: KeyScale): [number, number][] {
  const byCode = new Map<number, number>();
  for (const [key, n] of counts) byCode.set(codeOf.get(key)!, (byCode.get(codeOf.get(key)!) ?? 0) + n);
  return [...byCode];
}

/** Rows of stored keys on their scale, in the order given. */
export function toPatterns(
  rows: readonly KeyPattern[],
  scale: KeyScale,
  raters: number,
  together?: Together,
): Patterns {
  const counted = rows.map(({ counts, items }): CountedPattern => ({ counts: codeCounts(counts, scale), items }));
  return patternsFromCounts(counted, scale.scaled.table.values.length, raters, together);
}
