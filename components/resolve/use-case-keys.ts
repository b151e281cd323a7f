"use client";

import { isTyping, usePresses } from "@/components/answering/use-keys";
import { type CaseAction, caseAction } from "./case-keys";

/** Hands what each pressed key does to `perform`, which says whether it took it. */
export function useCaseKeys(perform: (action: CaseAction) => boolean) {
  usePresses((name, event, target) => {
    const action = event.repeat ? null : caseAction(name, isTyping(target));
    if (action && perform(action)) event.preventDefault();
  });
}
