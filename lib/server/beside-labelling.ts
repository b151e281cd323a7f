import "server-only";
import { setTimeout as pause } from "node:timers/promises";

/** So long after somebody labelled people are taken to be at it. */
const AT_IT_MS = 5_000;
/** Whoever has the turn and waits for a slow reader keeps it no longer. */
const MOST_MS = 300;

/** When somebody last labelled at this server, as the process in front says (scripts/web/front.mjs). */
const globals = globalThis as typeof globalThis & { touchstoneLabelledAt?: number };

let last: Promise<unknown> = Promise.resolve();

/**
 * For a piece of long work that keeps a processor busy. While people label at this server it waits for its turn, so that all of it together
 * takes one processor and leaves the others to them; what is answered ends the turn. Null, at once, while nobody labels.
 */
export async function turnBesideLabelling(): Promise<(() => void) | null> {
  if (Date.now() - (globals.touchstoneLabelledAt ?? 0) > AT_IT_MS) return null;
  const before = last;
  const over = new AbortController();
  last = before.then(() => pause(MOST_MS, undefined, { signal: over.signal }).catch(() => {}));
  await before;
  return () => over.abort();
}
