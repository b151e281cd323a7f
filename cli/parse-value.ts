import { InputError } from "@/cli/input-error";
import type { RawValue } from "@/cli/raw-record";
import type { LongFormRow } from "@/cli/read-long-form";
import type { Level } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";

/**
 * The value of a row at a level of measurement. Sets are written `a|b`, the empty set `|`. Interval, ratio and circular
 * values must be finite numbers. At nominal and ordinal level text stays text: `numbersWherePossible` decides later.
 */
export function parseValue(row: LongFormRow, level: Level): Value | null {
  if (row.value === null) return null;
  if (level === "set") return parseSet(row.value);
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
 * Reads nominal and ordinal labels as numbers when all of them are, so that 10 comes after 9 and 1.0 is 1. Numbers too
 * large to be told apart stay text.
 */
export function numbersWherePossible(values: readonly Value[], level: Level): Value[] {
  if (level !== "nominal" && level !== "ordinal") return [...values];
  const numbers = values.map((value) => toNumber(value));
  const plain = numbers.every((number) => number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER);
  return plain ? numbers.map((number) => number!) : [...values];
}

function parseLabel(row: LongFormRow, value: RawValue): Value {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new InputError(row.line, "value", `${value} is not a finite number`, "Correct it, or write it as text");
  }
  if (typeof value !== "object") return value;
  throw new InputError(row.line, "value", "it is a list", "Use --level set for questions with several answers");
}
