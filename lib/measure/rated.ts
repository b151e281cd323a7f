import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { LogFilter, Some } from "@/lib/labels/log/counted";
import type { LogSpec, RatingLog } from "@/lib/labels/log/rating-log";
import { readCounted } from "@/lib/labels/log/read-log";
import { Dictionary } from "@/lib/server/columns/dictionary";
import type { Statement } from "@/lib/server/columns/read-columns";
import type { Question } from "./agreement";
import { readCopies } from "./copies";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys } from "./scale-keys";

/** A question to the single ratings of a log. */
export interface LogQuestion extends Question {
  log: RatingLog;
  filter: LogFilter;
  /** Asks for the copies among the examples, which are one unit of intervals; see `copiesStatement`. */
  copies?: Statement | null;
}

/** The ratings that stand, on their scale; row by row the circumstances of each that were asked for. */
export interface Rated<Name extends keyof LogSpec> {
  /** Items are numbered in the order in which they first occur, raters are ids in their order. */
  scaled: ScaledTable;
  circumstances: Some<Name | "item" | "rater" | "value">["columns"];
  /** The category of a stored key, of those that occur and of `others`. */
  codeOf: ReadonlyMap<string, number>;
  /** By item whether it is a copy of one that is kept; null where none is known to have copies. */
  isSpare: Uint8Array | null;
  /** The example behind an item. */
  exampleOf: (item: number) => string;
}

/**
 * What a log says of a criterion under a filter, for a thread; null where its answers are not compared or have no scale. `others` are
 * stored keys that shall stand on the same scale, such as known answers.
 */
export async function readRated<Name extends keyof LogSpec = "item">(
  question: LogQuestion,
  circumstances: readonly Name[] = [],
  others: readonly string[] = [],
): Promise<Rated<Name> | null> {
  return hasCoefficients(question.criterion) ? readAnswers(question, circumstances, others) : null;
}

/** The same also of answers that are matched instead, such as spans: each list of them is a category. */
export async function readAnswers<Name extends keyof LogSpec = "item">(
  { criterion, level, log, filter, copies }: LogQuestion,
  circumstances: readonly Name[] = [],
  others: readonly string[] = [],
): Promise<Rated<Name> | null> {
  const { columns } = await readCounted(log, filter, [...circumstances, "item", "rater", "value"]);
  const [values, raters] = [new Dictionary(log.dictionaries.values), new Dictionary(log.dictionaries.raters)];
  const keys = usedOf(columns.value, values.size).map((code): [number, string] => [code, values.text(code)]);
  const scale = scaleKeys(criterion, level, [...keys.map(([, key]) => key), ...others]);
  if (!scale.ok) return null;
  const categoryOf = new Int32Array(values.size);
  for (const [code, key] of keys) categoryOf[code] = scale.scale.codeOf.get(key)!;
  const people = usedOf(columns.rater, raters.size).map((code): [number, string] => [code, raters.uuid(code)]);
  people.sort(([, a], [, b]) => (a < b ? -1 : 1));
  const placeOf = new Int32Array(raters.size);
  for (const [place, [code]] of people.entries()) placeOf[code] = place;
  const items = renumbered(columns.item);
  const examples = new Dictionary(log.dictionaries.items);
  const found = await readCopies(copies, examples);
  const table = {
    ...(found && { unitOfItem: Int32Array.from(items.names, (code) => found.unit[code]!) }),
    items: Array.from({ length: items.names.length }, (_, k) => String(k)),
    raters: people.map(([, id]) => id),
    values: scale.scale.scaled.table.values,
    item: items.codes,
    rater: columns.rater.map((code) => placeOf[code]!),
    value: columns.value.map((code) => categoryOf[code]!),
  };
  return {
    scaled: { ...scale.scale.scaled, table },
    circumstances: columns,
    codeOf: scale.scale.codeOf,
    isSpare: found ? Uint8Array.from(items.names, (code) => found.isSpare[code]!) : null,
    exampleOf: (item) => examples.uuid(items.names[item]!),
  };
}

/** The codes that occur, of so many, in the order in which they first do. */
function usedOf(codes: Int32Array, size: number): number[] {
  const isUsed = new Uint8Array(size);
  const used: number[] = [];
  for (let t = 0; t < codes.length; t++) {
    const code = codes[t]!;
    if (isUsed[code] === 1) continue;
    isUsed[code] = 1;
    used.push(code);
  }
  return used;
}

/** Codes without gaps, in the order in which they first occur; `names` has the old code of each new one. */
function renumbered(codes: Int32Array): { codes: Int32Array; names: number[] } {
  const numberOf = new Int32Array(codes.reduce((most, code) => Math.max(most, code), -1) + 1).fill(-1);
  const names: number[] = [];
  const renamed = codes.map((code) => {
    if (numberOf[code]! < 0) numberOf[code] = names.push(code) - 1;
    return numberOf[code]!;
  });
  return { codes: renamed, names };
}
