"use client";

import clsx from "clsx";
import { AnswerButton } from "./answer-button";
import { AnswerGroup } from "./answer-group";
import { type Slot, slotsOf } from "./answer-slots";
import { isChosen } from "./choose-slot";
import type { QuestionProps } from "./question-props";

/** Labels that together are longer than this stand below each other. In characters. */
const ONE_LINE = 34;

/** A question with options: one of them, or any of them. */
export function SlotQuestion({ criterion, task, hands, answer, live }: QuestionProps) {
  const slots = slotsOf(criterion, task.order);
  const letters = task.keys.answers.get(criterion.key);
  const multi = criterion.kind === "multi";
  const row = stands(slots);
  const stop = Math.max(
    0,
    slots.findIndex((slot) => isChosen(criterion, slot, answer)),
  );
  return (
    <AnswerGroup
      multi={multi}
      title={criterion.title}
      className={clsx("flex min-w-0 gap-1.5", row ? "flex-col" : "flex-wrap")}
    >
      {slots.map((slot, index) => (
        <AnswerButton
          key={slot.id}
          role={multi ? "checkbox" : "radio"}
          shape={row ? "row" : "cell"}
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

function stands(slots: readonly Slot[]): boolean {
  const length = slots.reduce((sum, slot) => sum + slot.label.length, 0);
  return length > ONE_LINE || slots.length > 5 || slots.some((slot) => slot.detail);
}
