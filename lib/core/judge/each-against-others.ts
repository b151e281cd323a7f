import { headlineAlpha } from "@/lib/core/agreement/coefficients";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { togetherOf } from "@/lib/core/agreement/units";
import type { Estimate } from "@/lib/core/estimate";
import { agreementWithReference, type ConfusionCell } from "@/lib/core/judge/against-people";
import { referenceOf } from "@/lib/core/judge/judged-pattern";
import { groupByItem } from "@/lib/core/rating-table";

/** A rater held against the others as a judge is against people. */
export interface AgainstOthers {
  rater: number;
  /** Of the rater and the answer that most of the others gave, as two raters; items on which the others share no lead are left out. */
  alpha: Estimate;
}

/** Each rater against the others: how high the bar is that a judge has to reach. */
export function eachAgainstOthers(scaled: ScaledTable): AgainstOthers[] {
  const { table } = scaled;
  const { start, order } = groupByItem(table);
  const cells = table.raters.map(() => new Map<number, ConfusionCell>());
  const cellOf = table.raters.map(() => new Map<number, number>());
  for (let i = 0; i < table.items.length; i++) {
    const own = order.subarray(start[i], start[i + 1]);
    if (own.length < 2) continue;
    const counts = new Map<number, number>();
    for (const t of own) counts.set(table.value[t]!, (counts.get(table.value[t]!) ?? 0) + 1);
    for (const t of own) {
      const given = table.value[t]!;
      const others = [...counts].flatMap(([value, n]): [number, number][] => {
        const left = value === given ? n - 1 : n;
        return left > 0 ? [[value, left]] : [];
      });
      const people = referenceOf({ people: others, settled: null });
      if (people === null) continue;
      const of = cells[table.rater[t]!]!;
      const key = people * table.values.length + given;
      const cell = of.get(key) ?? { people, judge: given, items: 0 };
      of.set(key, { ...cell, items: cell.items + 1 });
      if (table.unitOfItem) cellOf[table.rater[t]!]!.set(i, key);
    }
  }
  const unitsOf = (rater: number) => {
    const place = new Map([...cells[rater]!.keys()].map((key, row) => [key, row]));
    return togetherOf(table, (item) => place.get(cellOf[rater]!.get(item) ?? -1) ?? -1);
  };
  return cells.flatMap((own, rater) =>
    own.size === 0
      ? []
      : [{ rater, alpha: headlineAlpha(agreementWithReference(scaled, [...own.values()], unitsOf(rater))) }],
  );
}
