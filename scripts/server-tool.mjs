import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { environment } from "./runtime/environment.mjs";
import { readJson } from "./runtime/json-file.mjs";
import { lookAtLock, takeLock } from "./runtime/lock.mjs";
import { dataDir, loadEnvironmentFiles, root } from "./runtime/paths.mjs";
import { addressesAt, embeddedHome, startEmbedded } from "./runtime/postgres-embedded.mjs";
import { isRunning } from "./runtime/process-identity.mjs";
import { typescript } from "./runtime/run-tool.mjs";
import { complain } from "./runtime/say.mjs";
import { cookieSecret, requireProductionSecrets } from "./runtime/secrets.mjs";
import { StartError } from "./runtime/start-error.mjs";
import { stopEverything } from "./runtime/started.mjs";
import { stopInOrder } from "./runtime/stop-process.mjs";

// Runs a tool of ours on the database of this checkout: `node scripts/server-tool.mjs scripts/token.ts …`. Its output is the tool's
// alone, so that programs can read it.

/**
 * @param {string} databaseUrl
 * @param {string} [url] where the server is reached
 */
function runTool(databaseUrl, url) {
  const [tool = "", ...args] = process.argv.slice(2);
  const env = environment({
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: cookieSecret(),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || url,
  });
  return spawnSync(process.execPath, typescript(tool, args), { cwd: root, env, stdio: "inherit" }).status ?? 1;
}

/** The database that is set, else the embedded one: of the server that runs, or started for as long as the tool takes. */
async function main() {
  loadEnvironmentFiles();
  requireProductionSecrets();
  if (process.env.DATABASE_URL) return runTool(process.env.DATABASE_URL);
  if (!existsSync(embeddedHome)) {
    throw new StartError(
      "There is no database here yet.",
      "Start Touchstone once with npm start, or set DATABASE_URL.",
    );
  }
  const file = path.join(dataDir, "lock.json");
  const running = lookAtLock(file);
  if (running && isRunning(running.holder)) return runTool(addressOfRunning(), running.url);
  const taken = takeLock(file);
  if (!taken.ok) throw new StartError("Touchstone is being started just now.", "Try again when it is ready.");
  try {
    await stopInOrder(taken.orphans);
    const { addresses } = await startEmbedded({ say: () => {}, onOutput: () => {} });
    return runTool(addresses.app);
  } finally {
    await stopEverything();
    taken.lock.release();
  }
}

function addressOfRunning() {
  const port = /** @type {number | null} */ (readJson(path.join(embeddedHome, "port.json")));
  const passwords = /** @type {Parameters<typeof addressesAt>[1] | null} */ (
    readJson(path.join(embeddedHome, "passwords.json"))
  );
  if (port === null || passwords === null)
    throw new StartError("Touchstone is still being started.", "Try again when it is ready.");
  return addressesAt(port, passwords).app;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
