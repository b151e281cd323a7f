"use client";

import { type RefObject, useEffect } from "react";

/** The share of the window in whose upper part an example has to begin. */
const IN_SIGHT = 0.4;

/**
 * Shows an example from its beginning when it comes to the front. Belongs to the screen, whose effects run after those of the questions:
 * these bring themselves into sight, and where all is one column that would scroll the example away.
 */
export function useBeginning(taskId: string | undefined, content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = content.current;
    if (!taskId || !box) return;
    box.scrollTo({ top: 0 });
    // Where the page itself scrolls, its head stays in sight unless it takes the room of the example.
    scrollTo({ top: 0 });
    if (box.getBoundingClientRect().top > innerHeight * IN_SIGHT) box.scrollIntoView({ block: "start" });
  }, [taskId, content]);
}
