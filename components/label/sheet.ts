import { type AnswerContext, valueKey } from "@/lib/guideline/answer";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
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
  private state: SheetState;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly criteria: readonly Criterion[],
    readonly context: AnswerContext,
    answers: Answers,
    changed: Record<string, number> = {},
  ) {
    this.state = { answers, changed, focus: firstQuestion(criteria, answers, context), problems: {} };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): SheetState => this.state;

  asked(): Criterion[] {
    return askedQuestions(this.criteria, this.state.answers);
  }

  /** Gives, changes or (without a value) takes back an answer. A text under way counts as one change when `counts` says so. */
  answer(key: string, value: AnswerValue | undefined, counts = true): void {
    const { answers, changed, problems } = this.state;
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
    const { changed } = this.state;
    this.set({ changed: { ...changed, [key]: (changed[key] ?? 0) + 1 } });
  }

  focus(key: string | null): void {
    if (key !== this.state.focus) this.set({ focus: key });
  }

  /** The answers to submit; or none, with every problem at its question and the focus on the first. */
  review(): Review {
    const result = review(this.criteria, this.state.answers, this.context);
    if (!result.ok) {
      const problems = Object.fromEntries(result.problems.map(({ criterion, message }) => [criterion, message]));
      this.set({ problems, focus: result.problems[0]?.criterion ?? this.state.focus });
    }
    return result;
  }

  private set(change: Partial<SheetState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
