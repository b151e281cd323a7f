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

/** Both ends together are no longer than this to stand in one line, in characters. */
const ONE_LINE = 46;

/** All anchors lie in one cell and one is seen, so that nothing moves when another point is looked at. */
function Anchors({ slots, shown }: { slots: readonly Slot[]; shown: Slot | undefined }) {
  const ends = [slots[0], slots.at(-1)].filter((slot) => slot?.detail);
  const short = ends.reduce((sum, slot) => sum + (slot?.detail?.length ?? 0), 0) <= ONE_LINE;
  return (
    <div className="mt-1.5 grid grid-cols-[minmax(0,1fr)]" aria-live="polite">
      {slots.map((slot) => (
        <p
          key={slot.id}
          aria-hidden={slot !== shown}
          className={clsx("col-start-1 row-start-1 min-h-5 wrap-anywhere", slot !== shown && "invisible")}
          dir="auto"
        >
          <span className="figures font-medium">{slot.label}</span>{" "}
          <bdi className="text-muted">{slot.detail ?? "between its neighbours"}</bdi>
        </p>
      ))}
      <p
        aria-hidden={shown !== undefined}
        className={clsx(
          "col-start-1 row-start-1 text-muted",
          short && "flex justify-between gap-4",
          shown && "invisible",
        )}
        dir="auto"
      >
        {ends.map((end) => end && <End key={end.id} slot={end} />)}
      </p>
    </div>
  );
}

/** What an end of the scale means, in one line. */
function End({ slot }: { slot: Slot }) {
  return (
    <span className="block truncate">
      <span className="figures">{slot.label}</span> <bdi>{slot.detail}</bdi>
    </span>
  );
}
