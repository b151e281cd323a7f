import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import type { AnswerValue, Criterion, CriterionKind } from "@/lib/guideline/schema";
import { MAX_SHOWN_OPTIONS, type Slot, slotsOf } from "./answer-slots";

type Answer = AnswerValue | undefined;

/** How a kind of question is answered by hand. */
interface Manner {
  isChosen: (slot: Slot, answer: AnswerValue) => boolean;
  press: (slot: Slot, answer: Answer, criterion: Criterion) => Answer;
  isComplete: (answer: AnswerValue, slots: readonly Slot[]) => boolean;
  /** Whether a settled answer may grow when it is pressed again. */
  mayGrow: (criterion: Criterion, responses: number) => boolean;
  /** What is left of the answer when one takes it back. */
  takeBack: (answer: Answer) => Answer;
  /** Several slots can be chosen at once, in no order. */
  takesSeveral: boolean;
  /** The arrows go from one slot to the next. */
  hasSteps: boolean;
  /** Whether it is answered in a field that one enters: a text, a list to search, a number, or marks in the text. */
  hasField: (criterion: Criterion) => boolean;
  /** The letter that one expects to enter the field by, before those of the title. */
  fieldLetter: string;
}

const ONE: Manner = {
  isChosen: (slot, answer) => valueKey(answer) === valueKey(slot.value),
  press: (slot) => slot.value,
  isComplete: () => true,
  mayGrow: () => false,
  takeBack: () => undefined,
  takesSeveral: false,
  hasSteps: true,
  hasField: ({ options = [] }) => options.length > MAX_SHOWN_OPTIONS,
  fieldLetter: "",
};

const FIELD: Manner = { ...ONE, isComplete: () => false, hasSteps: false, hasField: () => true };

export const MANNERS: Record<CriterionKind, Manner> = {
  choice: ONE,
  scale: { ...ONE, hasField: (criterion) => slotsOf(criterion, []).length === 0 },
  /** On or off; "none of them" alone. */
  multi: {
    ...ONE,
    isChosen: (slot, answer) => (isNone(slot) ? isEmptyList(answer) : listOf(answer).includes(String(slot.value))),
    press: (slot, answer) => toggleOption(slot, listOf(answer), isEmptyList(answer)),
    isComplete: () => false,
    takesSeveral: true,
    hasSteps: false,
  },
  /** Among more than two: that response; pressed again, one step stronger. */
  preference: {
    ...ONE,
    isChosen: (slot, answer) =>
      slot.id.includes(":") ? ONE.isChosen(slot, answer) : choiceOf(answer) === choiceOf(slot.value),
    press: stronger,
    mayGrow: ({ preference }, responses) => (preference?.strength ?? 1) > 1 && responses > 2,
  },
  /** The next rank; what has a rank keeps it. */
  ranking: {
    ...ONE,
    isChosen: (slot, answer) => listOf(answer).includes(String(slot.value)),
    press: (slot, answer) => placeNext(String(slot.value), listOf(answer)),
    isComplete: (answer, slots) => listOf(answer).length === slots.length,
    takeBack: (answer) => {
      const left = listOf(answer).slice(0, -1);
      return left.length > 0 ? left : undefined;
    },
    hasSteps: false,
  },
  text: { ...FIELD, fieldLetter: "t" },
  span: FIELD,
};

/** Whether a slot is (part of) the answer. */
export function isChosen({ kind }: Criterion, slot: Slot, answer: Answer): boolean {
  return answer !== undefined && MANNERS[kind].isChosen(slot, answer);
}

/** The answer after a slot was pressed. */
export function chooseSlot(criterion: Criterion, slot: Slot, answer: Answer): Answer {
  return MANNERS[criterion.kind].press(slot, answer, criterion);
}

/** Whether the answer says all that it can, so that the focus may go on. */
export function isComplete({ kind }: Criterion, slots: readonly Slot[], answer: Answer): boolean {
  return answer !== undefined && MANNERS[kind].isComplete(answer, slots);
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
export function listOf(answer: Answer): string[] {
  return Array.isArray(answer) ? answer.filter((entry): entry is string => typeof entry === "string") : [];
}

/** The choice in an answer to a preference. */
export function choiceOf(answer: Answer): string | undefined {
  return typeof answer === "object" && !Array.isArray(answer) ? answer.choice : undefined;
}

export function strengthOf(answer: Answer): number | undefined {
  return typeof answer === "object" && !Array.isArray(answer) ? answer.strength : undefined;
}

const isEmptyList = (answer: Answer) => Array.isArray(answer) && answer.length === 0;
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

function stronger(slot: Slot, answer: Answer, { preference }: Criterion): AnswerValue {
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
