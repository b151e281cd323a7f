"use client";

import clsx from "clsx";
import { useState } from "react";
import { AnswerButton } from "./answer-button";
import { type Slot, slotsOf } from "./answer-slots";
import { isChosen } from "./choose-slot";
import { NumberQuestion } from "./number-question";
import type { QuestionProps } from "./question-props";

/** A scale as a row of points. What the point at hand means always stands below it, in a place of its own. */
export function ScaleQuestion(props: QuestionProps) {
  const { criterion, hands, answer, live } = props;
  const [looked, setLooked] = useState<string | null>(null);
  const slots = slotsOf(criterion, []);
  if (slots.length === 0) return <NumberQuestion {...props} />;
  const chosen = slots.findIndex((slot) => isChosen(criterion, slot, answer));
  const shown = slots.find(({ id }) => id === looked) ?? slots[chosen];
  return (
    <div>
      <div role="radiogroup" aria-label={criterion.title} className="flex flex-wrap gap-1">
        {slots.map((slot, index) => (
          <AnswerButton
            key={slot.id}
            role="radio"
            chosen={index === chosen}
            digit={slot.digit === slot.id ? null : slot.digit}
            label={slot.label}
            name={slot.detail ? `${slot.label}: ${slot.detail}` : slot.label}
            live={live}
            tabStop={index === Math.max(0, chosen)}
            className="figures flex-1 font-medium"
            onPress={() => hands.press(criterion.key, slot.id)}
            onLook={(looking) => setLooked(looking ? slot.id : null)}
          />
        ))}
      </div>
      {slots.some((slot) => slot.detail) && <Anchors slots={slots} shown={shown} />}
    </div>
  );
}

/** All anchors lie in one cell and one is seen, so that nothing moves when another point is looked at. */
function Anchors({ slots, shown }: { slots: readonly Slot[]; shown: Slot | undefined }) {
  const [first, last] = [slots[0], slots.at(-1)];
  return (
    <div className="mt-1.5 grid" aria-live="polite">
      {slots.map((slot) => (
        <p
          key={slot.id}
          aria-hidden={slot !== shown}
          className={clsx("col-start-1 row-start-1 wrap-anywhere", slot !== shown && "invisible")}
          dir="auto"
        >
          <span className="figures font-medium">{slot.label}</span>{" "}
          <span className="text-muted">{slot.detail ?? "between its neighbours"}</span>
        </p>
      ))}
      {!shown && (
        <p className="col-start-1 row-start-1 flex justify-between gap-4 text-muted">
          <span className="line-clamp-2 max-w-[48%]" dir="auto">
            {first?.detail && `${first.label} ${first.detail}`}
          </span>
          <span className="line-clamp-2 max-w-[48%] text-end" dir="auto">
            {last?.detail && `${last.label} ${last.detail}`}
          </span>
        </p>
      )}
    </div>
  );
}
