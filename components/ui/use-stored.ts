"use client";

import { useCallback, useSyncExternalStore } from "react";

const EVENT = "touchstone-stored";

function subscribe(onChange: () => void): () => void {
  addEventListener("storage", onChange);
  addEventListener(EVENT, onChange);
  return () => {
    removeEventListener("storage", onChange);
    removeEventListener(EVENT, onChange);
  };
}

/** A preference of this device, one of a few words; the first of `choices` until something else is stored. */
export function useStored<Choice extends string>(
  key: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const set = useCallback(
    (choice: Choice) => {
      localStorage.setItem(key, choice);
      dispatchEvent(new Event(EVENT));
    },
    [key],
  );
  return [choices.find((choice) => choice === stored) ?? choices[0], set];
}
