import { entriesOf, orderDistance } from "@/lib/core/agreement/disagreement/orders";
import { jaccardDistance } from "@/lib/core/agreement/disagreement/sets";
import { type Level, type ScaledTable, type ScaleOptions, scaleTable } from "@/lib/core/agreement/scale";
import { LARGEST_VALUE } from "@/lib/core/distribution/scores";
import type { UndefinedReason } from "@/lib/core/estimate";
import type { WorkEvent } from "@/lib/core/fatigue/events";
import { buildRatingTable, type Value } from "@/lib/core/rating-table";

export interface CodedValues {
  /** Category of each event's value, `-1` when skipped. */
  code: Int32Array;
  /** Category of each event's gold value, `-1` without one. */
  gold: Int32Array;
  categories: Value[];
  /** Numbers of the categories, `null` where they have no order. */
  scores: Float64Array | null;
  /** Similarity in [0, 1] of two categories: 1 - delta / delta_max. */
  similarity: (a: number, b: number) => number;
}

export type CodedResult =
  | { ok: true; coded: CodedValues }
  | { ok: false; reason: UndefinedReason | "undeclared-value" | "value-not-finite" };

/**
 * Puts values and gold values on a scale and says how alike two categories are: nominal 1 or 0; ordinal by ranks,
 * 1 - |r - s| / (K - 1); interval 1 - |a - b| / range; ratio 1 - |a - b| / (a + b); circular 1 - arc / half turn; sets by
 * the Jaccard index. Numbers beyond 1e100 are refused.
 */
export function codeValues(events: readonly WorkEvent[], level: Level, options: ScaleOptions = {}): CodedResult {
  const rows = events.flatMap(({ value, gold }, e) => [
    { item: String(e), rater: "value", value },
    { item: String(e), rater: "gold", value: gold },
  ]);
  const built = buildRatingTable(rows);
  if (!built.ok) return { ok: false, reason: built.reason };
  const result = scaleTable(built.table, level, options);
  if (!result.ok) return { ok: false, reason: result.reason };
  const { table } = result.scaled;
  const code = new Int32Array(events.length).fill(-1);
  const gold = new Int32Array(events.length).fill(-1);
  for (let t = 0; t < table.item.length; t++) {
    (table.raters[table.rater[t]!] === "value" ? code : gold)[table.item[t]!] = table.value[t]!;
  }
  return codedOn(result.scaled, level, code, gold);
}

/** The same of values that are on their scale already. */
export function codedOn(
  { table, scores, circumference }: ScaledTable,
  level: Level,
  code: Int32Array,
  gold: Int32Array,
): { ok: true; coded: CodedValues } | { ok: false; reason: UndefinedReason } {
  if (scores?.some((score) => Math.abs(score) > LARGEST_VALUE)) return { ok: false, reason: "values-too-large" };
  const similarity = similarityOf(level, table.values, scores, circumference);
  return { ok: true, coded: { code, gold, categories: table.values, scores, similarity } };
}

function similarityOf(
  level: Level,
  categories: readonly Value[],
  scores: Float64Array | null,
  circumference: number | null,
): (a: number, b: number) => number {
  const last = categories.length - 1;
  switch (level) {
    case "nominal":
      return (a, b) => (a === b ? 1 : 0);
    case "ordinal":
      return (a, b) => (last > 0 ? 1 - Math.abs(a - b) / last : 1);
    case "ranking": {
      const orders = categories.map(entriesOf);
      return (a, b) => (a === b ? 1 : 1 - orderDistance(orders[a]!, orders[b]!));
    }
    case "set":
      return (a, b) => 1 - jaccardDistance(asMembers(categories[a]!), asMembers(categories[b]!));
    case "ratio":
      return (a, b) => (a === b ? 1 : 1 - Math.abs(scores![a]! - scores![b]!) / (scores![a]! + scores![b]!));
    case "circular":
      return (a, b) => 1 - arc(scores![a]! - scores![b]!, circumference!) / (circumference! / 2);
    default: {
      const range = last > 0 ? scores![last]! - scores![0]! : 1;
      return (a, b) => 1 - Math.abs(scores![a]! - scores![b]!) / range;
    }
  }
}

function arc(difference: number, circumference: number): number {
  const distance = Math.abs(difference);
  return Math.min(distance, circumference - distance);
}

function asMembers(value: Value): ReadonlySet<string> {
  return new Set(typeof value === "object" ? value : [String(value)]);
}
