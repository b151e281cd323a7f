import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";

/**
 * Whoever labels goes first, also where the processors are short: how much lower stand whatever nobody at the labelling screen waits for,
 * the threads that calculate for it, and PostgreSQL's processes for either: these as low as can be, since beside one at 10 a process that
 * works 2 ms at a time still waits as long (95 %).
 */
export const LOWER = { behind: 10, threads: 15, connections: 19 };

/**
 * Linux may share the processors among sessions first, and by priority only within each (sched_autogroup). The share of each of ours, as
 * a priority: the labelling server, which is alone in its session, gets its turn before PostgreSQL's work for others, and PostgreSQL's work
 * for labelling before everything else.
 */
export const SESSION = { labelling: -10, postgres: -5, worker: 5 };

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
 * Sets the share of a process's session against all other sessions, where it leads one. Only root may raise it.
 * @param {number} pid
 * @param {number} nice
 */
export function setSessionShare(pid, nice) {
  try {
    if (leadsSession(pid)) writeFileSync(`/proc/${pid}/autogroup`, String(nice));
  } catch {
    // No Linux, one that shares among processes only, or not ours to decide.
  }
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

/** What the connections of the server that people label at are called in PostgreSQL, so that work of other processes sees them at it. */
export const LABELLING_CONNECTIONS = "touchstone-labelling";
