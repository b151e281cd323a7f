import { type Together, togetherOf } from "@/lib/core/agreement/units";
import { combinations, type Multisets, multisets } from "@/lib/core/multisets";
import type { ReadColumns } from "@/lib/server/columns/columns";
import { Dictionary } from "@/lib/server/columns/dictionary";

/** How often a value was given to an example, by column; see `countsStatement`. */
export const COUNTS_SPEC = { item: { of: "items" }, value: { of: "values" }, n: "int" } as const;

/** The stored keys that an example got, and how often. */
export type KeyCounts = [key: string, n: number][];

/** A multiset of stored keys and how many examples have it. */
export interface KeyPattern {
  counts: KeyCounts;
  items: number;
}

/** The patterns of counts, always in the same order, whatever that of the rows. */
export function patternsOf(read: ReadColumns<typeof COUNTS_SPEC>): KeyPattern[] {
  return unitPatternsOf(read).patterns;
}

/** The same with the examples that are one unit; `unitOfItem` numbers these by the code of the example. */
export function unitPatternsOf(read: ReadColumns<typeof COUNTS_SPEC>, unitOfItem?: Int32Array) {
  const { of, sets, labelOf } = setsOfLabels(read, [read.columns.value, read.columns.n]);
  const patterns = sets.map(({ symbols, owners }, set) => ({
    set,
    pattern: { items: owners, counts: sortedCounts(symbols.map(labelOf)) },
  }));
  const ordered = inOrder(patterns, ({ pattern }) => pattern.counts);
  return { patterns: ordered.map(({ pattern }) => pattern), together: unitsOfSets(of, ordered, unitOfItem) };
}

/** Which examples are one unit, by the place of their set in an order. */
export function unitsOfSets(
  of: Int32Array,
  ordered: readonly { set: number }[],
  unitOfItem: Int32Array | undefined,
): Together | undefined {
  const place = new Int32Array(ordered.length);
  for (const [row, { set }] of ordered.entries()) place[set] = row;
  return togetherOf({ unitOfItem }, (item) => (of[item]! < 0 ? -1 : place[of[item]!]!));
}

/** Examples by what they got: which have the same rows in `columns`, with the label that stands in the first row of each symbol. */
export function setsOfLabels(
  { columns, dictionaries }: ReadColumns<typeof COUNTS_SPEC>,
  distinguishing: readonly ArrayLike<number>[],
): Multisets & { first: number[]; labelOf: (symbol: number) => KeyCounts[number] } {
  const values = new Dictionary(dictionaries.values);
  const { code, first } = combinations(...distinguishing);
  const labels = first.map((t): KeyCounts[number] => [values.text(columns.value[t]!), columns.n[t]!]);
  const found = multisets(columns.item, new Dictionary(dictionaries.items).size, code);
  return { ...found, first, labelOf: (symbol) => labels[symbol]! };
}

export function sortedCounts(counts: KeyCounts): KeyCounts {
  return counts.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Rows in the order of what tells them apart. */
export function inOrder<T>(rows: readonly T[], by: (row: T) => unknown): T[] {
  const named = rows.map((row): [string, T] => [JSON.stringify(by(row)), row]);
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
