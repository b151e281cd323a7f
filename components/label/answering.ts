import type { Criterion } from "@/lib/guideline/schema";
import { type Slot, slotsOf } from "./answer-slots";
import { chooseSlot, isChosen, isSettled, listOf } from "./choose-slot";
import { hasField } from "./keys";
import { nextOpenQuestion } from "./sheet-rules";
import { wordAt } from "./span-caret";
import { addSpan, spansOf, trimSelection } from "./span-pieces";
import type { QuestionTask } from "./task";
import { TYPING_MS, typeDigit } from "./typed-number";

/** A choice is seen for so long before the focus goes on. */
export const SEEN_MS = 250;

interface Timing {
  /** Runs something after so many milliseconds; returns how to call it off. */
  later: (ms: number, run: () => void) => () => void;
}

/** How presses become answers, and how the focus walks through the questions of one example. */
export class Answering {
  private goOn: { run: () => void; cancel: () => void; keeps: string | null } | null = null;
  private typed = "";

  constructor(
    private readonly task: QuestionTask,
    private readonly timing: Timing,
  ) {}

  /** A slot was pressed, by pointer or by its letter. */
  press(key: string, slotId: string): void {
    const criterion = this.criterion(key);
    const slot = criterion && this.slots(criterion).find(({ id }) => id === slotId);
    if (!criterion || !slot) return;
    this.settle();
    this.choose(criterion, slot);
  }

  /** A digit was pressed for the question that has the focus, or that had it last. */
  digit(digit: string): void {
    if (this.goOn && this.goOn.keeps !== digit && this.goOn.keeps !== "any") this.settle();
    const criterion = this.recent();
    if (!criterion) return;
    const slots = this.slots(criterion);
    const slot = slots.find((one) => one.digit === digit);
    if (criterion.kind === "span") this.labelSelection(criterion, Number(digit) - 1);
    else if (slot) this.choose(criterion, slot);
    else if (criterion.kind === "scale" && slots.every((one) => one.digit === null)) this.type(criterion, digit);
  }

  /** The answer beside the chosen one; without one the first or the last. */
  step(by: 1 | -1): void {
    const criterion = this.recent();
    if (!criterion || !["choice", "scale", "preference"].includes(criterion.kind)) return;
    this.call();
    const slots = this.slots(criterion);
    const answer = this.task.sheet.read().answers[criterion.key];
    const at = slots.findIndex((slot) => isChosen(criterion, slot, answer));
    const slot = at < 0 ? slots.at(by === 1 ? 0 : -1) : slots[at + by];
    if (slot) this.task.sheet.answer(criterion.key, slot.value);
  }

  /** Takes back the answer of the question in focus; of a ranking the last rank. */
  clear(): void {
    this.call();
    const criterion = this.recent();
    if (!criterion) return;
    const ranking =
      criterion.kind === "ranking" ? listOf(this.task.sheet.read().answers[criterion.key]).slice(0, -1) : [];
    this.task.sheet.answer(criterion.key, ranking.length > 0 ? ranking : undefined);
    this.task.sheet.focus(criterion.key);
  }

  /** To the question after or before; beyond the last one to the submit. */
  move(by: 1 | -1): void {
    this.call();
    const { sheet } = this.task;
    const asked = sheet.asked().map(({ key }) => key);
    const { focus } = sheet.read();
    const at = focus === null ? asked.length : asked.indexOf(focus);
    sheet.focus(asked[Math.max(0, at + by)] ?? null);
  }

  focus(key: string): void {
    this.call();
    this.task.sheet.focus(key);
  }

  /** Everything required is answered, or the focus goes to what is not. */
  isComplete(): boolean {
    this.call();
    const { sheet } = this.task;
    const { answers, focus } = sheet.read();
    const open = nextOpenQuestion(sheet.criteria, answers, sheet.context, focus ?? "");
    if (open !== null) sheet.focus(open);
    return open === null;
  }

  /** Gives the selected stretch of the text, or the word at the caret, the label at a place of the list; 0 says "nothing to mark". */
  labelSelection(criterion: Criterion, place: number): void {
    const { sheet, selection, spanText } = this.task;
    const spans = spansOf(sheet.read().answers[criterion.key]);
    const label = criterion.options?.[place]?.value;
    const caret = selection.read();
    if (place === -1 && spans.length === 0) sheet.answer(criterion.key, []);
    if (label === undefined || !caret || spanText === undefined) return;
    const stretch = trimSelection(spanText, caret.anchor, caret.at) ?? wordAt(spanText, caret.at);
    if (stretch.start === stretch.end) return;
    sheet.answer(criterion.key, addSpan(spans, { ...stretch, label }));
    selection.set({ anchor: stretch.end, at: stretch.end });
  }

  /** Goes on at once where the focus was about to. */
  settle(): void {
    this.goOn?.cancel();
    this.goOn?.run();
  }

  /** Calls off going on: the person goes where they want. */
  call(): void {
    this.goOn?.cancel();
    this.goOn = null;
    this.typed = "";
  }

  private choose(criterion: Criterion, slot: Slot): void {
    const { sheet } = this.task;
    const slots = this.slots(criterion);
    const answer = chooseSlot(criterion, slots, slot, sheet.read().answers[criterion.key]);
    this.call();
    sheet.answer(criterion.key, answer);
    sheet.focus(criterion.key);
    if (!isSettled(criterion, slots, answer)) return;
    const grows =
      criterion.kind === "preference" && (criterion.preference?.strength ?? 1) > 1 && this.task.order.length > 2;
    this.goOnAfter(criterion.key, grows ? TYPING_MS : SEEN_MS, grows ? slot.digit : null);
  }

  private type(criterion: Criterion, digit: string): void {
    const typed = typeDigit(criterion, this.typed, digit);
    this.call();
    this.typed = typed.digits;
    this.task.sheet.focus(criterion.key);
    if (typed.value !== null) this.task.sheet.answer(criterion.key, typed.value);
    this.goOnAfter(criterion.key, typed.mayGrow ? TYPING_MS : SEEN_MS, typed.mayGrow ? "any" : null);
  }

  private goOnAfter(key: string, ms: number, keeps: string | null): void {
    const { sheet } = this.task;
    const run = () => {
      this.goOn = null;
      this.typed = "";
      const { answers, focus } = sheet.read();
      if (focus === key && answers[key] !== undefined)
        sheet.focus(nextOpenQuestion(sheet.criteria, answers, sheet.context, key));
    };
    this.goOn = { run, cancel: this.timing.later(ms, run), keeps };
  }

  /** The question in focus; after the last answer still the one that had it. */
  private recent(): Criterion | undefined {
    const { recent } = this.task.sheet.read();
    return recent === null ? undefined : this.criterion(recent);
  }

  private criterion(key: string): Criterion | undefined {
    return this.task.sheet.asked().find((criterion) => criterion.key === key);
  }

  private slots(criterion: Criterion): Slot[] {
    return hasField(criterion) && criterion.kind === "scale" ? [] : slotsOf(criterion, this.task.order);
  }
}
