import { spawn } from "node:child_process";
import { root } from "./runtime/paths.mjs";
import { typescript } from "./runtime/run-tool.mjs";
import { complain } from "./runtime/say.mjs";
import { requireProductionSecrets } from "./runtime/secrets.mjs";
import { StartError } from "./runtime/start-error.mjs";
import { webServer } from "./runtime/web-server.mjs";

// One part of an installation, as a process of a container: `node scripts/production.mjs web | worker | migrate`.

/** @type {Record<string, string[][]>} what each part runs, one after the other */
const PARTS = {
  web: [webServer({ host: process.env.HOST || "0.0.0.0", port: process.env.PORT || "3000" })],
  worker: [typescript("worker/main.ts")],
  migrate: [typescript("scripts/migrate.ts"), typescript("scripts/first-admin.ts")],
};

/**
 * Runs to the end of the program and passes signals on to it.
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function main() {
  const part = PARTS[process.argv[2] ?? ""];
  if (!part) throw new StartError("No such part.", `Name one of ${Object.keys(PARTS).join(", ")}.`);
  requireProductionSecrets();
  if (!process.env.DATABASE_URL) throw new StartError("DATABASE_URL is missing.", "docs/deploy.md lists the settings.");
  for (const args of part) {
    const code = await run(args);
    if (code !== 0) return code;
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
