import { identify } from "./process-identity.mjs";
import { stopProcess } from "./stop-process.mjs";

/** @typedef {import("./stop-process.mjs").Started} Started */

/** What this process has started and what still runs of it, the oldest first. */
const running = /** @type {Map<import("node:child_process").ChildProcess, Started>} */ (new Map());

let stopping = false;

/** @type {((started: Started[]) => void)[]} */
const listeners = [];

/**
 * Remembers a child until it ends, so that it is stopped with us.
 * @param {import("node:child_process").ChildProcess} child
 * @param {{ name: string, signal?: NodeJS.Signals, patienceMs?: number }} how
 */
export function track(child, { name, signal = "SIGTERM", patienceMs = 10_000 }) {
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity) return;
  if (stopping) child.kill("SIGKILL");
  running.set(child, { name, identity, signal, patienceMs });
  tell();
  child.once("exit", () => {
    running.delete(child);
    tell();
  });
}

/**
 * Calls back now and with every change. In the order in which to stop them: what started last stops first, so that the database
 * outlives what uses it.
 * @param {(started: Started[]) => void} listener
 */
export function watchStarted(listener) {
  listeners.push(listener);
  listener(inStopOrder());
}

/** Whether everything is being stopped: nothing is started again then. */
export function isStopping() {
  return stopping;
}

/** Stops everything, one after the other. */
export async function stopEverything() {
  stopping = true;
  for (const one of inStopOrder()) await stopProcess(one);
}

/** Does not wait for anybody to finish what they are doing. PostgreSQL recovers from its log at the next start. */
export function killEverything() {
  for (const { identity, name } of running.values()) {
    try {
      process.kill(identity.pid, name === "PostgreSQL" ? "SIGQUIT" : "SIGKILL");
    } catch {
      // Ended meanwhile.
    }
  }
}

function inStopOrder() {
  return [...running.values()].reverse();
}

function tell() {
  for (const listener of listeners) listener(inStopOrder());
}
