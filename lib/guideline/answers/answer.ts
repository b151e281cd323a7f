import { canonicalJson } from "@/lib/core/text/canonical-json";
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

/** The name of the response at an index: 0 is A, 25 is Z. An example has at most 26 responses. */
export function responseLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

const MAX_RESPONSES = 26;

/**
 * A preference among responses: `{choice, strength?}` where the choice is a response's letter, or "tie" where the
 * criterion allows ties. Strength 1 where only one strength exists says nothing and is left out of the canonical form.
 */
export function checkPreference({ preference }: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!preference) return { ok: false, message: "this criterion has no preference settings" };
  const { choice, strength } = choiceAndStrength(value);
  const isTie = choice === "tie" && preference.ties;
  if (!isTie && !isLetter(choice, context.responses ?? MAX_RESPONSES)) {
    const last = responseLetter((context.responses ?? 2) - 1);
    return { ok: false, message: `choose a response by its letter, A to ${last}${preference.ties ? ", or tie" : ""}` };
  }
  if (strength === undefined || (strength === 1 && preference.strength === 1 && !isTie)) {
    return { ok: true, value: { choice } };
  }
  if (isTie) return { ok: false, message: "a tie has no strength" };
  if (!Number.isInteger(strength) || (strength as number) < 1 || (strength as number) > preference.strength) {
    return { ok: false, message: `give the strength as a whole number from 1 to ${preference.strength}` };
  }
  return { ok: true, value: { choice, strength: strength as number } };
}

function choiceAndStrength(value: unknown): { choice: string; strength: unknown } {
  if (typeof value === "string") return { choice: value, strength: undefined };
  if (value === null || typeof value !== "object") return { choice: "", strength: undefined };
  const { choice, strength } = value as { choice?: unknown; strength?: unknown };
  return { choice: typeof choice === "string" ? choice : "", strength: strength ?? undefined };
}

function isLetter(choice: string, responses: number): boolean {
  const index = choice.length === 1 ? choice.charCodeAt(0) - 65 : -1;
  return index >= 0 && index < responses;
}

/**
 * A complete ranking, best first: a permutation of the options' values, or of the responses' letters where the criterion
 * has no options. When the number of responses is not known, the letters must be the first ones without a gap.
 */
export function checkRanking(criterion: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string")) {
    return { ok: false, message: "give a list, best first" };
  }
  const expected = criterion.options?.length
    ? criterion.options.map((option) => option.value)
    : Array.from({ length: Math.min(context.responses ?? value.length, MAX_RESPONSES) }, (_, i) => responseLetter(i));
  if (expected.length < 2) return { ok: false, message: "there is nothing to rank: fewer than two entries" };
  const ranked = new Set(value);
  if (value.length !== expected.length || !expected.every((item) => ranked.has(item))) {
    return { ok: false, message: `rank each of these once, best first: ${expected.join(", ")}` };
  }
  return { ok: true, value };
}

interface Span {
  start: number;
  end: number;
  label: string;
}

const MAX_SPANS = 5000;

/**
 * Labelled stretches of a text, in Unicode code points from 0, end exclusive. The canonical form is sorted by start, end
 * and label and holds each span once. An empty list says "nothing to mark".
 */
export function checkSpans(criterion: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!Array.isArray(value)) return { ok: false, message: "give a list of spans, {start, end, label}" };
  if (value.length > MAX_SPANS) return { ok: false, message: `mark at most ${MAX_SPANS} spans` };
  const labels = new Set((criterion.options ?? []).map((option) => option.value));
  const spans: Span[] = [];
  for (const [index, item] of value.entries()) {
    const checked = checkSpan(item, labels, context.textLength);
    if (typeof checked === "string") return { ok: false, message: `span ${index + 1}: ${checked}` };
    spans.push(checked);
  }
  return { ok: true, value: sortedOnce(spans) };
}

function checkSpan(item: unknown, labels: ReadonlySet<string>, textLength = Number.POSITIVE_INFINITY): Span | string {
  const { start, end, label } = (item ?? {}) as { start?: unknown; end?: unknown; label?: unknown };
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) {
    return "start and end must be whole numbers, counted in code points";
  }
  const [from, to] = [start as number, end as number];
  if (from < 0 || from >= to) return "start must be at least 0 and below end";
  if (to > textLength) return `end is ${to}, but the text has ${textLength} code points`;
  if (typeof label !== "string" || !labels.has(label)) return `label must be one of: ${[...labels].join(", ")}`;
  return { start: from === 0 ? 0 : from, end: to, label };
}

function sortedOnce(spans: Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.label, b.label));
  return sorted.filter((span, index) => {
    const before = sorted[index - 1];
    return !before || before.start !== span.start || before.end !== span.end || before.label !== span.label;
  });
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
