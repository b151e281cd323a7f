import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { commandLine, identify } from "./process-identity.mjs";
import { stopProcess } from "./stop-process.mjs";

/**
 * What a running server says about itself in its data directory (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*).
 * @param {string} cluster
 * @returns {{ pid: number, port: number, ready: boolean } | null}
 */
export function readPostmasterFile(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/**
 * Stops a server that an earlier run left behind on this data directory, and removes the file of one that died: PostgreSQL would
 * otherwise take any process that has got its number for itself.
 * @param {string} cluster
 */
export async function clearPostmaster(cluster) {
  const file = readPostmasterFile(cluster);
  if (!file) return;
  const identity = identify(file.pid);
  const command = identity && commandLine(file.pid);
  if (identity && command?.includes("postgres") && command.includes(cluster)) {
    await stopProcess({ name: "postgres", identity, signal: "SIGINT", patienceMs: 15_000 });
  }
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}
