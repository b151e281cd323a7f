import type { AnswerContext, CheckedAnswer } from "@/lib/guideline/answer";
import type { Criterion } from "@/lib/guideline/schema";

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
