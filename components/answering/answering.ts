import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { type Slot, slotsOf } from "./answer-slots";
import { chooseSlot, isChosen, isComplete, MANNERS, TYPING_MS, typeDigit } from "./choose-slot";
import type { Action, AnsweringCommand } from "./keys";
import { missingQuestion, nextOpenQuestion } from "./sheet";
import { wordAt } from "./span-caret";
import { addSpan, spansOf, trimSelection } from "./span-pieces";
import type { QuestionTask } from "./task";

interface Timing {
  /** Runs something after so many milliseconds; returns how to call it off. */
  later: (ms: number, run: () => void) => () => void;
}

/**
 * How presses become answers, and how the edge walks through the questions of one example. No key answers a question that does not show
 * the edge; where nothing shows it, answering keys do nothing.
 */
export class Answering {
  private waiting: (() => void) | null = null;
  private typed = "";

  constructor(
    private readonly task: QuestionTask,
    /** Null where one question is asked alone: the edge stays with it. */
    private readonly timing: Timing | null,
  ) {}

  /** A slot was pressed by pointer: the edge comes to its question first. */
  press(key: string, slotId: string): void {
    const criterion = this.criterion(key);
    const slot = criterion && this.slots(criterion).find(({ id }) => id === slotId);
    if (!criterion || !slot) return;
    if (this.task.sheet.read().focus !== key) this.focus(key);
    this.choose(criterion, slot);
  }

  /** What a key does to the answers or the edge. */
  perform(action: Exclude<Action, { do: "command" }> | { do: "command"; command: AnsweringCommand }): void {
    if (action.do === "digit") this.digit(action.digit);
    else if (action.do === "answer") this.letter(action.criterion, action.slot);
    else if (action.do === "enter") this.focus(action.criterion);
    else this.commands[action.command]();
  }

  private readonly commands: Record<AnsweringCommand, () => void> = {
    next: () => this.move(1),
    previous: () => this.move(-1),
    more: () => this.step(1),
    less: () => this.step(-1),
    clear: () => this.clear(),
    "put-back": () => this.putBack(),
  };

  private digit(digit: string): void {
    const criterion = this.current();
    if (!criterion) return;
    const slots = this.slots(criterion);
    const slot = slots.find((one) => one.digit === digit);
    if (KINDS[criterion.kind].marksText) this.labelSelection(criterion, Number(digit) - 1);
    else if (slot) this.choose(criterion, slot);
    else if (KINDS[criterion.kind].isNumber && slots.every((one) => one.digit === null)) this.type(criterion, digit);
  }

  /** A letter answers its question where that shows the edge, and else brings the edge there. */
  private letter(key: string, slotId: string): void {
    if (this.task.sheet.read().focus === key) this.press(key, slotId);
    else this.focus(key);
  }

  /** The answer beside the chosen one; without one the first or the last. */
  private step(by: 1 | -1): void {
    const criterion = this.current();
    if (!criterion || !MANNERS[criterion.kind].hasSteps) return;
    this.call();
    const slots = this.slots(criterion);
    const answer = this.task.sheet.read().answers[criterion.key];
    const at = slots.findIndex((slot) => isChosen(criterion, slot, answer));
    const slot = at < 0 ? slots.at(by === 1 ? 0 : -1) : slots[at + by];
    if (slot) this.task.sheet.replace(slot.value);
  }

  /** Takes back the answer of the question with the edge; of a ranking the last rank. */
  private clear(): void {
    this.call();
    const criterion = this.current();
    if (!criterion) return;
    const { sheet } = this.task;
    sheet.replace(MANNERS[criterion.kind].takeBack(sheet.read().answers[criterion.key]));
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

  /** Puts back the answer that a key took the place of. */
  putBack(): void {
    this.call();
    this.task.sheet.putBack();
  }

  focus(key: string): void {
    this.call();
    this.task.sheet.focus(key);
  }

  /** Everything required is answered, or the edge goes to what is not. */
  isComplete(): boolean {
    this.call();
    const { sheet } = this.task;
    const open = missingQuestion(sheet.criteria, sheet.read().answers, sheet.context);
    if (open !== null) sheet.focus(open);
    return open === null;
  }

  /** Gives the selected stretch of the text, or the word at the caret, the label at a place of the list; 0 says "nothing to mark". */
  labelSelection(criterion: Criterion, place: number): void {
    const { sheet, selection, spanText } = this.task;
    if (sheet.read().focus !== criterion.key) this.focus(criterion.key);
    const spans = spansOf(sheet.read().answers[criterion.key]);
    const label = criterion.options?.[place]?.value;
    const caret = selection.read();
    if (place === -1 && spans.length === 0) sheet.replace([]);
    if (label === undefined || !caret || spanText === undefined) return;
    const stretch = trimSelection(spanText, caret.anchor, caret.at) ?? wordAt(spanText, caret.at);
    if (stretch.start === stretch.end) return;
    sheet.replace(addSpan(spans, { ...stretch, label }));
    selection.set({ anchor: stretch.end, at: stretch.end });
  }

  /** Calls off going on: the person goes where they want. */
  private call(): void {
    this.waiting?.();
    this.waiting = null;
    this.typed = "";
  }

  private choose(criterion: Criterion, slot: Slot): void {
    const { sheet, order } = this.task;
    this.call();
    const answer = chooseSlot(criterion, slot, sheet.read().answers[criterion.key]);
    sheet.replace(answer);
    if (!isComplete(criterion, this.slots(criterion), answer)) return;
    if (MANNERS[criterion.kind].mayGrow(criterion, order.length)) this.goOnLater(criterion.key);
    else this.goOn(criterion.key);
  }

  private type(criterion: Criterion, digit: string): void {
    const typed = typeDigit(criterion, this.typed, digit);
    this.call();
    this.typed = typed.digits;
    if (typed.value !== null) this.task.sheet.replace(typed.value);
    if (typed.mayGrow) this.goOnLater(criterion.key);
    else if (typed.value !== null) this.goOn(criterion.key);
  }

  /** The next press may still belong to this answer. */
  private goOnLater(key: string): void {
    const goOn = () => {
      this.waiting = null;
      this.typed = "";
      this.goOn(key);
    };
    this.waiting = this.timing?.later(TYPING_MS, goOn) ?? null;
  }

  /** An answer that takes the place of another keeps the edge, so that the change is seen. */
  private goOn(key: string): void {
    const { sheet } = this.task;
    const { answers, focus, replaced } = sheet.read();
    if (this.timing && focus === key && answers[key] !== undefined && !replaced.has(key))
      sheet.focus(nextOpenQuestion(sheet.criteria, answers, sheet.context, key));
  }

  /** The question that shows the edge. */
  private current(): Criterion | undefined {
    const { focus } = this.task.sheet.read();
    return focus === null ? undefined : this.criterion(focus);
  }

  private criterion(key: string): Criterion | undefined {
    return this.task.sheet.asked().find((criterion) => criterion.key === key);
  }

  private slots(criterion: Criterion): Slot[] {
    return slotsOf(criterion, this.task.order);
  }
}
