import type { Criterion } from "@/lib/guideline/schema";
import { readValue } from "./annotation-value";
import { valueIn } from "./columns";

/** Distinct values that a form offers to map. */
export const MOST_VALUES = 30;

/** The distinct texts of a column, in the order in which they occur, at most `MOST_VALUES`. */
export function valuesIn(records: readonly unknown[], column: string): string[] {
  const seen = new Set<string>();
  for (const record of records) {
    if (typeof record !== "object" || record === null) continue;
    const value = valueIn(record as Record<string, unknown>, column);
    if (value === undefined || typeof value === "object") continue;
    const text = String(value).trim();
    if (text !== "") seen.add(text);
    if (seen.size === MOST_VALUES) break;
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
    const same = options.find(({ value: own, label }) => [own, label].some((name) => fold(name) === fold(value)));
    const meant = same?.value ?? yesOrNo(value, options);
    if (meant !== undefined) map[value] = meant;
  }
  return map;
}

function yesOrNo(value: string, options: readonly { value: string }[]): string | undefined {
  if (options.length !== 2) return undefined;
  const like = YES.test(value) ? YES : NO.test(value) ? NO : null;
  return like ? options.find((option) => like.test(option.value))?.value : undefined;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
