import { type GroupAgreement, groupedAgreement } from "@/lib/core/agreement/by-group";
import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { type LogQuestion, readRated } from "../rated";

/** Agreement on the examples with one value of a slice. */
export interface SliceAgreement extends GroupAgreement {
  name: string;
  value: string;
}

export interface BySlice {
  /** Of every value, those with the most disagreement for their labels first; what has too few examples to be a finding comes last. */
  rows: SliceAgreement[];
  /** Slices with more values than can be looked at one by one. */
  tooManyValues: string[];
}

export interface SliceQuestion extends LogQuestion {
  /** Asks for example, name and value of every slice; see `SLICES_SPEC`. */
  slices: Statement;
}

export const SLICES_SPEC = { item: { of: "items" }, name: { of: "names" }, value: { of: "values" } } as const;

const MOST_VALUES = 50;
/** Below this many examples no figure is a finding. */
const FEWEST_EXAMPLES = 20;

/** For a thread; null where answers are not compared. */
export async function bySlice(question: SliceQuestion): Promise<BySlice | null> {
  const rated = await readRated(question);
  const metric = metricOf(question.level);
  if (!rated || hasTooManyCategories(metric, rated.scaled.table.values.length)) return null;
  const { scaled, exampleOf } = rated;
  const { columns, dictionaries, length } = await readColumns(question.slices, SLICES_SPEC);
  const items = new Map(scaled.table.items.map((_, item) => [exampleOf(item), item]));
  const itemOf = new Dictionary(dictionaries.items).uuids().map((id) => items.get(id) ?? -1);
  const values = new Dictionary(dictionaries.values);
  const agreementOf = groupedAgreement(scaled, metric);
  const rows: SliceAgreement[] = [];
  const tooManyValues: string[] = [];
  for (const [code, name] of new Dictionary(dictionaries.names).texts().entries()) {
    const groups = new Map<number, number>();
    const groupOfItem = new Int32Array(scaled.table.items.length).fill(-1);
    for (let k = 0; k < length; k++) {
      const item = itemOf[columns.item[k]!]!;
      if (columns.name[k] !== code || item < 0) continue;
      const value = columns.value[k]!;
      if (!groups.has(value)) groups.set(value, groups.size);
      groupOfItem[item] = groups.get(value)!;
    }
    if (groups.size > MOST_VALUES) tooManyValues.push(name);
    else if (groups.size > 1)
      for (const [k, found] of agreementOf({ groupOfItem, groups: groups.size }).entries())
        if (found.alpha.items > 0) rows.push({ name, value: values.text([...groups.keys()][k]!), ...found });
  }
  return { rows: rows.sort(byDisagreement), tooManyValues };
}

function byDisagreement(a: SliceAgreement, b: SliceAgreement): number {
  const isFew = ({ alpha }: SliceAgreement) => Number(alpha.items < FEWEST_EXAMPLES);
  return isFew(a) - isFew(b) || relative(b) - relative(a) || (a.name + a.value < b.name + b.value ? -1 : 1);
}

/** The disagreement for the labels: 1 is as much as in all examples together. */
function relative({ disagreement, ratings }: GroupAgreement): number {
  return ratings ? (disagreement ?? 0) / ratings : 0;
}
