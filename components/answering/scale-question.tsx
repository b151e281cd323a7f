"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { AnswerButton, AnswerGroup } from "./answer-button";
import { slotsOf } from "./answer-slots";
import { isChosen } from "./choose-slot";
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

/** A scale with too many points for buttons: a number is typed. */
function NumberQuestion({ criterion, task, answer }: QuestionProps) {
  const [text, setText] = useState<string | null>(null);
  const { min, max, step } = criterion.scale ?? { min: 0, max: 1, step: undefined };
  const letter = task.keys.fields.get(criterion.key);
  const ends = [min, max].flatMap((end) => {
    const anchor = criterion.scale?.anchors[String(end)];
    return anchor ? [`${end} ${anchor}`] : [];
  });
  function type(typed: string) {
    setText(typed);
    const number = Number(typed.replace(",", "."));
    task.sheet.answer(criterion.key, typed.trim() === "" || Number.isNaN(number) ? undefined : number, text === null);
  }
  return (
    <div>
      <div className="flex items-center gap-2">
        <Input
          data-field
          inputMode="decimal"
          aria-label={`${criterion.title}, a number from ${min} to ${max}`}
          value={text ?? (typeof answer === "number" ? String(answer) : "")}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setText(null)}
          className="figures w-28!"
        />
        <span className="text-muted">
          {min} to {max}
          {step !== undefined && `, in steps of ${step}`}
        </span>
        {letter && <Kbd keys={letter} className="ms-auto text-muted" />}
      </div>
      {ends.length > 0 && <p className="mt-1.5 text-muted">{ends.join(" · ")}</p>}
    </div>
  );
}
