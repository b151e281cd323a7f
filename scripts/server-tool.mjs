import { spawnSync } from "node:child_process";
import path from "node:path";
import { environment } from "./runtime/environment.mjs";
import { readJson } from "./runtime/json-file.mjs";
import { dataDir, loadEnvironmentFiles, root } from "./runtime/paths.mjs";
import { addressesAt, embeddedHome } from "./runtime/postgres-embedded.mjs";
import { typescript } from "./runtime/run-tool.mjs";
import { cookieSecret } from "./runtime/secrets.mjs";

// Runs a tool of ours against the server of this checkout: `node scripts/server-tool.mjs scripts/token.ts …`.

/** The database that is set, else the embedded one of the server that runs here, else undefined. */
function databaseUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const port = /** @type {number | null} */ (readJson(path.join(embeddedHome, "port.json")));
  const passwords = /** @type {Parameters<typeof addressesAt>[1] | null} */ (
    readJson(path.join(embeddedHome, "passwords.json"))
  );
  return running && port && passwords ? addressesAt(port, passwords).app : undefined;
}

loadEnvironmentFiles();
const running = /** @type {import("./runtime/lock.mjs").Held | null} */ (readJson(path.join(dataDir, "lock.json")));
const [tool = "", ...args] = process.argv.slice(2);
const url = databaseUrl();
if (!url) {
  console.error(
    "Touchstone does not run here, and DATABASE_URL is not set. Start it in another terminal with: npm start",
  );
  process.exit(1);
}
const env = environment({
  ...process.env,
  DATABASE_URL: url,
  NEXTAUTH_SECRET: cookieSecret(),
  NEXTAUTH_URL: process.env.NEXTAUTH_URL || running?.url,
});
const { status } = spawnSync(process.execPath, typescript(tool, args), { cwd: root, env, stdio: "inherit" });
process.exit(status ?? 1);
