import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";

/** Whoever labels goes first, also where the processors are short: how much lower everything else stands, from 0 to 19. */
export const BEHIND_LABELLING = 10;

/**
 * Lowers the priority of a process, of a thread (on Linux, by its number) or of PostgreSQL's process for a connection. Where it has
 * ended, or the system does not let us, all stay equal.
 * @param {number} id
 * @param {number} nice
 */
export function lowerPriority(id, nice) {
  try {
    os.setPriority(id, nice);
  } catch {
    // Then all are equal.
  }
}

/**
 * Lowers this process. Linux may first share the processors among sessions, and by priority only within each (sched_autogroup), so where
 * this process has a session of its own that goes down with it.
 * @param {number} nice
 */
export function lowerOurs(nice) {
  lowerPriority(process.pid, nice);
  try {
    if (leadsSession()) writeFileSync("/proc/self/autogroup", String(nice));
  } catch {
    // No Linux, or one that shares among processes only.
  }
}

/** The sixth field of what Linux says of a process; the second, its name in brackets, may hold blanks. */
function leadsSession() {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return Number(fields[3]) === process.pid;
}
