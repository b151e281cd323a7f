import { type AnswerContext, valueKey } from "@/lib/guideline/answers/answer";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import { Observable } from "./observable";
import { askedQuestions, firstQuestion, type Review, review } from "./sheet-rules";

export interface SheetState {
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
