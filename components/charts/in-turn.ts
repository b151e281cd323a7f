/** Beyond so long it is done whether or not there is time. */
const MOST_MS = 1_000;

const waiting = new Set<() => void>();

/** Does something as soon as the page has time, and one such thing after the other. What is returned calls it off. */
export function inTurn(work: () => void): () => void {
  waiting.add(work);
  if (waiting.size === 1) whenIdle(next);
  return () => waiting.delete(work);
}

function next(): void {
  const [work] = waiting;
  if (!work) return;
  waiting.delete(work);
  if (waiting.size > 0) whenIdle(next);
  work();
}

function whenIdle(work: () => void): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: MOST_MS });
  else setTimeout(work, MOST_MS / 20);
}
