import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Slot } from "./answer-slots";

/** Whether a slot is (part of) the answer. */
export function isChosen(criterion: Criterion, slot: Slot, answer: AnswerValue | undefined): boolean {
  if (answer === undefined) return false;
  if (criterion.kind === "multi")
    return isNone(slot) ? isEmptyList(answer) : listOf(answer).includes(String(slot.value));
  if (criterion.kind === "ranking") return listOf(answer).includes(String(slot.value));
  if (criterion.kind === "preference" && !slot.id.includes(":")) return choiceOf(answer) === choiceOf(slot.value);
  return valueKey(answer) === valueKey(slot.value);
}

/**
 * The answer after a slot was pressed. Choice, scale: that slot. Several: on or off; "none of them" alone. Preference among more than
 * two: that response; pressed again, one step stronger. Ranking: the next rank; what has a rank keeps it.
 */
export function chooseSlot(criterion: Criterion, slot: Slot, answer: AnswerValue | undefined): AnswerValue | undefined {
  if (criterion.kind === "multi") return toggleOption(slot, listOf(answer), isEmptyList(answer));
  if (criterion.kind === "ranking") return placeNext(String(slot.value), listOf(answer));
  if (criterion.kind === "preference") return stronger(criterion, slot, answer);
  return slot.value;
}

/** Whether the answer says all that it can, so that the focus may go on. */
export function isSettled(criterion: Criterion, slots: readonly Slot[], answer: AnswerValue | undefined): boolean {
  if (answer === undefined || criterion.kind === "multi" || criterion.kind === "text" || criterion.kind === "span")
    return false;
  return criterion.kind !== "ranking" || listOf(answer).length === slots.length;
}

/** Moves an entry of a ranking to another place; both count from 0. */
export function moveRank(ranking: readonly string[], from: number, to: number): string[] {
  const moved = [...ranking];
  const [entry] = moved.splice(from, 1);
  if (entry === undefined) return moved;
  moved.splice(Math.max(0, Math.min(moved.length, to)), 0, entry);
  return moved;
}

/** The entries of a list of words; nothing for other answers. */
export function listOf(answer: AnswerValue | undefined): string[] {
  return Array.isArray(answer) ? answer.filter((entry): entry is string => typeof entry === "string") : [];
}

/** The choice in an answer to a preference. */
export function choiceOf(answer: AnswerValue | undefined): string | undefined {
  return typeof answer === "object" && !Array.isArray(answer) ? answer.choice : undefined;
}

export function strengthOf(answer: AnswerValue | undefined): number | undefined {
  return typeof answer === "object" && !Array.isArray(answer) ? answer.strength : undefined;
}

const isEmptyList = (answer: AnswerValue | undefined) => Array.isArray(answer) && answer.length === 0;
const isNone = (slot: Slot) => isEmptyList(slot.value);

function toggleOption(slot: Slot, chosen: string[], none: boolean): AnswerValue | undefined {
  if (isNone(slot)) return none ? undefined : [];
  const option = String(slot.value);
  const rest = chosen.filter((one) => one !== option);
  const next = rest.length < chosen.length ? rest : [...chosen, option];
  // Taking the last one away says "not answered", which is something else than "none of them".
  return next.length > 0 ? next : undefined;
}

function placeNext(entry: string, ranking: string[]): AnswerValue {
  return ranking.includes(entry) ? ranking : [...ranking, entry];
}

function stronger({ preference }: Criterion, slot: Slot, answer: AnswerValue | undefined): AnswerValue {
  const choice = choiceOf(slot.value);
  if (!preference || choice === undefined || slot.id.includes(":") || choice !== choiceOf(answer)) return slot.value;
  const strength = strengthOf(answer);
  return strength === undefined ? slot.value : { choice, strength: (strength % preference.strength) + 1 };
}

/** Digits typed one after the other within this time make one number. */
export const TYPING_MS = 900;

interface TypedNumber {
  digits: string;
  /** The number typed so far where the scale has it. */
  value: number | null;
  /** Another digit could still make a larger number of the scale. */
  mayGrow: boolean;
}

/**
 * A digit typed on a scale that has too many points for one digit each: added to the digits before it, or begun anew where that would
 * leave the scale. Only whole numbers from 0 up can be typed.
 */
export function typeDigit(criterion: Criterion, before: string, digit: string): TypedNumber {
  const max = criterion.scale?.max ?? 0;
  const joined = Number(before + digit) <= max ? String(Number(before + digit)) : digit;
  const number = Number(joined);
  return {
    digits: joined,
    value: checkAnswer(criterion, number).ok ? number : null,
    mayGrow: number > 0 && number * 10 <= max,
  };
}
