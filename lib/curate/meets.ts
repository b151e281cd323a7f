import { valueKey } from "@/lib/guideline/answers/answer";
import { listed, optionValues } from "@/lib/guideline/kinds/kind";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { type AnswerValue, type Criterion, SETUPS } from "@/lib/guideline/schema";
import { type Condition, OPERATORS, type Operator, writeCondition } from "./condition";
import { UNANIMOUS_PEOPLE } from "./decide";
import type { Standing } from "./standing";

/** Why an example does not meet a condition: what it asks about is not decided, or it is and falls short. */
export type Fall = "undecided" | "short";

type OfAnswer = (value: AnswerValue, values: readonly string[]) => boolean;
type OfPeople = (standing: Standing, values: readonly string[]) => boolean;

const OF_ANSWER: Partial<Record<Operator, OfAnswer>> = {
  is: (value, values) => values.some((one) => isNamed(value, one)),
  "is-not": (value, values) => !values.some((one) => isNamed(value, one)),
  "at-least": (value, [least]) => typeof value === "number" && value >= Number(least),
  "at-most": (value, [most]) => typeof value === "number" && value <= Number(most),
  "any-of": (value, values) => members(value).some((one) => values.includes(one)),
  "all-of": (value, values) => values.every((one) => members(value).includes(one)),
  "none-of": (value, values) => !members(value).some((one) => values.includes(one)),
  "none-but": (value, values) => members(value).every((one) => values.includes(one)),
  strength: (value, [least]) => strengthOf(value) >= Number(least),
  first: (value, values) => values.includes(members(value)[0] ?? ""),
  before: (value, [one, other]) => {
    const [place, rival] = [members(value).indexOf(one!), members(value).indexOf(other!)];
    return place >= 0 && rival >= 0 && place < rival;
  },
  decided: () => true,
};

const OF_PEOPLE: Partial<Record<Operator, OfPeople>> = {
  share: ({ labels, most }, [least]) => labels > 0 && most / labels >= Number(least),
  unanimous: ({ labels, most }) => labels >= UNANIMOUS_PEOPLE && most === labels,
  settled: ({ isAdjudicated, decided }) => isAdjudicated && decided !== undefined,
  people: ({ labels }, [least]) => labels >= Number(least),
};

/** Whether a condition asks about the people rather than about the answer. */
export const isOfPeople = (operator: Operator): boolean => operator in OF_PEOPLE;

/** Why an example with this standing does not meet the condition; null where it does. */
export function fallsBy({ operator, values }: Condition, standing: Standing): Fall | null {
  const ofPeople = OF_PEOPLE[operator];
  if (ofPeople) return ofPeople(standing, values) ? null : "short";
  if (standing.decided === undefined) return "undecided";
  return OF_ANSWER[operator]!(standing.decided, values) ? null : "short";
}

/** How many examples fall by a condition, each by the first that it does not meet. */
export interface Fallen extends Record<Fall, number> {
  where: string;
}

type Asked = readonly { condition: Condition }[];

/** Which of the conditions an example falls by, the first that it does not meet; null where it meets all. */
export function firstFall(
  asked: Asked,
  standingOn: (criterion: string) => Standing,
): { index: number; fall: Fall } | null {
  for (const [index, { condition }] of asked.entries()) {
    const fall = fallsBy(condition, standingOn(condition.criterion));
    if (fall) return { index, fall };
  }
  return null;
}

/** Counts by condition, all of them zero. */
export function noneFallen(asked: Asked): Fallen[] {
  return asked.map(({ condition }) => ({ where: writeCondition(condition), undecided: 0, short: 0 }));
}

function isNamed(value: AnswerValue, name: string): boolean {
  if (typeof value === "number") return value === Number(name);
  if (typeof value === "string") return value === name;
  return Array.isArray(value) ? valueKey(value) === name : value.choice === name;
}

/** The members of a list, or the labels of passages. */
function members(value: AnswerValue): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) => (typeof one === "string" ? one : one.label));
}

/** A choice without a strength has the only one that there is; a tie has none. */
function strengthOf(value: AnswerValue): number {
  if (typeof value !== "object" || Array.isArray(value) || value.choice === "tie") return 0;
  return value.strength ?? 1;
}

/** Which operators fit a criterion, in the order in which they are offered. */
export function operatorsOf({ kind, preference }: Criterion): Operator[] {
  const { isOption, isNumber, isPreference, isOrdered, marksText, isCompared } = KINDS[kind];
  const isSet = marksText || SETUPS[kind].levels[0] === "set";
  const fits: Partial<Record<Operator, boolean>> = {
    is: isOption || isNumber || isPreference,
    "is-not": isOption || isNumber || isPreference,
    "at-least": isNumber,
    "at-most": isNumber,
    "any-of": isSet,
    "all-of": isSet,
    "none-of": isSet,
    "none-but": isSet,
    strength: isPreference && (preference?.strength ?? 1) > 1,
    first: isOrdered,
    before: isOrdered,
    share: isCompared,
    unanimous: isCompared,
    decided: true,
    settled: true,
    people: true,
  };
  const offered = OPERATORS.filter((operator) => fits[operator]);
  // Of a scale its ends are asked for more than its points.
  return isNumber
    ? offered.sort((one, other) => Number(other.startsWith("at-")) - Number(one.startsWith("at-")))
    : offered;
}

const LETTERS = /^[A-Z]$/;

/** In words why a condition does not fit its criterion; null where it does. */
export function misfit({ operator, values }: Condition, criterion: Criterion): string | null {
  const { key, kind, preference } = criterion;
  const fitting = operatorsOf(criterion);
  if (!fitting.includes(operator))
    return `${key} is a ${kind} criterion, which ${operator} does not fit; use one of: ${fitting.join(", ")}.`;
  if (isOfPeople(operator) || operator === "decided") return null;
  if (operator === "strength") {
    const most = preference?.strength ?? 1;
    return Number(values[0]) <= most ? null : `The strengths of ${key} go to ${most}.`;
  }
  const { isNumber, isPreference } = KINDS[kind];
  if (isNumber) {
    const stray = values.find((value) => value.trim() === "" || !Number.isFinite(Number(value)));
    return stray === undefined ? null : `${stray} is no number; ${key} is answered by one.`;
  }
  const options = optionValues(criterion);
  const isKnown = (value: string) =>
    options.length > 0 ? options.includes(value) : LETTERS.test(value) || (isPreference && value === "tie");
  const stray = values.find((value) => !isKnown(value));
  if (stray === undefined) return null;
  const known = options.length > 0 ? listed(options) : `the letters of responses${isPreference ? ", or tie" : ""}`;
  return `${stray} is no answer to ${key}; these are: ${known}.`;
}
