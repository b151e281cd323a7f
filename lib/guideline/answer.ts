import { canonicalJson } from "@/lib/core/text/canonical-json";
import { checkPreference, checkRanking } from "@/lib/guideline/answer-order";
import { checkSpans } from "@/lib/guideline/answer-spans";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** What is known about the example that was answered; a bound that is not known is not checked. */
export interface AnswerContext {
  /** Number of responses, for preference and ranking by letter. */
  responses?: number;
  /** Length of the labelled text in Unicode code points, for spans. */
  textLength?: number;
}

export type CheckedAnswer<Value extends AnswerValue = AnswerValue> =
  | { ok: true; value: Value }
  | { ok: false; message: string };

const MAX_TEXT = 100_000;

/**
 * Whether a value answers a criterion, and its canonical form: equal answers get equal forms (`valueKey` relies on it).
 * Choice: an option's value; a number is read as the option of that name. Multi: option values, sorted, each once; an
 * empty list says "none of them". Scale: a number from min to max on the step (any number in between without a step).
 * Preference: `{choice, strength?}`, or just the choice. Ranking: all options (or response letters), best first.
 * Span: `{start, end, label}` in code points, end exclusive, sorted, each once. Text: any storable text that is not empty.
 */
export function checkAnswer(criterion: Criterion, value: unknown, context: AnswerContext = {}): CheckedAnswer {
  switch (criterion.kind) {
    case "choice":
      return checkChoice(criterion, value);
    case "multi":
      return checkMulti(criterion, value);
    case "scale":
      return checkScale(criterion, value);
    case "preference":
      return checkPreference(criterion, value, context);
    case "ranking":
      return checkRanking(criterion, value, context);
    case "span":
      return checkSpans(criterion, value, context);
    case "text":
      return checkText(value);
  }
}

/** A string that is equal for equal canonical answers and different for different ones: their canonical JSON. */
export function valueKey(value: AnswerValue): string {
  return canonicalJson(value);
}

function optionValues(criterion: Criterion): string[] {
  return (criterion.options ?? []).map((option) => option.value);
}

function checkChoice(criterion: Criterion, value: unknown): CheckedAnswer {
  const values = optionValues(criterion);
  const chosen = typeof value === "number" ? String(value) : value;
  return typeof chosen === "string" && values.includes(chosen)
    ? { ok: true, value: chosen }
    : { ok: false, message: `choose one of: ${list(values)}` };
}

function checkMulti(criterion: Criterion, value: unknown): CheckedAnswer {
  const values = optionValues(criterion);
  const chosen = Array.isArray(value) ? value.map((item) => (typeof item === "number" ? String(item) : item)) : null;
  if (!chosen?.every((item): item is string => typeof item === "string" && values.includes(item))) {
    return { ok: false, message: `give a list with any of: ${list(values)}` };
  }
  return { ok: true, value: [...new Set(chosen)].sort() };
}

function checkScale({ scale }: Criterion, value: unknown): CheckedAnswer {
  if (!scale) return { ok: false, message: "this criterion has no scale" };
  const { min, max, step } = scale;
  const range = `a number from ${min} to ${max}`;
  if (typeof value !== "number" || !(value >= min && value <= max)) return { ok: false, message: `give ${range}` };
  if (step !== undefined && !isOnStep(value, min, step)) {
    return { ok: false, message: `give ${range} in steps of ${step}` };
  }
  return { ok: true, value: value === 0 ? 0 : value };
}

/** Tolerates the rounding of decimal steps such as 0.1 in binary floating point. */
function isOnStep(value: number, min: number, step: number): boolean {
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
}

function checkText(value: unknown): CheckedAnswer {
  if (typeof value !== "string" || value.trim() === "") return { ok: false, message: "write a text" };
  if (value.length > MAX_TEXT) return { ok: false, message: `write at most ${MAX_TEXT} characters` };
  if (value.includes("\u0000") || !value.isWellFormed()) {
    return { ok: false, message: "remove the NUL or broken Unicode character, which cannot be stored" };
  }
  return { ok: true, value };
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 10).join(", ");
  return values.length > 10 ? `${shown} … (${values.length} in all)` : shown;
}
