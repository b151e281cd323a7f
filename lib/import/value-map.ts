import { isRecord } from "@/lib/formats/fields";
import type { Criterion } from "@/lib/guideline/schema";
import { readValue } from "./annotation-value";
import { valueIn } from "./columns";

/** Distinct values that a form offers to map. */
export const MOST_VALUES = 30;

/** The distinct texts of columns, in the order in which they occur, at most `MOST_VALUES`. */
export function valuesIn(records: readonly unknown[], ...columns: readonly string[]): string[] {
  const seen = new Set<string>();
  for (const record of records) {
    if (!isRecord(record)) continue;
    for (const column of columns) {
      const value = valueIn(record, column);
      if (value === undefined || typeof value === "object") continue;
      const text = String(value).trim();
      if (text !== "") seen.add(text);
      if (seen.size === MOST_VALUES) return [...seen];
    }
  }
  return [...seen];
}

const YES = /^(1|true|yes|y|t)$/i;
const NO = /^(0|false|no|n|f)$/i;

/**
 * Values that a criterion does not know, mapped to the answers that they probably mean: the same word in other letters, an option's
 * label, or yes and no for 1 and 0. What is not clear is left to the person.
 */
export function guessMap(values: readonly string[], criterion: Criterion): Record<string, string> {
  const options = criterion.options ?? [];
  const map: Record<string, string> = {};
  for (const value of values) {
    if (readValue(criterion, value).ok) continue;
    const meant = optionMeant(value, options) ?? yesOrNo(value, options);
    if (meant !== undefined) map[value] = meant;
  }
  return map;
}

/** The option of that name, by its value before its label, also in other letters. */
export function optionMeant(name: string, options: readonly { value: string; label: string }[]): string | undefined {
  const by = (own: (option: { value: string; label: string }) => boolean) => options.find(own)?.value;
  return (
    by(({ value }) => value === name) ??
    by(({ label }) => label === name) ??
    by(({ value, label }) => [value, label].some((own) => fold(own) === fold(name)))
  );
}

function yesOrNo(value: string, options: readonly { value: string }[]): string | undefined {
  if (options.length !== 2) return undefined;
  const like = YES.test(value) ? YES : NO.test(value) ? NO : null;
  return like ? options.find((option) => like.test(option.value))?.value : undefined;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
