import { InputError } from "@/cli/input-error";
import type { RawValue } from "@/cli/raw-record";
import type { LongFormRow } from "@/cli/read-long-form";
import { entriesOf } from "@/lib/core/agreement/disagreement/orders";
import type { Level } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";

/**
 * The value of a row at a level of measurement. Sets are written `a|b`, the empty set `|`, rankings `a > b`; both may be lists. Interval,
 * ratio and circular values must be finite numbers. At nominal and ordinal level text stays text: `numbersWherePossible` decides later.
 */
export function parseValue(row: LongFormRow, level: Level): Value | null {
  if (row.value === null) return null;
  if (level === "set") return parseSet(row.value);
  // As text: a list in a table of ratings is a set, whose order does not count.
  if (level === "ranking") return entriesOf(row.value).join(" > ");
  if (level === "nominal" || level === "ordinal") return parseLabel(row, row.value);
  const number = toNumber(row.value);
  if (number === null) {
    const shown = JSON.stringify(row.value);
    throw new InputError(
      row.line,
      "value",
      `${shown} is not a finite number`,
      `Correct it, or choose another level than ${level}`,
    );
  }
  if (level === "ratio" && number < 0) {
    throw new InputError(
      row.line,
      "value",
      `${number} is below zero`,
      "Choose the level interval for values that can be negative",
    );
  }
  return number;
}

/** `a|b` as a set; a list stays one. */
export function parseSet(value: RawValue): readonly string[] {
  if (typeof value === "object") return value;
  return String(value)
    .split("|")
    .filter((member) => member !== "");
}

/** A finite number, or `null`. Text counts when it is written as a decimal number. */
export function toNumber(value: RawValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/**
 * Reads ordinal labels as numbers when all of them are, so that 10 comes after 9 and 1.0 is 1. Nominal labels are names: two
 * spellings ("01" and "1", "1.0" and "1") are two labels, so they become numbers only if that is how each of them would be
 * written. Numbers too large to be told apart stay text, and then 1 and "1" are the same label there too.
 */
export function numbersWherePossible(values: readonly Value[], level: Level): Value[] {
  if (level !== "nominal" && level !== "ordinal") return [...values];
  const numbers = values.map((value) => toNumber(value));
  const plain = numbers.every(
    (number, k) =>
      number !== null &&
      Math.abs(number) <= Number.MAX_SAFE_INTEGER &&
      (level === "ordinal" || String(number) === String(values[k])),
  );
  return plain ? numbers.map((number) => number!) : values.map(String);
}

/**
 * Values and the categories that were named on the command line, read together: what they are called decides for both. An
 * `InputError` names a category that is no number where only numbers go, and ordered ones that are the same number. There are no declared categories of sets.
 */
export function withCategories(
  values: readonly Value[],
  categories: readonly string[] | null,
  level: Level,
): { values: Value[]; declared: Value[] | undefined } {
  if (categories === null || level === "set")
    return { values: numbersWherePossible(values, level), declared: undefined };
  if (level !== "nominal" && level !== "ordinal")
    return { values: [...values], declared: categories.map(declaredNumber) };
  const read = numbersWherePossible([...values, ...categories], level);
  const declared = read.slice(values.length);
  const again = declared.findIndex((category, k) => declared.indexOf(category) < k);
  const first = declared.indexOf(declared[again]!);
  if (again >= 0 && categories[first] !== categories[again]) {
    const problem = `"${categories[first]}" and "${categories[again]}" are the same number`;
    throw new InputError(null, "--categories", problem, "Name each once, or use --level nominal");
  }
  return { values: read.slice(0, values.length), declared };
}

function declaredNumber(category: string): number {
  const number = toNumber(category);
  if (number !== null) return number;
  throw new InputError(null, "--categories", `${JSON.stringify(category)} is not a finite number`, "Name only numbers");
}

function parseLabel(row: LongFormRow, value: RawValue): Value {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new InputError(row.line, "value", `${value} is not a finite number`, "Correct it, or write it as text");
  }
  if (typeof value !== "object") return value;
  throw new InputError(row.line, "value", "it is a list", "Use --level set for questions with several answers");
}
