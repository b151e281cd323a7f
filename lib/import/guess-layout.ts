import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { readValue } from "./annotation-value";
import { plainName } from "./column-names";
import type { LabelDraft } from "./label-draft";
import { guessMap, valuesIn } from "./value-map";

/** Columns that say something else than what a person answered. */
const NO_PERSON =
  /^(id|no|nr|number|index|text|title|url|source|licen[cs]e|date|time|comment|notes?|gold|truth|consensus|majority|final)$|(id|at|time|date)$/;

/**
 * Columns of people: two or more whose answers all fit one and the same criterion. Null where that is not clear; then somebody has to
 * say it.
 */
export function guessPeople(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[],
): LabelDraft["people"] | null {
  const filled = columns
    .filter((column) => !NO_PERSON.test(plainName(column)))
    .map((column) => ({ column, values: valuesIn(records, column) }))
    .filter(({ values }) => values.length > 0);
  const all = [...new Set(filled.flatMap(({ values }) => values))];
  // Anything at all is an answer to a question that takes a text.
  const telling = criteria.filter(({ kind }) => KINDS[kind].isCompared);
  const fitting = telling.flatMap((criterion) => {
    const map = guessMap(all, criterion);
    const fits = (value: string) => Object.hasOwn(map, value) || readValue(criterion, value).ok;
    const people = filled.filter(({ values }) => values.every(fits)).map(({ column }) => column);
    return people.length > 1 && people.length === filled.length
      ? [{ columns: people, criterion: criterion.key, map }]
      : [];
  });
  return fitting.length === 1 ? fitting[0]! : null;
}

/** What stands in a column of an option. */
const GIVEN = new Set(["0", "1", "yes", "no", "true", "false", "x", ""]);
const SHORTEST = 3;

/**
 * Columns of options: two or more with the names of options of one criterion, or with beginnings of them (`pos`) where nothing but yes
 * and no stands there.
 */
export function guessOptions(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[],
): LabelDraft["options"] | null {
  const marks = columns.filter((column) => {
    const values = valuesIn(records, column);
    return values.length > 0 && values.every((value) => GIVEN.has(value.trim().toLowerCase()));
  });
  const isNamed = (name: string, own: string) => plainName(own) !== "" && plainName(own) === plainName(name);
  const isBegun = (name: string, own: string) =>
    plainName(name).length >= SHORTEST && marks.includes(name) && plainName(own).startsWith(plainName(name));
  for (const fits of [isNamed, isBegun]) {
    const found = criteria.flatMap(({ key, options = [] }) => {
      const pairs = options.flatMap(({ value, label }) => {
        const fitting = columns.filter((name) => fits(name, value) || fits(name, label));
        return fitting.length === 0 || (fits === isBegun && fitting.length > 1) ? [] : [[value, fitting[0]!] as const];
      });
      const each = new Set(pairs.map(([, column]) => column));
      return pairs.length > 1 && each.size === pairs.length
        ? [{ criterion: key, columns: Object.fromEntries(pairs) }]
        : [];
    });
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return null;
  }
  return null;
}

/** The column whose cells hold a list of answers of several people, and what each entry has. */
export function guessEach(
  columns: readonly string[],
  records: readonly unknown[],
  isAnnotator: (name: string) => boolean,
): { column: string; names: string[] } | null {
  for (const column of columns) {
    const names = entryNames(column, records);
    if (names.some(isAnnotator)) return { column, names };
  }
  return null;
}

/** The names that the entries of a column's lists have. */
export function entryNames(column: string, records: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const record of records)
    for (const entry of isRecord(record) ? listIn(record, column) : [])
      for (const name of Object.keys(entry)) names.add(name);
  return [...names];
}

/** The objects of the list that a column holds, if it does. */
export function listIn(record: Readonly<Record<string, unknown>>, column: string): Record<string, unknown>[] {
  const list = unpackJson(record[column]);
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
