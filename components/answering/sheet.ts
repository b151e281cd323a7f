import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import type { AnswerContext } from "@/lib/guideline/answers/answer-context";
import { checkAnswers, isAsked } from "@/lib/guideline/answers/answers";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import { Observable } from "./observable";

interface SheetState {
  answers: Answers;
  /** How often each answer was changed after it was first given. */
  changed: Record<string, number>;
  /** The question that shows the edge: the only one that keys answer. Null when the submit is next. */
  focus: string | null;
  /** The question that has it, or had it last. */
  recent: string | null;
  /** What a submit found missing or wrong, by question; gone when the question is answered anew. */
  problems: Record<string, string>;
  /** By question whose answer stood already when the edge came to it and was changed by hand since: what stood. The newest is last. */
  replaced: ReadonlyMap<string, AnswerValue>;
}

/** The answers to one example while they are given. A store outside of React, so that example and questions can both follow it. */
export class Sheet {
  private readonly state: Observable<SheetState>;
  /** The answer that stood when the edge came to its question. */
  private stood: AnswerValue | undefined;

  constructor(
    readonly criteria: readonly Criterion[],
    readonly context: AnswerContext,
    answers: Answers,
    changed: Record<string, number> = {},
  ) {
    const focus = firstQuestion(criteria, answers, context);
    this.state = new Observable<SheetState>({
      answers,
      changed,
      focus,
      recent: focus,
      problems: {},
      replaced: new Map(),
    });
    this.stood = focus === null ? undefined : answers[focus];
  }

  get subscribe() {
    return this.state.subscribe;
  }

  get read() {
    return this.state.read;
  }

  asked(): Criterion[] {
    return askedQuestions(this.criteria, this.read().answers);
  }

  /** Gives, changes or (without a value) takes back an answer. A text under way counts as one change when `counts` says so. */
  answer(key: string, value: AnswerValue | undefined, counts = true): void {
    const { answers, changed, problems } = this.read();
    const before = answers[key];
    if (before === value || (before !== undefined && value !== undefined && valueKey(before) === valueKey(value)))
      return;
    const { [key]: _before, ...rest } = answers;
    const { [key]: _problem, ...others } = problems;
    this.set({
      answers: value === undefined ? rest : { ...rest, [key]: value },
      changed: counts && before !== undefined ? { ...changed, [key]: (changed[key] ?? 0) + 1 } : changed,
      problems: others,
    });
  }

  /** Gives an answer to the question that shows the edge, and marks the answer that it takes the place of. */
  replace(value: AnswerValue | undefined): void {
    const { focus } = this.read();
    if (focus === null) return;
    this.answer(focus, value);
    if (this.stood === undefined) return;
    const { answers, replaced } = this.read();
    const now = answers[focus];
    const marks = new Map(replaced);
    marks.delete(focus);
    if (now === undefined || valueKey(now) !== valueKey(this.stood)) marks.set(focus, this.stood);
    this.set({ replaced: marks });
  }

  /** Puts back what the newest change by hand took the place of. Where the edge is elsewhere it only goes there first. */
  putBack(): void {
    const { focus, replaced } = this.read();
    const asked = new Set(this.asked().map(({ key }) => key));
    const key = focus !== null && replaced.has(focus) ? focus : [...replaced.keys()].findLast((one) => asked.has(one));
    if (key === undefined) return;
    if (key !== focus) {
      this.focus(key);
      return;
    }
    this.answer(key, replaced.get(key));
    const left = new Map(replaced);
    left.delete(key);
    this.stood = this.read().answers[key];
    this.set({ replaced: left });
  }

  /** Counts one change of an answer that was typed. */
  countChange(key: string): void {
    const { changed } = this.read();
    this.set({ changed: { ...changed, [key]: (changed[key] ?? 0) + 1 } });
  }

  focus(key: string | null): void {
    if (key === this.read().focus) return;
    this.stood = key === null ? undefined : this.read().answers[key];
    this.set({ focus: key, recent: key ?? this.read().recent });
  }

  /** The answers to submit; or none, with every problem at its question and the focus on the first. */
  review(): Review {
    const result = review(this.criteria, this.read().answers, this.context);
    if (!result.ok) {
      const problems = Object.fromEntries(result.problems.map(({ criterion, message }) => [criterion, message]));
      this.set({ problems });
      this.focus(result.problems[0]?.criterion ?? this.read().focus);
    }
    return result;
  }

  private set(change: Partial<SheetState>): void {
    this.state.set({ ...this.read(), ...change });
  }
}

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

type Review = { ok: true; answers: Answers } | { ok: false; problems: { criterion: string; message: string }[] };

/** What would be submitted: answers to what is asked, without empty texts; or what is missing or wrong, in the order of the questions. */
function review(criteria: readonly Criterion[], answers: Answers, context: AnswerContext): Review {
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
function firstQuestion(criteria: readonly Criterion[], answers: Answers, context: AnswerContext): string | null {
  const asked = askedQuestions(criteria, answers);
  return (asked.find((one) => one.required && !isAnswered(one, answers, context)) ?? asked[0])?.key ?? null;
}

function isBlank(answer: AnswerValue): boolean {
  return typeof answer === "string" && answer.trim() === "";
}
