import { fork } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../runtime/paths.mjs";
import { removeHome } from "../runtime/postgres-home.mjs";

/** Settings of whoever runs the tests that must not reach an instance that is thrown away. An empty one counts as not set. */
const UNSET = [
  "DATABASE_URL",
  "MIGRATE_DATABASE_URL",
  "APP_ROLE",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "NODE_ENV",
  "TOUCHSTONE_PRODUCTION",
  "HOST",
];

/**
 * Starts the whole product as `npm start` does, production build and all, on a free port and with data of its own.
 * @param {{ demo?: boolean, settings?: Record<string, string>, disk?: (home: string) => () => void }} [options] the demo is written
 *   unless it is not wanted; `settings` are environment variables; `disk` makes the folder of the embedded database, and answers how to
 *   take it away
 * @returns {Promise<{ url: string, dataDir: string, stop: (keepLogsIn?: string) => Promise<void> }>}
 */
export async function startTestInstance({ demo = true, settings = {}, disk = () => () => {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-instance-"));
  const unset = Object.fromEntries(UNSET.map((name) => [name, ""]));
  // With the gallery, where every part of the interface is tested in every state.
  const env = { ...process.env, ...unset, TOUCHSTONE_DATA_DIR: folder, TOUCHSTONE_GALLERY: "1", ...settings };
  const takeDiskAway = disk(path.join(folder, "postgres"));
  const options = ["--port", "0", ...(demo ? [] : ["--no-demo"])];
  const supervisor = fork(path.join(root, "scripts/start.mjs"), options, { cwd: root, env });
  const ended = new Promise((resolve) => supervisor.once("exit", resolve));
  /** @param {string} [keepLogsIn] */
  const stop = async (keepLogsIn) => {
    supervisor.kill("SIGTERM");
    await ended;
    const logs = path.join(folder, "logs");
    if (keepLogsIn && existsSync(logs)) cpSync(logs, keepLogsIn, { recursive: true });
    takeDiskAway();
    removeHome(path.join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise((resolve) => {
    supervisor.once("message", (message) => resolve(/** @type {{ url: string }} */ (message).url));
    ended.then(() => resolve(null));
  });
  if (url !== null) return { url, dataDir: folder, stop };
  await stop();
  throw new Error("The server could not be started; what it said stands above.");
}
