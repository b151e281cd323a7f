import { setTimeout as delay } from "node:timers/promises";
import { identify, isRunning } from "./process-identity.mjs";

/**
 * A process that was started on purpose: how it is called, who it is and how it wants to be stopped.
 * @typedef {{ name: string, identity: import("./process-identity.mjs").ProcessIdentity, signal: NodeJS.Signals, patienceMs: number }} Started
 */

/**
 * Asks a process to end and waits; kills it where it does not. Touches nothing when another process has its number by now.
 * @param {Started} started
 */
export async function stopProcess({ identity, signal, patienceMs }) {
  if (isRunning(identity)) {
    send(identity.pid, signal);
    await ended(identity, patienceMs);
  }
  if (isRunning(identity)) {
    send(identity.pid, "SIGKILL");
    await ended(identity, 5_000);
  }
  // What it left in its process group. The group's number cannot have gone to strangers while nothing runs under it.
  if (identify(identity.pid) === null) send(-identity.pid, "SIGKILL");
}

/**
 * Stops processes one after the other, in the order given.
 * @param {Started[]} started
 */
export async function stopInOrder(started) {
  for (const one of started) await stopProcess(one);
}

/**
 * @param {import("./process-identity.mjs").ProcessIdentity} identity
 * @param {number} patienceMs
 */
async function ended(identity, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (isRunning(identity) && Date.now() < deadline) await delay(25);
}

/**
 * @param {number} target
 * @param {NodeJS.Signals} signal
 */
function send(target, signal) {
  try {
    process.kill(target, signal);
  } catch {
    // Gone already.
  }
}
