"use client";

import { useState } from "react";

const style =
  "fixed start-2 top-2 z-60 max-w-[calc(100vw-1rem)] truncate rounded-lg bg-slate px-3 py-1.5 text-on-slate not-focus:sr-only forced-colors:forced-color-adjust-none";

/** The page's first primary action that can be seen and used: what waits there. */
function whatWaits(): HTMLElement | null {
  const actions = document.querySelectorAll<HTMLElement>("#content [data-primary]:not(:disabled)");
  return [...actions].find((action) => action.checkVisibility()) ?? null;
}

/** The first stops of a page. One leads to what waits on it, past the rail, the bar and any form before it; one to its content. */
export function SkipLinks() {
  const [waits, setWaits] = useState<string | null>(null);
  function look() {
    setWaits(whatWaits()?.textContent ?? null);
  }
  function go() {
    const action = whatWaits() ?? document.getElementById("content");
    // A link can be followed at once; a button that sends something is only reached.
    if (action instanceof HTMLAnchorElement) action.click();
    else action?.focus();
  }
  return (
    <>
      <button type="button" className={style} onFocus={look} onBlur={() => setWaits(null)} onClick={go}>
        To what waits{waits && `: ${waits}`}
      </button>
      <a href="#content" className={style}>
        Skip to the content
      </a>
    </>
  );
}
