"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import type { QuestionProps } from "./question-props";

/** A scale with too many points for buttons: a number is typed. */
export function NumberQuestion({ criterion, task, answer }: QuestionProps) {
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
