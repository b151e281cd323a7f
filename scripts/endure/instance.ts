import { execFileSync } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readJson } from "@/scripts/runtime/json-file.mjs";
import { lookAtLock } from "@/scripts/runtime/lock.mjs";
import { addressesAt } from "@/scripts/runtime/postgres-embedded.mjs";
import { isRunning, type ProcessIdentity } from "@/scripts/runtime/process-identity.mjs";

/** The three processes of an instance, as its supervisor calls them. */
export const PROCESSES = { web: "The web server", worker: "The worker", postgres: "PostgreSQL" } as const;
export type ProcessName = keyof typeof PROCESSES;

/** The process of that name that runs now, or undefined while there is none. */
export function findProcess(dataDir: string, name: ProcessName): ProcessIdentity | undefined {
  const started = lookAtLock(path.join(dataDir, "lock.json"))?.started ?? [];
  const identity = started.find((one) => one.name === PROCESSES[name])?.identity;
  return identity && isRunning(identity) ? identity : undefined;
}

/** Waits until another process than `before` runs under that name. */
export async function waitForSuccessor(dataDir: string, name: ProcessName, before: number, patienceMs: number) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = findProcess(dataDir, name);
    if (found && found.pid !== before) return found;
    if (Date.now() > deadline)
      throw new Error(`${PROCESSES[name]} was not started again within ${patienceMs / 1000} s`);
    await pause(20);
  }
}

/** `kill -9`; PostgreSQL's postmaster together with all of its children. */
export function killHard(name: ProcessName, { pid }: ProcessIdentity): void {
  const doomed = name === "postgres" ? [pid, ...childrenOf(pid)] : [pid];
  for (const one of doomed) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // A backend ended by itself since we looked.
    }
  }
}

function childrenOf(parent: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!);
}

/** How the embedded database of an instance that runs is reached. */
export function databaseOf(dataDir: string): ReturnType<typeof addressesAt> {
  const home = path.join(dataDir, "postgres");
  const port: number | null = readJson(path.join(home, "port.json"));
  const passwords: Parameters<typeof addressesAt>[1] | null = readJson(path.join(home, "passwords.json"));
  if (port === null || passwords === null) throw new Error(`No embedded database is in ${home}`);
  return addressesAt(port, passwords);
}
