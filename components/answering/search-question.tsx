"use client";

import { type KeyboardEvent, useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { AnswerButton, AnswerGroup } from "./answer-button";
import { slotsOf } from "./answer-slots";
import { isChosen, MANNERS } from "./choose-slot";
import type { QuestionProps } from "./question-props";

const MOST_SHOWN = 12;

/** A long list of options: type to narrow it down, Enter takes the first. What is chosen always stands on top. */
export function SearchQuestion({ criterion, task, hands, answer }: QuestionProps) {
  const [query, setQuery] = useState("");
  const slots = slotsOf(criterion, []);
  const chosen = slots.filter((slot) => isChosen(criterion, slot, answer));
  const wanted = query.trim().toLowerCase();
  const matches = slots.filter((slot) => !chosen.includes(slot) && slot.label.toLowerCase().includes(wanted));
  const letter = task.keys.fields.get(criterion.key);
  const role = MANNERS[criterion.kind].takesSeveral ? "checkbox" : "radio";
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && matches[0]) {
      hands.press(criterion.key, matches[0].id);
      setQuery("");
    } else if (event.key === "Escape") event.currentTarget.closest<HTMLElement>("[data-question]")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="grid gap-1.5">
      <div className="relative">
        <Input
          data-field
          value={query}
          aria-label={`Search the options of ${criterion.title}`}
          placeholder={`Search ${slots.length} options, Enter takes the first`}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {letter && <Kbd keys={letter} className="pointer-events-none absolute end-2 top-2 text-muted" />}
      </div>
      <AnswerGroup multi={role === "checkbox"} title={criterion.title} className="grid max-h-56 gap-1 overflow-auto">
        {[...chosen, ...matches.slice(0, MOST_SHOWN)].map((slot) => (
          <AnswerButton
            key={slot.id}
            role={role}
            shape="row"
            chosen={chosen.includes(slot)}
            label={slot.label}
            detail={slot.detail}
            live={false}
            tabStop
            onPress={() => hands.press(criterion.key, slot.id)}
          />
        ))}
      </AnswerGroup>
      {matches.length > MOST_SHOWN && (
        <p className="text-muted">{matches.length - MOST_SHOWN} more; type to narrow down.</p>
      )}
    </div>
  );
}
