import { createIntColumn } from "@/lib/core/int-column";

/** One judgment as data: a category, a number on a scale, or the set of options that were ticked. */
export type Value = string | number | readonly string[];

/** One row of the long form. A `null` or absent value is a missing rating. */
export interface RatingRow {
  item: string;
  rater: string;
  value: Value | null | undefined;
  /** When it was submitted, on any scale that grows with time. Where one of two has none, the order given decides. */
  at?: number;
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
  /**
   * By item the number of the unit that it makes with others, such as copies of one text; -1 for an item that is one by itself. Intervals
   * delete and draw units. Absent where every item is one.
   */
  unitOfItem?: Int32Array;
}

export interface RefusedRow {
  ok: false;
  reason: "value-not-finite";
  /** Position of the row, from 0. */
  row: number;
  item: string;
  rater: string;
}

/** `replaced` counts ratings that the same rater gave again later. */
export type RatingTableResult = { ok: true; table: RatingTable; replaced: number } | RefusedRow;

/**
 * Builds a rating table from rows.
 *
 * The latest row of the same rater on the same item counts, by `at` and else by position: a person who answers twice is
 * not two raters. A missing value is no rating and replaces nothing, but its item and rater are listed. `NaN` and
 * infinities are refused.
 */
export function buildRatingTable(rows: Iterable<RatingRow>): RatingTableResult {
  const builder = createRatingTableBuilder();
  for (const row of rows) {
    const refused = builder.add(row);
    if (refused) return refused;
  }
  return builder.finish();
}

/** The same, row by row, for rows that arrive from a stream. */
export function createRatingTableBuilder() {
  const items = createDictionary();
  const raters = createDictionary();
  const values = createValueDictionary();
  const item = createIntColumn();
  const rater = createIntColumn();
  const value = createIntColumn();
  const times: number[] = [];
  let rows = 0;

  const add = (row: RatingRow): RefusedRow | null => {
    const position = rows++;
    const i = items.encode(row.item);
    const j = raters.encode(row.rater);
    if (row.value === null || row.value === undefined) return null;
    if (typeof row.value === "number" && !Number.isFinite(row.value)) {
      return { ok: false, reason: "value-not-finite", row: position, item: row.item, rater: row.rater };
    }
    if (row.at !== undefined) times[item.length()] = row.at;
    item.push(i);
    rater.push(j);
    value.push(values.encode(row.value));
    return null;
  };

  const finish = (): { ok: true; table: RatingTable; replaced: number } => {
    const all = {
      items: items.entries,
      raters: raters.entries,
      values: values.entries,
      item: item.finish(),
      rater: rater.finish(),
      value: value.finish(),
    };
    const table = keepLatest(all, times);
    return { ok: true, table, replaced: all.item.length - table.item.length };
  };
  return { add, finish };
}

/** Drops every rating that the same rater replaced later, without hashing pairs: one marker per rater, item by item. */
function keepLatest(table: RatingTable, times: readonly number[]): RatingTable {
  const { start, order } = groupByItem(table);
  const seenFor = new Int32Array(table.raters.length).fill(-1);
  const latest = new Int32Array(table.raters.length);
  const stale = new Uint8Array(order.length);
  let dropped = 0;
  for (let i = 0; i < table.items.length; i++) {
    for (let s = start[i + 1]! - 1; s >= start[i]!; s--) {
      const t = order[s]!;
      const r = table.rater[t]!;
      if (seenFor[r] === i) {
        const newer = isLater(times[t], times[latest[r]!]);
        stale[newer ? latest[r]! : t] = 1;
        dropped++;
        if (!newer) continue;
      }
      seenFor[r] = i;
      latest[r] = t;
    }
  }
  return dropped === 0 ? table : filterRatings(table, (t) => stale[t] === 0);
}

/** Whether the one time is known to be later than the other. An unknown time is neither late nor early. */
export function isLater(time: number | null | undefined, other: number | null | undefined): boolean {
  return time != null && other != null && time > other;
}

/** Numbers strings in the order in which they come. A `Map`, not an object, so that `__proto__` and lone surrogates are ordinary keys. */
export function createDictionary() {
  const codes = new Map<string, number>();
  const entries: string[] = [];
  return { entries, encode: (entry: string) => codeOf(codes, entries, entry, entry) };
}

/** Strings, numbers and sets in one numbering; two sets are the same value when they have the same members. */
export function createValueDictionary() {
  const scalars = new Map<string | number, number>();
  const sets = new Map<string, number>();
  const entries: Value[] = [];
  const encode = (value: Value): number => {
    if (typeof value === "string" || typeof value === "number") {
      return codeOf(scalars, entries, value, value === 0 ? 0 : value);
    }
    const members = [...new Set(value)].sort();
    return codeOf(sets, entries, JSON.stringify(members), members);
  };
  return { entries, encode };
}

/** The number of a key; a new key takes the next one, and its entry is listed. */
function codeOf<Key, Entry>(codes: Map<Key, number>, entries: Entry[], key: Key, entry: Entry): number {
  let code = codes.get(key);
  if (code === undefined) {
    code = entries.length;
    codes.set(key, code);
    entries.push(entry);
  }
  return code;
}

/** The ratings for which `keep(t)` holds, with the same dictionaries. */
export function filterRatings(table: RatingTable, keep: (rating: number) => boolean): RatingTable {
  const kept = new Int32Array(table.item.length);
  let n = 0;
  for (let t = 0; t < table.item.length; t++) if (keep(t)) kept[n++] = t;
  const pick = (column: Int32Array) => Int32Array.from(kept.subarray(0, n), (t) => column[t]!);
  return { ...table, item: pick(table.item), rater: pick(table.rater), value: pick(table.value) };
}

/** Ratings grouped by item: those of item `i` are `order[start[i]]` to `order[start[i + 1] - 1]`, in table order. */
export function groupByItem(table: RatingTable): { start: Int32Array; order: Int32Array } {
  return groupByCode(table.item, table.items.length);
}

/** The value codes of the ratings, item by item: those of item `i` are `values[start[i]]` to `values[start[i + 1] - 1]`. */
export function valuesByItem(table: RatingTable): { start: Int32Array; values: Int32Array } {
  const start = startsOf(table.item, table.items.length);
  const next = start.slice(0, table.items.length);
  const values = new Int32Array(table.value.length);
  for (let t = 0; t < values.length; t++) values[next[table.item[t]!]!++] = table.value[t]!;
  return { start, values };
}

/** Stable counting sort of positions by a code below `codes`, in O(n + codes). */
export function groupByCode(code: Int32Array, codes: number): { start: Int32Array; order: Int32Array } {
  const start = startsOf(code, codes);
  const next = start.slice(0, codes);
  const order = new Int32Array(code.length);
  for (let t = 0; t < code.length; t++) order[next[code[t]!]!++] = t;
  return { start, order };
}

function startsOf(code: Int32Array, codes: number): Int32Array {
  const start = new Int32Array(codes + 1);
  for (let t = 0; t < code.length; t++) start[code[t]! + 1]!++;
  for (let c = 0; c < codes; c++) start[c + 1]! += start[c]!;
  return start;
}
