import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment } from "./environment.mjs";
import { lookAtLock } from "./lock.mjs";
import { logFile } from "./logs.mjs";
import { root } from "./paths.mjs";
import { isRunning } from "./process-identity.mjs";
import { runTool } from "./run-tool.mjs";
import { say } from "./say.mjs";
import { hashSources } from "./source-hash.mjs";
import { StartError } from "./start-error.mjs";
import { NEXT } from "./web-server.mjs";

const BUILD = path.join(root, ".next");
const MARKER = path.join(BUILD, "built-from");

/** Builds for production where the sources are not those of the last complete build. */
export async function ensureBuilt() {
  const hash = hashSources(root);
  if (existsSync(MARKER) && existsSync(path.join(BUILD, "BUILD_ID")) && readFileSync(MARKER, "utf8") === hash) return;
  refuseUnderServer();
  say(existsSync(MARKER) ? "The sources have changed; building again …" : "Building (about a minute) …");
  rmSync(MARKER, { force: true });
  await runTool(process.execPath, [NEXT, "build"], {
    what: "Building",
    remedy: "Put right what it says, then start again.",
    log: logFile("build"),
    env: environment({ ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
  });
  const { buildThreads } = await import("./build-threads.mjs");
  await buildThreads();
  writeFileSync(MARKER, hash);
}

/** A server loads its pages from the build when they are first asked for: it must not be replaced while one runs. */
function refuseUnderServer() {
  const held = lookAtLock(path.join(root, ".data", "lock.json"));
  if (!held || held.holder.pid === process.pid || !isRunning(held.holder)) return;
  throw new StartError(
    `A server runs from this folder${held.url ? ` at ${held.url}` : ""} (process ${held.holder.pid}), and the sources have changed since it was built.`,
    "Stop it first: its pages would be replaced while it serves them.",
  );
}
