import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { COUNTS_SPEC } from "@/lib/labels/patterns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { answersIn } from "./answers";
import type { LabelGroups } from "./labelled";

/** What tells labelled examples apart, for a thread. */
export interface GroupsOfLabels {
  by: LabelGroups;
  /** Example, group and how often, for `COUNTS_SPEC`: an annotator's id, a version's number, a week, the stored key of a value. */
  groups: Statement;
}

/** The places of the examples of each group among `ids`. One that several people labelled is in several; of `label` each is in one or none. */
export async function membersOf(
  { by, groups }: GroupsOfLabels,
  ids: readonly string[],
): Promise<Map<string, number[]>> {
  const { columns, dictionaries, length } = await readColumns(groups, COUNTS_SPEC);
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = new Dictionary(dictionaries.items).uuids().map((id) => places.get(id) ?? -1);
  const names = new Dictionary(dictionaries.values).texts();
  const counted = { item: columns.item, value: columns.value, n: columns.n, length };
  const members = new Map<string, number[]>();
  for (const { item, value } of by === "label" ? mostFrequent(counted) : everyOne(counted)) {
    const place = placeOf[item]!;
    if (place < 0) continue;
    const group = by === "label" ? answerWords(names[value]!) : names[value]!;
    const known = members.get(group);
    if (known) known.push(place);
    else members.set(group, [place]);
  }
  return members;
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
