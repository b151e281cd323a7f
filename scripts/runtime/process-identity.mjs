import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { environment } from "./environment.mjs";

/**
 * What tells a process from a later one that got the same number.
 * @typedef {{ pid: number, started: string }} ProcessIdentity
 */

/** Field 22 of /proc/<pid>/stat (proc(5)), counted from field 3, which follows the name in parentheses. */
const START_TIME = 19;

/**
 * The identity of a running process, or null where none runs under that number (a zombie does not run).
 * @param {number} pid
 * @returns {ProcessIdentity | null}
 */
export function identify(pid) {
  const started = process.platform === "linux" ? startedOnLinux(pid) : startedByPs(pid);
  return started === null ? null : { pid, started };
}

/**
 * Whether the process that was once identified still runs.
 * @param {ProcessIdentity} identity
 */
export function isRunning(identity) {
  return identify(identity.pid)?.started === identity.started;
}

/**
 * The command line of a process, or null.
 * @param {number} pid
 * @returns {string | null}
 */
export function commandLine(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    return ps(pid, "command=");
  } catch {
    return null;
  }
}

/** @param {number} pid */
export function parentOf(pid) {
  try {
    if (process.platform === "linux") return Number(statFields(pid)[1]);
    return Number(ps(pid, "ppid="));
  } catch {
    return null;
  }
}

/** @param {number} pid */
function startedOnLinux(pid) {
  try {
    const fields = statFields(pid);
    if (fields[0] === "Z" || fields[0] === "X") return null;
    // Ticks count from boot, so that only with the boot they name one moment.
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${fields[START_TIME]}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** @param {number} pid */
function startedByPs(pid) {
  try {
    return ps(pid, "state=").startsWith("Z") ? null : ps(pid, "lstart=");
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @param {string} column
 */
function ps(pid, column) {
  return execFileSync("ps", ["-o", column, "-p", String(pid)], {
    encoding: "utf8",
    env: environment({ PATH: process.env.PATH, LC_ALL: "C" }),
  }).trim();
}
