"use client";

import { useEffect, useState } from "react";

/** What has the focus now; nothing where that is the page itself. */
export function focusedElement(): HTMLElement | null {
  const here = typeof document === "undefined" ? null : document.activeElement;
  return here instanceof HTMLElement && here !== document.body ? here : null;
}

/** Gives the focus back to where it was when this component came, once it is gone and nothing else has taken the focus. */
export function useFocusReturn(): void {
  const [before] = useState(focusedElement);
  useEffect(
    () => () => {
      if (focusedElement() === null) before?.focus({ preventScroll: true });
    },
    [before],
  );
}
