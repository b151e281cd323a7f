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

/** Columns of options: two or more with the names of options of one criterion. */
export function guessOptions(columns: readonly string[], criteria: readonly Criterion[]): LabelDraft["options"] | null {
  const found = criteria.flatMap(({ key, options = [] }) => {
    const pairs = options.flatMap(({ value, label }) => {
      const column = columns.find((name) =>
        [value, label].some((own) => plainName(own) !== "" && plainName(own) === plainName(name)),
      );
      return column === undefined ? [] : [[value, column] as const];
    });
    return pairs.length > 1 ? [{ criterion: key, columns: Object.fromEntries(pairs) }] : [];
  });
  return found.length === 1 ? found[0]! : null;
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
