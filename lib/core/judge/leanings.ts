import { undefinedEstimate } from "@/lib/core/agreement/estimate-from";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { type JudgedPattern, peopleOf, referenceOf } from "@/lib/core/judge/judged-pattern";
import { shareEstimate } from "@/lib/core/preference/share";
import { studentTQuantile } from "@/lib/core/special/student-t";

const CONFIDENCE = 0.95;

/** How often the judge preferred what it saw first, for examples with two responses. */
export interface OrderPattern {
  /** Orders in which the judge gave an answer. */
  orders: number;
  /** Of them, those that were no tie. */
  decided: number;
  /** Of those, how often the response shown first won. */
  first: number;
  /** Whether the answer changed with the order. */
  conflict: boolean;
  items: number;
}

/**
 * Leniency on a scale, in its points: the mean over examples of the judge's score minus the people's, which is the settled score where
 * there is one and else the mean of the people's scores. The interval is Student's with n - 1 degrees of freedom. Undefined
 * (`no-items`) where no example has both, `needs-numeric-values` where the answers are no numbers; no interval for one example.
 */
export function leniency(scaled: ScaledTable, rows: readonly JudgedPattern[], raters: number): Estimate {
  const score = (code: number) => Number(scaled.table.values[code]);
  const differences = rows.flatMap(({ people, judge, settled, items }) => {
    const n = peopleOf({ people });
    if (settled === null && n === 0) return [];
    const theirs =
      settled !== null ? score(settled) : people.reduce((sum, [code, count]) => sum + count * score(code), 0) / n;
    return [{ by: score(judge) - theirs, items }];
  });
  const items = differences.reduce((sum, row) => sum + row.items, 0);
  const counts = { items, raters: raters + 1, pairs: items, judgments: 2 * items };
  const estimate = undefinedEstimate("judge-minus-people", counts, items === 0 ? "no-items" : "needs-numeric-values");
  const mean = differences.reduce((sum, row) => sum + row.items * row.by, 0) / items;
  if (!Number.isFinite(mean)) return estimate;
  const defined: Estimate = { ...estimate, value: mean, undefinedBecause: null };
  if (items < 2) return defined;
  const squares = differences.reduce((sum, row) => sum + row.items * (row.by - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (items - 1) / items);
  const reach = studentTQuantile(0.5 + CONFIDENCE / 2, items - 1) * standardError;
  return { ...defined, standardError, interval: [mean - reach, mean + reach], intervalMethod: "student-t" };
}

/**
 * How often the response shown first wins, of the decided comparisons; .5 without position bias. An example judged in both orders is
 * one trial with the share of its orders, since its two answers are not independent: the interval (Wilson's) is then too wide rather
 * than too narrow.
 */
export function positionBias(rows: readonly OrderPattern[]): Estimate {
  const decided = rows.filter((row) => row.decided > 0);
  const items = decided.reduce((sum, row) => sum + row.items, 0);
  const first = decided.reduce((sum, row) => sum + (row.items * row.first) / row.decided, 0);
  const comparisons = decided.reduce((sum, row) => sum + row.items * row.decided, 0);
  const estimate = shareEstimate("first-shown-wins", first, items, { items, raters: 1 }, CONFIDENCE);
  return { ...estimate, pairs: comparisons, judgments: comparisons };
}

/** Of the examples judged in both orders, the share whose answer changed with the order. */
export function orderConflicts(rows: readonly OrderPattern[]): Estimate {
  const both = rows.filter(({ orders }) => orders > 1);
  const items = both.reduce((sum, row) => sum + row.items, 0);
  const conflicts = both.reduce((sum, row) => sum + (row.conflict ? row.items : 0), 0);
  return shareEstimate("changed-with-order", conflicts, items, { items, raters: 1 }, CONFIDENCE);
}

/** How often the longer of two responses wins, of the decided examples: by the judge, and by its reference. Wilson's interval (1927). */
export function lengthBias(scaled: ScaledTable, rows: readonly JudgedPattern[]): { judge: Estimate; people: Estimate } {
  const choice = (code: number | null) => (code === null ? null : scaled.table.values[code]);
  const share = (of: (row: JudgedPattern) => number | null) => {
    let [decided, longer] = [0, 0];
    for (const row of rows) {
      const chosen = choice(of(row));
      if (row.longer === null || (chosen !== "A" && chosen !== "B")) continue;
      decided += row.items;
      if (chosen === row.longer) longer += row.items;
    }
    return shareEstimate("longer-wins", longer, decided, { items: decided, raters: 1 }, CONFIDENCE);
  };
  return { judge: share(({ judge }) => judge), people: share(referenceOf) };
}
