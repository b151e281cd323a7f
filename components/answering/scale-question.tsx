"use client";

import { AnswerButton } from "./answer-button";
import { AnswerGroup } from "./answer-group";
import { slotsOf } from "./answer-slots";
import { isChosen } from "./choose-slot";
import { NumberQuestion } from "./number-question";
import type { QuestionProps } from "./question-props";

/**
 * A scale: a row a point where each has an anchor, since 3 is chosen against 4 by reading both; else the points in one line over the
 * anchors that there are.
 */
export function ScaleQuestion(props: QuestionProps) {
  const { criterion, hands, answer, live } = props;
  const slots = slotsOf(criterion, []);
  if (slots.length === 0) return <NumberQuestion {...props} />;
  const chosen = slots.findIndex((slot) => isChosen(criterion, slot, answer));
  const rows = slots.every(({ detail }) => detail);
  const anchored = rows ? [] : slots.filter(({ detail }) => detail);
  return (
    <div>
      <AnswerGroup
        multi={false}
        title={criterion.title}
        className={rows ? "grid grid-cols-[minmax(0,1fr)] gap-1" : "flex flex-wrap gap-1"}
      >
        {slots.map((slot, index) => (
          <AnswerButton
            key={slot.id}
            role="radio"
            shape={rows ? "row" : "cell"}
            chosen={index === chosen}
            digit={slot.digit === slot.id ? undefined : (slot.digit ?? undefined)}
            label={slot.label}
            detail={rows ? slot.detail : undefined}
            name={slot.detail ? `${slot.label}: ${slot.detail}` : slot.label}
            live={live}
            tabStop={index === Math.max(0, chosen)}
            className={rows ? undefined : "figures flex-1 font-medium"}
            onPress={() => hands.press(criterion.key, slot.id)}
          />
        ))}
      </AnswerGroup>
      {anchored.length > 0 && (
        <ul className="mt-1.5 grid gap-0.5">
          {anchored.map((slot) => (
            <li key={slot.id} className="wrap-anywhere" dir="auto">
              <span className="figures font-medium">{slot.label}</span> <bdi className="text-muted">{slot.detail}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
