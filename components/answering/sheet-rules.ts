import { type AnswerContext, checkAnswer } from "@/lib/guideline/answers/answer";
import { checkAnswers, isAsked } from "@/lib/guideline/answers/answers";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";

/** The questions that are asked, given the answers so far. An answer that is not asked for any more counts for nothing. */
export function askedQuestions(criteria: readonly Criterion[], answers: Answers): Criterion[] {
  const given = new Map<string, AnswerValue>();
  return criteria.filter((criterion) => {
    if (!isAsked(criterion, given)) return false;
    const answer = answers[criterion.key];
    if (answer !== undefined && !isBlank(answer)) given.set(criterion.key, answer);
    return true;
  });
}

/** Whether a question has an answer that can be stored. */
export function isAnswered(criterion: Criterion, answers: Answers, context: AnswerContext): boolean {
  const answer = answers[criterion.key];
  return answer !== undefined && !isBlank(answer) && checkAnswer(criterion, answer, context).ok;
}

export type Review = { ok: true; answers: Answers } | { ok: false; problems: { criterion: string; message: string }[] };

/** What would be submitted: answers to what is asked, without empty texts; or what is missing or wrong, in the order of the questions. */
export function review(criteria: readonly Criterion[], answers: Answers, context: AnswerContext): Review {
  const asked = askedQuestions(criteria, answers);
  const given = asked.flatMap(({ key }) => {
    const answer = answers[key];
    return answer === undefined || isBlank(answer) ? [] : [[key, answer] as const];
  });
  return checkAnswers(asked, Object.fromEntries(given), context);
}

/**
 * Where the edge goes after a question was answered: the next question without an answer, required or not, so that none is passed
 * over unseen; behind the last of them the first required one that was left open; null when there is none, so that Enter submits.
 */
export function nextOpenQuestion(
  criteria: readonly Criterion[],
  answers: Answers,
  context: AnswerContext,
  from: string,
): string | null {
  const asked = askedQuestions(criteria, answers);
  const here = asked.findIndex(({ key }) => key === from);
  const isOpen = (criterion: Criterion) => !isAnswered(criterion, answers, context);
  const ahead = asked.slice(here + 1).find(isOpen);
  return (ahead ?? asked.find((criterion) => criterion.required && isOpen(criterion)))?.key ?? null;
}

/** The first required question without an answer, in the order of the questions; null when all have one. */
export function missingQuestion(
  criteria: readonly Criterion[],
  answers: Answers,
  context: AnswerContext,
): string | null {
  const asked = askedQuestions(criteria, answers);
  return asked.find((criterion) => criterion.required && !isAnswered(criterion, answers, context))?.key ?? null;
}

/** The question to begin with: the first that is required and open, else the first. */
export function firstQuestion(criteria: readonly Criterion[], answers: Answers, context: AnswerContext): string | null {
  const asked = askedQuestions(criteria, answers);
  return (asked.find((one) => one.required && !isAnswered(one, answers, context)) ?? asked[0])?.key ?? null;
}

function isBlank(answer: AnswerValue): boolean {
  return typeof answer === "string" && answer.trim() === "";
}
