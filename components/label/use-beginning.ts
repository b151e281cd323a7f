"use client";

import { type RefObject, useEffect } from "react";

/** The share of the window in whose upper part an example has to begin. */
const IN_SIGHT = 0.4;

/**
 * Shows an example from its beginning when it comes to the front. It waits for the frame, until the questions have brought themselves into
 * sight: where all is one column that scrolls the example away.
 */
export function useBeginning(taskId: string | undefined, content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!taskId) return;
    const frame = requestAnimationFrame(() => content.current && showBeginning(content.current));
    return () => cancelAnimationFrame(frame);
  }, [taskId, content]);
}

function showBeginning(box: HTMLElement): void {
  box.scrollTo({ top: 0 });
  // Where the page itself scrolls, its head stays in sight unless it takes the room of the example.
  scrollTo({ top: 0 });
  // A keyboard on the screen, or fingers that zoomed, leave a part of the window to be seen.
  const { offsetTop, height } = visualViewport ?? { offsetTop: 0, height: innerHeight };
  const from = box.getBoundingClientRect().top - offsetTop;
  if (from < 0 || from > height * IN_SIGHT) box.scrollIntoView({ block: "start" });
}
