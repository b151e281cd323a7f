import { groupByItem, type RatingTable, type Value } from "@/lib/core/rating-table";

/**
 * Numeric ratings grouped by item: item `i` holds the ratings `start[i]` to `start[i + 1] - 1`. `levels` are the points of
 * the scale in ascending order and `level[t]` is the index of rating `t` among them; `score[t]` is its number. At most one
 * rating for each pair of rater and item.
 */
export interface Scores {
  items: string[];
  raters: string[];
  levels: number[];
  start: Int32Array;
  item: Int32Array;
  rater: Int32Array;
  level: Int32Array;
  score: Float64Array;
  /** Position of each rating in the table it came from. */
  source: Int32Array;
  /** Items that are one unit together, as in the table. */
  unitOfItem?: Int32Array;
}

type ScoresResult =
  | { ok: true; scores: Scores }
  | { ok: false; reason: "needs-numeric-values" | "values-too-large" | "no-items" };

/** Scores of a table whose values are all numbers, or text that reads as one, none beyond 1e100. `declared` adds points that nobody used. */
export function scoresOf(table: RatingTable, declared: readonly number[] = []): ScoresResult {
  if (table.item.length === 0) return { ok: false, reason: "no-items" };
  const numbers = table.values.map(numberOf);
  const used = new Set<number>();
  for (const v of table.value) {
    const number = numbers[v];
    if (number === undefined) return { ok: false, reason: "needs-numeric-values" };
    used.add(number);
  }
  if ([...declared, ...used].some((number) => Math.abs(number) > LARGEST_VALUE)) {
    return { ok: false, reason: "values-too-large" };
  }
  return { ok: true, scores: scoresAt(table, numbers as number[], [...declared, ...used]) };
}

/** Scores of a table of which it is known where on the scale each of its values lies. `levels` are the points of the scale. */
export function scoresAt(table: RatingTable, positions: ArrayLike<number>, levels: Iterable<number>): Scores {
  const points = [...new Set(levels)].sort((a, b) => a - b);
  const index = new Map(points.map((level, k) => [level, k]));
  const placeOf = Int32Array.from(positions, (position) => index.get(position) ?? -1);
  const { start, order } = groupByItem(table);
  const level = order.map((t) => placeOf[table.value[t]!]!);
  const score = new Float64Array(order.length);
  for (let t = 0; t < score.length; t++) score[t] = points[level[t]!]!;
  return {
    items: table.items,
    raters: table.raters,
    levels: points,
    start,
    item: order.map((t) => table.item[t]!),
    rater: order.map((t) => table.rater[t]!),
    level,
    score,
    source: order,
    ...(table.unitOfItem && { unitOfItem: table.unitOfItem }),
  };
}

/** The same scores without those of one rater, who stays in the list of raters. */
export function withoutRater(scores: Scores, rater: number): Scores {
  const left = (t: number) => scores.rater[t] !== rater;
  const start = new Int32Array(scores.start.length);
  for (let t = 0; t < scores.rater.length; t++) if (left(t)) start[scores.item[t]! + 1]!++;
  for (let i = 1; i < start.length; i++) start[i]! += start[i - 1]!;
  return {
    ...scores,
    start,
    item: scores.item.filter((_, t) => left(t)),
    rater: scores.rater.filter((_, t) => left(t)),
    level: scores.level.filter((_, t) => left(t)),
    score: scores.score.filter((_, t) => left(t)),
    source: scores.source.filter((_, t) => left(t)),
  };
}

/** A finite number, or text that is one when trimmed; else undefined. */
function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** For every item the number of ratings and their sum. */
export function itemTotals(scores: Scores): { count: Int32Array; sum: Float64Array } {
  const count = new Int32Array(scores.items.length);
  const sum = new Float64Array(scores.items.length);
  for (let t = 0; t < scores.item.length; t++) {
    count[scores.item[t]!]!++;
    sum[scores.item[t]!]! += scores.score[t]!;
  }
  return { count, sum };
}

/**
 * The levels used on an item and how often, for one item after the other: a scale may have many more levels than an item
 * has ratings. `hist` is over all levels and is overwritten by the next call.
 */
export function levelsOnItem(scores: Scores): (item: number) => { used: readonly number[]; hist: Float64Array } {
  const hist = new Float64Array(scores.levels.length);
  let used: number[] = [];
  return (item) => {
    for (const k of used) hist[k] = 0;
    used = [];
    for (let t = scores.start[item]!; t < scores.start[item + 1]!; t++) {
      if (hist[scores.level[t]!]!++ === 0) used.push(scores.level[t]!);
    }
    return { used, hist };
  };
}

/** Squares of numbers up to this size can be summed over any table that fits into memory. */
export const LARGEST_VALUE = 1e100;
