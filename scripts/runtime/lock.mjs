import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { readJson, writeJson } from "./json-file.mjs";
import { identify, isRunning } from "./process-identity.mjs";

/**
 * What the holder of a lock says about itself: who it is, what it is doing, where it serves, and which processes it started.
 * @typedef {{ holder: import("./process-identity.mjs").ProcessIdentity, state: "starting" | "running" | "stopping", url?: string,
 *   started: import("./stop-process.mjs").Started[] }} Held
 */

/**
 * Takes a lock that one process at a time can hold. A lock whose holder is gone is taken over; what that one had started is
 * returned, since it may still run.
 * @param {string} file
 * @returns {{ ok: true, lock: Lock, orphans: import("./stop-process.mjs").Started[] } | { ok: false, held: Held }}
 */
export function takeLock(file) {
  const us = identify(process.pid);
  if (!us) throw new Error("This process cannot find itself in the process table.");
  const ours = `${file}.${process.pid}`;
  /** @type {Held} */
  const held = { holder: us, state: "starting", started: [] };
  /** @type {import("./stop-process.mjs").Started[]} */
  let orphans = [];
  writeFileSync(ours, JSON.stringify(held), { mode: 0o600 });
  try {
    // A link is made only where the name is free: of two that try, one succeeds.
    while (!tryLink(ours, file)) {
      const other = lookAtLock(file);
      if (other && isRunning(other.holder)) return { ok: false, held: other };
      orphans = other?.started ?? [];
      removeStale(file, other);
    }
  } finally {
    rmSync(ours, { force: true });
  }
  return { ok: true, lock: new Lock(file, held), orphans };
}

/**
 * Takes the lock as soon as nobody holds it.
 * @param {string} file
 * @param {() => void} whenWaiting called once where it is held
 */
export async function waitForLock(file, whenWaiting) {
  for (let waited = false; ; waited = true) {
    const taken = takeLock(file);
    if (taken.ok) return taken.lock;
    if (!waited) whenWaiting();
    await delay(300);
  }
}

/**
 * Who holds or held it; null where nobody does.
 * @param {string} file
 * @returns {Held | null}
 */
export function lookAtLock(file) {
  return readJson(file);
}

class Lock {
  /**
   * @param {string} file
   * @param {Held} held
   */
  constructor(file, held) {
    this.file = file;
    this.held = held;
  }

  /** @param {Partial<Held>} change */
  update(change) {
    this.held = { ...this.held, ...change };
    writeJson(this.file, this.held);
  }

  release() {
    rmSync(this.file, { force: true });
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Moves a dead holder's lock away, and puts it back where somebody took it over meanwhile.
 * @param {string} file
 * @param {Held | null} expected
 */
function removeStale(file, expected) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readJson(aside);
  if (JSON.stringify(moved) !== JSON.stringify(expected)) tryLink(aside, file);
  rmSync(aside, { force: true });
}
