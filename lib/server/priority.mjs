import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";

/**
 * Whoever labels goes first, also where the processors are short. How much lower stand: whatever nobody at the labelling screen waits
 * for, the threads that calculate for it, and PostgreSQL's processes as a whole. Linux may first share the processors among sessions, and
 * by priority only within each (sched_autogroup): the labelling server, which is alone in its session, then gets its turn before
 * PostgreSQL's work for others, and PostgreSQL's work for labelling before everything else.
 */
export const LOWER = { behind: 15, threads: 19, postgres: 10 };

/**
 * Lowers the priority of a process, or of a thread (on Linux, by its number). Where it has ended, or the system does not let us, all
 * stay equal.
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
 * Lowers the share of a process's session against all other sessions, where it leads one.
 * @param {number} pid
 * @param {number} nice
 */
export function lowerSession(pid, nice) {
  try {
    if (leadsSession(pid)) writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // No Linux, or one that shares among processes only.
  }
}

/**
 * Lowers this process, and its session with it.
 * @param {number} nice
 */
export function lowerOurs(nice) {
  lowerPriority(process.pid, nice);
  lowerSession(process.pid, nice);
}

/**
 * The sixth field of what Linux says of a process; the second, its name in brackets, may hold blanks.
 * @param {number} pid
 */
function leadsSession(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return Number(fields[3]) === pid;
}
