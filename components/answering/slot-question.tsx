"use client";

import clsx from "clsx";
import { AnswerButton, AnswerGroup } from "./answer-button";
import { type Slot, slotsOf } from "./answer-slots";
import { isChosen, MANNERS } from "./choose-slot";
import type { QuestionProps } from "./question-props";

/** Labels that together are no longer than this stand in one line, in characters. */
const ONE_LINE = 30;
/** Labels no longer than this stand in two columns. */
const HALF_LINE = 22;

/** A question with options: one of them, or any of them. */
export function SlotQuestion({ criterion, task, hands, answer, live }: QuestionProps) {
  const slots = slotsOf(criterion, task.order);
  const letters = task.keys.answers.get(criterion.key);
  const multi = MANNERS[criterion.kind].takesSeveral;
  const layout = layoutOf(slots);
  const stop = Math.max(
    0,
    slots.findIndex((slot) => isChosen(criterion, slot, answer)),
  );
  return (
    <AnswerGroup multi={multi} title={criterion.title} className={clsx("min-w-0", LAYOUTS[layout])}>
      {slots.map((slot, index) => (
        <AnswerButton
          key={slot.id}
          role={multi ? "checkbox" : "radio"}
          shape={layout === "line" ? "cell" : "row"}
          chosen={isChosen(criterion, slot, answer)}
          digit={slot.digit}
          letter={letters?.get(slot.id)}
          label={slot.label}
          detail={slot.detail}
          live={live}
          tabStop={multi || index === stop}
          onPress={() => hands.press(criterion.key, slot.id)}
        />
      ))}
    </AnswerGroup>
  );
}

const LAYOUTS = {
  line: "flex flex-wrap gap-1.5",
  columns: "grid grid-cols-2 gap-1",
  rows: "grid grid-cols-[minmax(0,1fr)] gap-1",
};

function layoutOf(slots: readonly Slot[]): keyof typeof LAYOUTS {
  const lengths = slots.map(({ label }) => label.length);
  if (slots.some((slot) => slot.detail)) return "rows";
  if (slots.length <= 5 && lengths.reduce((sum, length) => sum + length, 0) <= ONE_LINE) return "line";
  return lengths.every((length) => length <= HALF_LINE) ? "columns" : "rows";
}
