"use client";

import { type KeyboardEvent, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import type { QuestionProps } from "./question-props";

/** A free text. Arrows leave it at its ends, Escape at any place. */
export function TextQuestion({ criterion, task, hands, answer }: QuestionProps) {
  const before = useRef<string | null>(null);
  const text = typeof answer === "string" ? answer : "";
  const letter = task.keys.fields.get(criterion.key);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const caret = selectionStart === selectionEnd;
    if (event.key === "Escape") event.currentTarget.closest<HTMLElement>("[data-question]")?.focus();
    else if (event.key === "ArrowUp" && caret && selectionStart === 0) hands.move(-1);
    else if (event.key === "ArrowDown" && caret && selectionEnd === value.length) hands.move(1);
    else return;
    event.preventDefault();
  }
  function leave() {
    if (before.current && before.current !== text) task.sheet.countChange(criterion.key);
    before.current = null;
  }
  return (
    <div className="relative">
      <Textarea
        data-field
        aria-label={criterion.title}
        aria-required={criterion.required}
        rows={2}
        value={text}
        onFocus={() => {
          before.current = text;
        }}
        onBlur={leave}
        onChange={({ target }) =>
          task.sheet.answer(criterion.key, target.value === "" ? undefined : target.value, false)
        }
        onKeyDown={onKeyDown}
      />
      {letter && text === "" && <Kbd keys={letter} className="pointer-events-none absolute end-2 top-2 text-muted" />}
    </div>
  );
}
