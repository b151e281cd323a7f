"use client";

import clsx from "clsx";
import { useSyncExternalStore } from "react";
import { keyGlyphs } from "./key-glyph";

const never = () => () => {};

/** Whether the person sits at a Mac; false while rendering on the server. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iP(hone|ad)/.test(navigator.platform),
    () => false,
  );
}

/** Key caps for a combination such as `mod+enter`. Hidden where there is no keyboard to speak of (coarse pointers). */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const glyphs = keyGlyphs(keys, useIsMac());
  return (
    <kbd
      className={clsx(
        "inline-flex h-4 min-w-4 items-center justify-center gap-0.5 rounded-sm border border-current/35 px-1",
        "font-mono text-[0.6875rem] leading-none whitespace-nowrap pointer-coarse:hidden",
        className,
      )}
    >
      {glyphs.map((glyph) => (
        <span key={glyph}>{glyph}</span>
      ))}
    </kbd>
  );
}
