import { createIntColumn } from "@/lib/core/int-column";
import { filterRatings, groupByItem } from "@/lib/core/rating-groups";

/** One judgment as data: a category, a number on a scale, or the set of options that were ticked. */
export type Value = string | number | readonly string[];

/** One row of the long form. A `null` or absent value is a missing rating. */
export interface RatingRow {
  item: string;
  rater: string;
  value: Value | null | undefined;
}

/**
 * Ratings in long form, dictionary-encoded: rating `t` says that `raters[rater[t]]` gave `values[value[t]]` to
 * `items[item[t]]`. At most one rating for each pair of rater and item. Items, raters and values stand in the order in
 * which they first appeared; all three lists may hold entries that no rating uses.
 */
export interface RatingTable {
  items: string[];
  raters: string[];
  values: Value[];
  item: Int32Array;
  rater: Int32Array;
  value: Int32Array;
}

export type RatingTableResult =
  | { ok: true; table: RatingTable; replaced: number }
  | { ok: false; reason: "value-not-finite"; row: number; item: string; rater: string };

/**
 * Builds a rating table from rows in the order in which they were given.
 *
 * A later row of the same rater on the same item replaces the earlier one (`replaced` counts those): a person who
 * answers twice is not two raters. A missing value is no rating and replaces nothing, but its item and rater are listed.
 * `NaN` and infinities are refused; `row` counts from 0.
 */
export function buildRatingTable(rows: Iterable<RatingRow>): RatingTableResult {
  const items = createDictionary<string>();
  const raters = createDictionary<string>();
  const values = createValueDictionary();
  const item = createIntColumn();
  const rater = createIntColumn();
  const value = createIntColumn();
  let row = 0;
  for (const r of rows) {
    const i = items.encode(r.item);
    const j = raters.encode(r.rater);
    if (r.value !== null && r.value !== undefined) {
      if (typeof r.value === "number" && !Number.isFinite(r.value)) {
        return { ok: false, reason: "value-not-finite", row, item: r.item, rater: r.rater };
      }
      item.push(i);
      rater.push(j);
      value.push(values.encode(r.value));
    }
    row++;
  }
  const all = {
    items: items.entries,
    raters: raters.entries,
    values: values.entries,
    item: item.finish(),
    rater: rater.finish(),
    value: value.finish(),
  };
  const table = keepLatest(all);
  return { ok: true, table, replaced: all.item.length - table.item.length };
}

/** Drops every rating that the same rater replaced later, without hashing pairs: one marker per rater, item by item. */
function keepLatest(table: RatingTable): RatingTable {
  const { start, order } = groupByItem(table);
  const seenFor = new Int32Array(table.raters.length).fill(-1);
  const stale = new Uint8Array(order.length);
  let dropped = 0;
  for (let i = 0; i < table.items.length; i++) {
    for (let s = start[i + 1]! - 1; s >= start[i]!; s--) {
      const t = order[s]!;
      const r = table.rater[t]!;
      if (seenFor[r] === i) {
        stale[t] = 1;
        dropped++;
      }
      seenFor[r] = i;
    }
  }
  return dropped === 0 ? table : filterRatings(table, (t) => stale[t] === 0);
}

/** A `Map`, not an object, so that `__proto__` and lone surrogates are ordinary keys. */
function createDictionary<T>() {
  const codes = new Map<T, number>();
  const entries: T[] = [];
  const encode = (entry: T): number => {
    let code = codes.get(entry);
    if (code === undefined) {
      code = entries.length;
      codes.set(entry, code);
      entries.push(entry);
    }
    return code;
  };
  return { entries, encode };
}

/** Strings, numbers and sets in one numbering; two sets are the same value when they have the same members. */
function createValueDictionary() {
  const scalars = new Map<string | number, number>();
  const sets = new Map<string, number>();
  const entries: Value[] = [];
  const encode = (value: Value): number => {
    if (typeof value === "string" || typeof value === "number") {
      return codeOf(scalars, value, value === 0 ? 0 : value);
    }
    const members = [...new Set(value)].sort();
    return codeOf(sets, JSON.stringify(members), members);
  };
  const codeOf = <K>(codes: Map<K, number>, key: K, entry: Value): number => {
    let code = codes.get(key);
    if (code === undefined) {
      code = entries.length;
      codes.set(key, code);
      entries.push(entry);
    }
    return code;
  };
  return { entries, encode };
}
