import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "./start-error.mjs";
import { isStopping } from "./started.mjs";

/**
 * Waits until the server says that it is healthy.
 * @param {string} address
 * @param {{ patienceMs: number, gaveUp: () => string | null }} options `gaveUp` answers with the reason where waiting is in vain
 */
export async function waitForHealth(address, { patienceMs, gaveUp }) {
  const deadline = Date.now() + patienceMs;
  let last = "it does not answer";
  while (!isStopping()) {
    const answer = await ask(address);
    if (answer.ok) return;
    last = answer.said;
    const reason = gaveUp() ?? (Date.now() > deadline ? `not within ${patienceMs / 1000} s: ${last}` : null);
    if (reason)
      throw new StartError(`The web server did not become healthy: ${reason}`, "Its log is in .data/logs/web.log");
    await delay(100);
  }
}

/** @param {string} address */
async function ask(address) {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) });
    return { ok: response.status === 200, said: `${response.status} ${(await response.text()).slice(0, 300)}` };
  } catch (error) {
    return { ok: false, said: error instanceof Error ? error.message : String(error) };
  }
}
