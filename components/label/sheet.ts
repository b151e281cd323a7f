import { type AnswerContext, valueKey } from "@/lib/guideline/answer";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import { Observable } from "./observable";
import { askedQuestions, firstQuestion, type Review, review } from "./sheet-rules";

export interface SheetState {
  answers: Answers;
  /** How often each answer was changed after it was first given. */
  changed: Record<string, number>;
  /** The question that has the focus; null once everything required is answered and the submit is next. */
  focus: string | null;
  /** What a submit found missing or wrong, by question; gone when the question is answered anew. */
  problems: Record<string, string>;
}

/** The answers to one example while they are given. A store outside of React, so that example and questions can both follow it. */
export class Sheet {
  private readonly state: Observable<SheetState>;

  constructor(
    readonly criteria: readonly Criterion[],
    readonly context: AnswerContext,
    answers: Answers,
    changed: Record<string, number> = {},
  ) {
    const focus = firstQuestion(criteria, answers, context);
    this.state = new Observable({ answers, changed, focus, problems: {} });
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

  /** Counts one change of an answer that was typed. */
  countChange(key: string): void {
    const { changed } = this.read();
    this.set({ changed: { ...changed, [key]: (changed[key] ?? 0) + 1 } });
  }

  focus(key: string | null): void {
    if (key !== this.read().focus) this.set({ focus: key });
  }

  /** The answers to submit; or none, with every problem at its question and the focus on the first. */
  review(): Review {
    const result = review(this.criteria, this.read().answers, this.context);
    if (!result.ok) {
      const problems = Object.fromEntries(result.problems.map(({ criterion, message }) => [criterion, message]));
      this.set({ problems, focus: result.problems[0]?.criterion ?? this.read().focus });
    }
    return result;
  }

  private set(change: Partial<SheetState>): void {
    this.state.set({ ...this.read(), ...change });
  }
}
