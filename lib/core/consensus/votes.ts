import { createIntColumn } from "@/lib/core/int-column";
import type { RatingRow, RatingTable, Value } from "@/lib/core/rating-table";
import { createDictionary, groupByCode } from "@/lib/core/rating-table";

/**
 * Class labels in long form, grouped by item: item `i` holds the votes `start[i]` to `start[i + 1] - 1`, sorted by rater
 * and then by class. Items stand in the order in which they first appeared, raters and classes in the order of their
 * code units, so that nothing depends on the order of the rows.
 *
 * Unlike in a `RatingTable`, repeated votes of one rater on one item are all kept: for the models of annotator error each
 * is a draw of its own (Dawid & Skene 1979, Table 1, observer 1).
 */
export interface Votes {
  items: string[];
  raters: string[];
  classes: string[];
  /** How many items each stands for: 1, unless equal ones were put together (`votePatterns`). */
  times: Int32Array;
  start: Int32Array;
  rater: Int32Array;
  label: Int32Array;
}

export type VotesResult =
  | { ok: true; votes: Votes; unrated: string[] }
  | { ok: false; reason: "value-not-finite"; row: number; item: string; rater: string };

/**
 * Builds votes from rows in O(rows). Items without a vote are listed in `unrated` and left out. `NaN` and infinities are
 * refused; `row` counts from 0.
 */
export function buildVotes(rows: Iterable<RatingRow>): VotesResult {
  const items = createDictionary();
  const raters = createDictionary();
  const classes = createDictionary();
  const columns = { item: createIntColumn(), rater: createIntColumn(), label: createIntColumn() };
  let row = 0;
  for (const { item, rater, value } of rows) {
    const i = items.encode(item);
    if (value !== null && value !== undefined) {
      if (typeof value === "number" && !Number.isFinite(value)) {
        return { ok: false, reason: "value-not-finite", row, item, rater };
      }
      columns.item.push(i);
      columns.rater.push(raters.encode(rater));
      columns.label.push(classes.encode(labelOf(value)));
    }
    row++;
  }
  const rater = inOrder(raters.entries, columns.rater.finish());
  const label = inOrder(classes.entries, columns.label.finish());
  return { ok: true, ...groupVotes(items.entries, columns.item.finish(), rater, label) };
}

/** The class a value stands for: text as it is, a number in its shortest form, a set as its members joined by `|`. */
export function labelOf(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value === 0 ? 0 : value);
  const members = [...new Set(value)].sort();
  return members.length === 0 ? "|" : members.join("|");
}

/** The same of a table of ratings, each of which is a vote; the classes' values stand beside, in the order of the classes. */
export function votesOfTable({ items, raters, values, item, rater, value }: RatingTable): {
  votes: Votes;
  values: Value[];
} {
  const used = createDictionary();
  const classOf = values.map((one) => [labelOf(one), one] as const);
  const label = value.map((code) => used.encode(classOf[code]![0]));
  const { votes } = groupVotes(items, item, inOrder(raters, rater), inOrder(used.entries, label));
  const valuesByName = new Map(classOf);
  return { votes, values: votes.classes.map((name) => valuesByName.get(name)!) };
}

type Column = { names: string[]; code: Int32Array };

/** Radix sort by item, rater and class, then the items without votes taken out. */
function groupVotes(items: string[], item: Int32Array, rater: Column, label: Column) {
  const byLabel = groupByCode(label.code, label.names.length).order;
  const byRater = reorder(byLabel, rater.code, rater.names.length);
  const byItem = reorder(byRater, item, items.length);
  const rated: string[] = [];
  const unrated: string[] = [];
  const ends = [0];
  const counts = new Int32Array(items.length);
  for (const i of item) counts[i]!++;
  items.forEach((name, i) => {
    if (counts[i] === 0) {
      unrated.push(name);
      return;
    }
    rated.push(name);
    ends.push(ends[ends.length - 1]! + counts[i]!);
  });
  const votes: Votes = {
    items: rated,
    raters: rater.names,
    classes: label.names,
    times: new Int32Array(rated.length).fill(1),
    start: Int32Array.from(ends),
    rater: byItem.map((t) => rater.code[t]!),
    label: byItem.map((t) => label.code[t]!),
  };
  return { votes, unrated };
}

/** One pass of the radix sort: `order` sorted stably by the code at each of its positions. */
function reorder(order: Int32Array, code: Int32Array, codes: number): Int32Array {
  const sorted = groupByCode(
    order.map((t) => code[t]!),
    codes,
  ).order;
  return sorted.map((s) => order[s]!);
}

/** Renumbers codes by the code units of their names: the same on every machine and in every locale. */
function inOrder(entries: readonly string[], code: Int32Array): Column {
  const names = [...entries].sort();
  const rankOf = new Map(names.map((name, rank) => [name, rank]));
  const rank = Int32Array.from(entries, (name) => rankOf.get(name)!);
  return { names, code: code.map((c) => rank[c]!) };
}
