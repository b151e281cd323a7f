import { blocksOfClusters } from "@/lib/core/agreement/blocks";
import { alphaEstimate } from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { Estimate } from "@/lib/core/estimate";
import { COPIES } from "@/lib/examples/copies";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns } from "@/lib/server/columns/read-columns";
import { readRated } from "../rated";
import { SLICES_SPEC, type SliceQuestion } from "./by-slice";

/** Alpha with an interval for which examples that hang together are dropped together. */
export interface NestedAlpha {
  /** A slice, such as the conversation that turns belong to, the example that they were made from, or that they say the same. */
  by: "slice" | "parent" | "copies";
  /** The name of the slice; null for the others. */
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
  const { patterns, patternOfItem } = patternsFromTable(scaled.table);
  const { columns, dictionaries, length } = await readColumns(question.slices, SLICES_SPEC);
  const items = new Map(scaled.table.items.map((_, item) => [exampleOf(item), item]));
  const itemOf = new Dictionary(dictionaries.items).uuids().map((id) => items.get(id) ?? -1);
  return new Dictionary(dictionaries.names).texts().flatMap((name, code): NestedAlpha[] => {
    const clusterOfItem = new Int32Array(patternOfItem.length).fill(-1);
    const groups = new Map<number, number>();
    let members = 0;
    for (let k = 0; k < length; k++) {
      const item = itemOf[columns.item[k]!]!;
      if (columns.name[k] !== code || item < 0) continue;
      const value = columns.value[k]!;
      if (!groups.has(value)) groups.set(value, groups.size);
      clusterOfItem[item] = groups.get(value)!;
      members++;
    }
    // Copies are few beside all that has none, each of which is a group of its own.
    if ((groups.size < FEWEST_GROUPS && name !== COPIES) || members === groups.size) return [];
    let clusters = groups.size;
    const own = clusterOfItem.map((cluster) => (cluster < 0 ? clusters++ : cluster));
    const blocks = blocksOfClusters(patterns, patternOfItem, own, clusters);
    const alpha = alphaUnder(metric, categoriesOf(scaled))(blocks);
    const by = name === COPIES ? "copies" : name === "" ? "parent" : "slice";
    return [
      {
        by,
        slice: by === "slice" ? name : null,
        groups: groups.size,
        alpha: alphaEstimate(alpha, `alpha-${metric}`, patterns),
      },
    ];
  });
}
