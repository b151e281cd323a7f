import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { alphaEstimate } from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { joinedUnits } from "@/lib/core/agreement/units";
import type { Estimate } from "@/lib/core/estimate";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns } from "@/lib/server/columns/read-columns";
import { readRated } from "../rated";
import { SLICES_SPEC, type SliceQuestion } from "./by-slice";

/** Alpha with an interval for which examples that hang together are dropped together. */
export interface NestedAlpha {
  /** A slice, such as the conversation that turns belong to, or the example that they were made from. Copies hang together as well. */
  by: "slice" | "parent";
  /** The name of the slice; null for the example that they were made from. */
  slice: string | null;
  groups: number;
  alpha: Estimate;
}

/** Fewer groups than this are kinds of examples, not things with parts. */
const FEWEST_GROUPS = 20;

/** For a thread; `slices` is `groupsStatement`. Of every way in which examples hang together, where there are any. */
export async function nestedAlphas(question: SliceQuestion): Promise<NestedAlpha[]> {
  const rated = await readRated(question);
  const metric = metricOf(question.level);
  if (!rated || hasTooManyCategories(metric, rated.scaled.table.values.length)) return [];
  const { scaled, exampleOf } = rated;
  const { columns, dictionaries, length } = await readColumns(question.slices, SLICES_SPEC);
  const items = new Map(scaled.table.items.map((_, item) => [exampleOf(item), item]));
  const itemOf = new Dictionary(dictionaries.items).uuids().map((id) => items.get(id) ?? -1);
  return new Dictionary(dictionaries.names).texts().flatMap((name, code): NestedAlpha[] => {
    const groupOfItem = new Int32Array(scaled.table.items.length).fill(-1);
    const groups = new Map<number, number>();
    let members = 0;
    for (let k = 0; k < length; k++) {
      const item = itemOf[columns.item[k]!]!;
      if (columns.name[k] !== code || item < 0) continue;
      const value = columns.value[k]!;
      if (!groups.has(value)) groups.set(value, groups.size);
      groupOfItem[item] = groups.get(value)!;
      members++;
    }
    if (groups.size < FEWEST_GROUPS || members === groups.size) return [];
    const table = { ...scaled.table, unitOfItem: joinedUnits(groupOfItem, scaled.table.unitOfItem) };
    const { patterns } = patternsFromTable(table);
    const alpha = alphaUnder(metric, categoriesOf(scaled))(blocksOfItems(patterns));
    return [
      {
        by: name === "" ? "parent" : "slice",
        slice: name === "" ? null : name,
        groups: groups.size,
        alpha: alphaEstimate(alpha, `alpha-${metric}`, patterns),
      },
    ];
  });
}
