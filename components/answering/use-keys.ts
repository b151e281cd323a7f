"use client";

import { useEffect, useEffectEvent } from "react";
import { keyName } from "./key-name";
import { type Action, actionOf, type QuestionKeys } from "./keys";

/** These may be held down; everything else happens once per press. */
const REPEATABLE: ReadonlySet<string> = new Set(["next", "previous", "more", "less", "scroll", "scroll-back"]);
const OPEN_OVER = ["dialog", "alertdialog", "menu", "listbox"]
  .map((role) => `[role="${role}"][data-state="open"]`)
  .join();

/**
 * Hands pressed keys to `perform`, as the table says. Keys belong to the text while somebody types, to a dialog while one is open, and
 * to nobody until the next example is on screen.
 */
export function useAnsweringKeys(keys: QuestionKeys, isReady: () => boolean, perform: (action: Action) => void) {
  usePresses((name, event, target) => {
    const action = actionOf(name, keys, isTyping(target));
    if (!action || belongsToControl(name, target)) return;
    event.preventDefault();
    if (event.repeat && !(action.do === "command" && REPEATABLE.has(action.command))) return;
    if (isReady()) perform(action);
  });
}

/** Hears each pressed key by its name, with the element that it was pressed in. Keys belong to a dialog while one is open. */
export function usePresses(hear: (name: string, event: KeyboardEvent, target: HTMLElement) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName(event);
    if (!name || event.defaultPrevented || document.querySelector(OPEN_OVER)) return;
    hear(name, event, event.target instanceof HTMLElement ? event.target : document.body);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

const NOT_TYPED_IN = /^(button|checkbox|radio|submit|reset|file|range|color)$/;

export function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Enter and space press buttons and follow links; arrows move dividers and tabs. Answers and the submit are the form's own. */
function belongsToControl(name: string, target: HTMLElement): boolean {
  if (/^(left|right|up|down)$/.test(name)) return target.closest("[role=separator],[role=tablist]") !== null;
  const pressed = target.closest("button, a, summary");
  if (name === "space" || name === "shift+space") return pressed !== null;
  return name === "enter" && pressed !== null && !pressed.matches("[data-answer], [data-submit]");
}
