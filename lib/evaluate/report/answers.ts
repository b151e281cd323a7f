import type { Outcome } from "@/lib/core/evaluation/games";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { pointsOf } from "@/lib/guideline/answers/scale-points";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** An answer by which outputs are counted, with what stands on the screen for it. */
export interface CountedAnswer {
  value: string | number;
  label: string;
}

/** Beyond this many different answers there is no distribution to show. */
const MOST_ANSWERS = 60;

/** Whether a criterion compares outputs with each other, instead of saying something of each. */
export function compares(criterion: Pick<Criterion, "kind" | "options">): boolean {
  return KINDS[criterion.kind].namesResponses(criterion);
}

/** Whether the criterion's answers can be counted at all: texts and marked spans cannot, nor can rankings of other things than outputs. */
export function isCounted(criterion: Pick<Criterion, "kind" | "options">): boolean {
  const { hasCoefficients, isOrdered } = KINDS[criterion.kind];
  return hasCoefficients && (!isOrdered || compares(criterion));
}

/** What the criterion declares, in its order, and then what else occurs; none where these are too many to show. */
export function answersOf(criterion: Criterion, given: readonly (AnswerValue | undefined)[]): CountedAnswer[] {
  const answers = new Map<string | number, CountedAnswer>();
  const add = (value: string | number, label = String(value)) => {
    if (!answers.has(value)) answers.set(value, { value, label });
  };
  const { isNumber } = KINDS[criterion.kind];
  if (!isNumber) for (const { value, label } of criterion.options ?? []) add(value, label);
  const occurring = given.flatMap(members);
  const { scale } = criterion;
  const points = isNumber && scale ? [...(pointsOf(scale, MOST_ANSWERS) ?? []), ...occurring] : occurring;
  for (const value of points.toSorted(byValue)) add(value);
  return answers.size > MOST_ANSWERS ? [] : [...answers.values()];
}

const byValue = (a: string | number, b: string | number) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;

/** The answers that a label counts for: itself, or each member of a set. */
export function members(answer: AnswerValue | undefined): (string | number)[] {
  if (typeof answer === "string" || typeof answer === "number") return [answer];
  if (!Array.isArray(answer)) return [];
  return answer.filter((member): member is string => typeof member === "string");
}

/** What each label says of the outputs at two places: a preference by its choice, a ranking by its order. */
export function outcomeOf(answers: readonly (AnswerValue | undefined)[]): Outcome {
  return (category, i, j) => {
    const answer = answers[category];
    const [one, other] = [responseLetter(i - 1), responseLetter(j - 1)];
    if (Array.isArray(answer)) {
      const [first, second] = [members(answer).indexOf(one), members(answer).indexOf(other)];
      return first < 0 || second < 0 ? null : Number(first < second);
    }
    if (typeof answer !== "object" || answer === null) return null;
    if (answer.choice === "tie") return 0.5;
    return answer.choice === one ? 1 : answer.choice === other ? 0 : null;
  };
}
