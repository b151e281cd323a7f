import { entriesOf } from "@/lib/core/agreement/disagreement/orders";
import type { UndefinedReason } from "@/lib/core/estimate";
import { buildRatingTable, type RatingTable, type Value } from "@/lib/core/rating-table";

export const LEVELS = ["nominal", "ordinal", "interval", "ratio", "circular", "set", "ranking"] as const;

/** Level of measurement of a question. */
export type Level = (typeof LEVELS)[number];

/**
 * A table whose value codes are the categories of a question in their order, so that every coefficient works on codes.
 */
export interface ScaledTable {
  level: Level;
  /** `table.values` holds all declared and used categories: lowest first where they have an order. */
  table: RatingTable;
  /** Position of each category on the scale, ascending; `null` for nominal values, sets and orders. */
  scores: Float64Array | null;
  /** Circumference of a circular scale, else `null`. */
  circumference: number | null;
}

export interface ScaleOptions {
  /** Categories that may be used, in their order. Without it: those that occur. */
  declared?: readonly Value[];
  /** Circumference of a circular scale; Krippendorff's default is the largest minus the smallest category plus 1. */
  circumference?: number;
}

export type ScaleResult =
  | { ok: true; scaled: ScaledTable }
  | { ok: false; reason: UndefinedReason }
  | { ok: false; reason: "undeclared-value"; value: Value };

/**
 * Puts the values of a table on a scale. Numbers are ordered by size, anything else by declaration: an ordinal scale of
 * undeclared strings is refused, since no order is known. On a circular scale values that differ by whole turns become
 * one category; at set level a single value is a set of one.
 */
export function scaleTable(table: RatingTable, level: Level, options: ScaleOptions = {}): ScaleResult {
  const used = usedValues(table).map((value) => toLevel(value, level));
  const declared = options.declared?.map((value) => toLevel(value, level));
  const known = declared && new Set(declared.map(keyOf));
  const stray = known && used.find((value) => !known.has(keyOf(value)));
  if (stray !== undefined) return { ok: false, reason: "undeclared-value", value: stray };

  const listed = distinct(declared ?? used);
  const numeric = listed.every((value) => typeof value === "number");
  const metric = level === "interval" || level === "ratio" || level === "circular";
  if (metric && !numeric) return { ok: false, reason: "needs-numeric-values" };
  if (level === "ratio" && listed.some((value) => Number(value) < 0)) {
    return { ok: false, reason: "negative-values-on-ratio-level" };
  }
  if (level === "ordinal" && !numeric && !declared) return { ok: false, reason: "needs-category-order" };

  const circumference = level === "circular" ? (options.circumference ?? defaultCircumference(listed)) : null;
  const turn = (value: Value) => (circumference === null ? value : residue(Number(value), circumference));
  const categories = distinct(listed.map(turn));
  if (metric || !declared) categories.sort(compareValues);
  const codes = new Map(categories.map((value, code) => [keyOf(value), code]));
  const recode = table.values.map((value) => codes.get(keyOf(turn(toLevel(value, level)))) ?? -1);
  return {
    ok: true,
    scaled: {
      level,
      table: { ...table, values: categories, value: table.value.map((v) => recode[v]!) },
      scores: level === "nominal" || level === "set" || level === "ranking" ? null : scoresOf(categories),
      circumference,
    },
  };
}

/** Puts values on a scale that belong to no table yet: its categories, and the code of each value. Numbers that are none are refused. */
export function scaleValues(
  values: readonly Value[],
  level: Level,
  options: ScaleOptions = {},
): { ok: true; scaled: ScaledTable; codes: Int32Array } | Extract<ScaleResult, { ok: false }> {
  // One rating per value on an item of its own: the table carries the values through the same scaling as any other.
  const built = buildRatingTable(values.map((value, index) => ({ item: String(index), rater: "", value })));
  if (!built.ok) return { ok: false, reason: "needs-numeric-values" };
  const result = scaleTable(built.table, level, options);
  return result.ok ? { ...result, codes: result.scaled.table.value } : result;
}

/** The numbers themselves where they ascend, else the ranks 1, 2, 3 ... */
function scoresOf(categories: readonly Value[]): Float64Array {
  const ascending = categories.every((x, k) => typeof x === "number" && (k === 0 || Number(categories[k - 1]) < x));
  return Float64Array.from(categories, (x, k) => (ascending ? Number(x) : k + 1));
}

function usedValues(table: RatingTable): Value[] {
  const used = new Uint8Array(table.values.length);
  for (let t = 0; t < table.value.length; t++) used[table.value[t]!] = 1;
  return table.values.filter((_, v) => used[v] === 1);
}

function toLevel(value: Value, level: Level): Value {
  if (level === "ranking") return entriesOf(value).join(" > ");
  return level === "set" && (typeof value === "string" || typeof value === "number") ? [String(value)] : value;
}

/** Equal keys for equal values; 1 and "1" differ, sets do not depend on the order of their members. */
function keyOf(value: Value): string {
  return JSON.stringify(typeof value === "string" || typeof value === "number" ? value : [...new Set(value)].sort());
}

function distinct(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

/** Numbers by size, before strings by code unit, before sets by size and members. */
function compareValues(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const rank = (value: Value) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2 + value.length);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function defaultCircumference(listed: readonly Value[]): number {
  const sorted = Float64Array.from(listed, Number).sort();
  return Math.min(Number.MAX_VALUE, (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1);
}

function residue(x: number, circumference: number): number {
  return x - circumference * Math.floor(x / circumference);
}
