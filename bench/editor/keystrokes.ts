import type { Locator, Page } from "@playwright/test";

/** As fast as a fast writer: 16 keys a second. */
const PAUSE_MS = 60;

/** Runs in the page. A text, since what compiles the benchmarks would add names that the page does not know. */
const WATCH_KEYS = `
  globalThis.painted = [];
  if (globalThis.watched) removeEventListener("keydown", globalThis.watched, true);
  globalThis.watched = (event) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => globalThis.painted.push(performance.now() - event.timeStamp);
    port2.postMessage(null);
  });
  addEventListener("keydown", globalThis.watched, true);`;

/**
 * Types into a field and gives, for each key, the time in ms from the key (its event's own time stamp) until the frame that it changed
 * is painted: the first task after the next animation frame, all on the page's clock.
 */
export async function typeAndTime(page: Page, field: Locator, text: string): Promise<number[]> {
  await field.click();
  await page.evaluate(WATCH_KEYS);
  await field.pressSequentially(text, { delay: PAUSE_MS });
  return page.evaluate("globalThis.painted");
}
