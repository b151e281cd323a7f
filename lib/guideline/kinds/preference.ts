import type { AnswerContext } from "../answers/answer-context";
import { responseLetter, responseLetters } from "../answers/response-letters";
import { closedObject, type JsonSchema } from "../judge/json-schema";
import type { AnswerValue, Criterion } from "../schema";
import { type CheckedAnswer, type Kind, valueLike } from "./kind";
import { shapeWords } from "./words";

const MAX_RESPONSES = 26;

/**
 * A preference among responses: `{choice, strength?}` where the choice is a response's letter, or "tie" where the criterion allows
 * ties; or just the choice. Strength 1 where only one strength exists says nothing and is left out of the canonical form.
 */
export const preference: Kind = {
  isCompared: true,
  hasCoefficients: true,
  isOption: false,
  isNumber: false,
  isOrdered: false,
  isPreference: true,
  marksText: false,
  namesResponses: () => true,
  check,
  declared: ({ preference: settings }) => (settings ? answersOf(settings) : []),
  conditions: ({ preference: settings }) => ["A", "B", ...(settings?.ties ? ["tie"] : [])],
  words: shapeWords,
  judge: { schema, words },
  grading: { not: "compares two responses; the tool grades one" },
};

function check({ preference: settings }: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!settings) return { ok: false, message: "this criterion has no preference settings" };
  const { choice: given, strength, stray } = choiceAndStrength(value);
  const letters = responseLetters(Math.min(context.responses ?? MAX_RESPONSES, MAX_RESPONSES));
  const choice = valueLike(settings.ties ? [...letters, "tie"] : letters, given);
  const isTie = choice === "tie";
  if (stray !== undefined) return { ok: false, message: `give choice and strength only, without ${stray}` };
  if (choice === undefined) {
    const last = responseLetter((context.responses ?? 2) - 1);
    return { ok: false, message: `choose a response by its letter, A to ${last}${settings.ties ? ", or tie" : ""}` };
  }
  if (strength === undefined || (strength === 1 && settings.strength === 1 && !isTie)) {
    return { ok: true, value: { choice } };
  }
  if (isTie) return { ok: false, message: "a tie has no strength" };
  if (!Number.isInteger(strength) || (strength as number) < 1 || (strength as number) > settings.strength) {
    return { ok: false, message: `give the strength as a whole number from 1 to ${settings.strength}` };
  }
  return { ok: true, value: { choice, strength: strength as number } };
}

/** What is given as choice and strength, and the name of the first thing beside them. */
function choiceAndStrength(value: unknown): { choice: unknown; strength?: unknown; stray?: string | undefined } {
  if (value === null || typeof value !== "object") return { choice: typeof value === "string" ? value : undefined };
  const { choice, strength, ...rest } = value as { choice?: unknown; strength?: unknown };
  return {
    choice: typeof choice === "string" ? choice : undefined,
    strength: strength ?? undefined,
    stray: Object.keys(rest)[0],
  };
}

function answersOf({ strength, ties }: NonNullable<Criterion["preference"]>): AnswerValue[] {
  const levels = Array.from({ length: strength }, (_, index) => strength - index);
  const side = (choice: string) =>
    levels.map((level): AnswerValue => (strength > 1 ? { choice, strength: level } : { choice }));
  return [...side("A"), ...(ties ? [{ choice: "tie" }] : []), ...side("B").reverse()];
}

function schema({ preference: settings }: Criterion, responses: number): JsonSchema {
  const strengths = Array.from({ length: settings?.strength ?? 1 }, (_, index) => index + 1);
  const choice: JsonSchema = { type: "string", enum: responseLetters(responses) };
  const preferred = closedObject(
    strengths.length > 1 ? { choice, strength: { type: "integer", enum: strengths } } : { choice },
  );
  if (!settings?.ties) return preferred;
  return { anyOf: [preferred, closedObject({ choice: { type: "string", enum: ["tie"] } })] };
}

function words({ preference: settings }: Criterion, responses: number): string {
  const strength = settings?.strength ?? 1;
  const letters = responseLetters(responses)
    .map((letter) => JSON.stringify(letter))
    .join(" or ");
  const how =
    strength > 1
      ? `{"choice", "strength"}: the better response (${letters}) and by how much, from 1 (slightly) to ${strength} (clearly)`
      : `{"choice"}: the better response (${letters})`;
  return settings?.ties ? `${how}; {"choice": "tie"} when neither is better` : how;
}
