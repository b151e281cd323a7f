import { setTimeout as delay } from "node:timers/promises";
import { say } from "./say.mjs";
import { isStopping, track } from "./started.mjs";

const HEALTHY_MS = 3_000;
/** What kept it from running (a full disk, say) may have gone meanwhile. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * How long to wait before a child is started again: not at all when it had run for a while, else twice as long each time.
 * @param {number} lastPauseMs
 * @param {number} livedMs
 */
export function pauseBeforeRestart(lastPauseMs, livedMs) {
  if (livedMs >= HEALTHY_MS) return 0;
  return Math.min(LONGEST_PAUSE_MS, Math.max(250, lastPauseMs * 2));
}

/**
 * A child and how it is started, stopped and listened to.
 * @typedef {{ name: string, launch: () => Child | Promise<Child>, output: (text: string) => void, signal?: NodeJS.Signals,
 *   patienceMs?: number }} Kept
 */

/** @typedef {import("node:child_process").ChildProcess} Child */

/**
 * Keeps a child running: starts it again whenever it ends, until everything is stopped.
 * @param {Kept} kept
 * @param {Child} [first] one that was started, tracked and listened to already
 */
export async function keepRunning(kept, first) {
  let pauseMs = 0;
  for (let child = first; !isStopping(); child = undefined) {
    const began = Date.now();
    const how = child ? await ended(child) : await runOnce(kept);
    if (isStopping()) return;
    pauseMs = pauseBeforeRestart(pauseMs, Date.now() - began);
    const when = pauseMs === 0 ? "now" : `in ${pauseMs / 1000} s`;
    say(`${kept.name} ended (${how}); starting it again ${when}. Its log is in .data/logs`);
    await delay(pauseMs);
  }
}

/**
 * @param {Kept} kept
 * @returns {Promise<string>} how it ended
 */
async function runOnce({ name, launch, output, signal, patienceMs }) {
  try {
    const child = await launch();
    track(child, { name, signal, patienceMs });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output(String(chunk)));
    return await ended(child);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function ended(child) {
  if (child.signalCode || child.exitCode !== null) return Promise.resolve(reason(child.exitCode, child.signalCode));
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(reason(code, signal)));
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function reason(code, signal) {
  return signal ? `signal ${signal}` : `code ${code}`;
}
