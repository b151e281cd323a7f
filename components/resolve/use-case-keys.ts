"use client";

import { useEffect, useEffectEvent } from "react";
import { keyName } from "@/components/answering/key-name";
import { isTyping } from "@/components/label/use-label-keys";
import { type CaseAction, caseAction } from "./case-keys";

const OPEN_OVER = ["dialog", "alertdialog", "menu", "listbox"]
  .map((role) => `[role="${role}"][data-state="open"]`)
  .join();

/** Hands what each pressed key does to `perform`, which says whether it took it. Keys belong to a dialog while one is open. */
export function useCaseKeys(perform: (action: CaseAction) => boolean) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName(event);
    if (!name || event.defaultPrevented || event.repeat || document.querySelector(OPEN_OVER)) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const action = caseAction(name, isTyping(target));
    if (action && perform(action)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
