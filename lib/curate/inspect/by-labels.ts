import { type Distribution, distributionOf, frameOf } from "@/lib/core/facts/distribution";
import { heldFact } from "@/lib/core/facts/held";
import { unitsOf } from "@/lib/core/facts/place";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { COUNTS_SPEC } from "@/lib/labels/patterns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { answersIn } from "./answers";
import { type LookQuestion, lookAt } from "./looked";
import type { LabelGroups } from "./schema";

export interface ByLabelsQuestion extends LookQuestion {
  fact: string;
  by: LabelGroups;
  /** Example, group and how often, for `COUNTS_SPEC`: an annotator's id, a version's number, the stored key of a value. */
  groups: Statement;
}

export interface LabelledRow {
  /** An annotator's id, a version's number, an answer. */
  group: string;
  examples: number;
  distribution: Distribution;
}

export interface ByLabels {
  /** The groups with most examples first; an example that several people labelled is in several. */
  rows: LabelledRow[];
  /** How many more groups there are. */
  others: number;
}

const MOST_ROWS = 24;

/** For a thread: a fact among the examples that each person labelled, that were labelled under each version, or that got each answer. */
export async function factByLabels({ fact, by, groups, ...look }: ByLabelsQuestion): Promise<ByLabels> {
  const [{ table, among, part }, { columns, dictionaries, length }] = await Promise.all([
    lookAt(look, [fact]),
    readColumns(groups, COUNTS_SPEC),
  ]);
  const places = new Map(table.ids.map((id, place) => [id, place]));
  const placeOf = new Dictionary(dictionaries.items).uuids().map((id) => places.get(id) ?? -1);
  const names = new Dictionary(dictionaries.values).texts();
  const counted = { item: columns.item, value: columns.value, n: columns.n, length };
  const members = by === "label" ? mostFrequent(counted) : everyOne(counted);
  const masks = new Map<string, Uint8Array>();
  for (const { item, value } of members) {
    const place = placeOf[item]!;
    if (place < 0 || (among && among[place] !== 1)) continue;
    const group = by === "label" ? answerWords(names[value]!) : names[value]!;
    const mask = masks.get(group) ?? new Uint8Array(table.examples);
    masks.set(group, mask);
    mask[place] = 1;
  }
  const { definition, column } = heldFact(table, fact)!;
  const frame = frameOf(distributionOf(definition, column, unitsOf(table, definition, part, among)));
  const sized = [...masks]
    .map(([group, mask]) => ({ group, mask, examples: mask.reduce((sum, one) => sum + one, 0) }))
    .toSorted((a, b) => b.examples - a.examples || (a.group < b.group ? -1 : 1));
  return {
    rows: sized.slice(0, MOST_ROWS).map(({ group, mask, examples }) => ({
      group,
      examples,
      distribution: distributionOf(definition, column, unitsOf(table, definition, part, mask), frame),
    })),
    others: Math.max(0, sized.length - MOST_ROWS),
  };
}

interface Counted {
  item: ArrayLike<number>;
  value: ArrayLike<number>;
  n: ArrayLike<number>;
  length: number;
}

function* everyOne({ item, value, length }: Counted) {
  for (let row = 0; row < length; row++) yield { item: item[row]!, value: value[row]! };
}

/** Of each example the value that more labels have than any other; none where two have as many. */
function* mostFrequent({ item, value, n, length }: Counted) {
  const best = new Map<number, { value: number; n: number; isTie: boolean }>();
  for (let row = 0; row < length; row++) {
    const before = best.get(item[row]!);
    if (!before || n[row]! > before.n) best.set(item[row]!, { value: value[row]!, n: n[row]!, isTie: false });
    else if (n[row] === before.n) before.isTie = true;
  }
  for (const [item, { value, isTie }] of best) if (!isTie) yield { item, value };
}

function answerWords(key: string): string {
  const value = valueOfKey(key);
  // What is too long for a key is no answer that many give.
  return value === undefined ? "…" : answersIn(value).join(", ");
}
