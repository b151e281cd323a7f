import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { AnswerContext } from "@/lib/guideline/answers/answer-context";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";

export interface AnswerProblem {
  criterion: string;
  message: string;
}

export const NO_CRITERION = "the guideline has no such criterion";

export type CheckedAnswers = { ok: true; answers: Answers } | { ok: false; problems: AnswerProblem[] };

/**
 * Checks one annotator's answers to one example against a guideline's criteria: each value fits its criterion, required
 * criteria are answered, no key is unknown, and nothing is answered that was not asked (`showIf`). All problems are
 * returned, in the order of the criteria, unknown keys last. `null` and `undefined` mean "not answered".
 */
export function checkAnswers(
  criteria: readonly Criterion[],
  answers: Readonly<Record<string, unknown>>,
  context: AnswerContext = {},
): CheckedAnswers {
  const accepted = new Map<string, AnswerValue>();
  const problems: AnswerProblem[] = [];
  for (const criterion of criteria) {
    // Whether this one is asked cannot be said while the answer it depends on is wrong; one message is enough.
    if (problems.some((problem) => problem.criterion === criterion.showIf?.criterion)) continue;
    const given = Object.hasOwn(answers, criterion.key) ? (answers[criterion.key] ?? undefined) : undefined;
    const message = checkOne(criterion, given, accepted, context);
    if (message) problems.push({ criterion: criterion.key, message });
  }
  const known = new Set(criteria.map((criterion) => criterion.key));
  for (const key of Object.keys(answers)) {
    if (!known.has(key)) problems.push({ criterion: key, message: NO_CRITERION });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers: Object.fromEntries(accepted) };
}

/** Records an accepted value in `accepted`; returns what is wrong, or nothing. */
function checkOne(
  criterion: Criterion,
  given: unknown,
  accepted: Map<string, AnswerValue>,
  context: AnswerContext,
): string | undefined {
  if (!isAsked(criterion, accepted)) {
    return given === undefined
      ? undefined
      : `not asked here; leave it out (it depends on ${criterion.showIf?.criterion})`;
  }
  if (given === undefined) return criterion.required ? "answer this; it is required" : undefined;
  const checked = checkAnswer(criterion, given, context);
  if (!checked.ok) return checked.message;
  accepted.set(criterion.key, checked.value);
  return undefined;
}

/**
 * Whether a criterion is asked, given the answers to those before it. A condition holds when the other criterion's
 * answer is in its list: for several options when any of them is, for a preference when its choice is.
 */
export function isAsked({ showIf }: Criterion, answers: ReadonlyMap<string, AnswerValue>): boolean {
  if (!showIf) return true;
  const answer = answers.get(showIf.criterion);
  if (answer === undefined) return false;
  const wanted = new Set(showIf.in.map(String));
  return atoms(answer).some((atom) => wanted.has(atom));
}

function atoms(answer: AnswerValue): string[] {
  if (Array.isArray(answer)) return answer.map((item) => (typeof item === "string" ? item : item.label));
  return [typeof answer === "object" ? answer.choice : String(answer)];
}
