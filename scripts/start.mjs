import path from "node:path";
import { hireJanitor } from "./runtime/cleanup.mjs";
import { watchLauncher } from "./runtime/launcher.mjs";
import { takeLock } from "./runtime/lock.mjs";
import { requireNode } from "./runtime/node-version.mjs";
import { HELP, readOptions } from "./runtime/options.mjs";
import { dataDir, ensureDataDir, loadEnvironmentFiles } from "./runtime/paths.mjs";
import { prepareCheckout } from "./runtime/prepare.mjs";
import { complain, say } from "./runtime/say.mjs";
import { requireProductionSecrets } from "./runtime/secrets.mjs";
import { isStopping, killEverything, stopEverything, watchStarted } from "./runtime/started.mjs";
import { stopInOrder } from "./runtime/stop-process.mjs";

/** @returns {Promise<number | undefined>} the exit code, or nothing while it serves */
async function main() {
  requireNode();
  loadEnvironmentFiles();
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  requireProductionSecrets();
  ensureDataDir();
  const taken = takeLock(path.join(dataDir, "lock.json"));
  if (!taken.ok) return alreadyRuns(taken.held, options.fresh);
  const { lock, orphans } = taken;
  const janitor = hireJanitor();
  watchStarted((started) => {
    lock.update({ started });
    janitor.guard({ processes: started });
  });
  const stop = stopper(async () => {
    lock.update({ state: "stopping" });
    await stopEverything();
    lock.release();
    janitor.dismiss();
  });
  try {
    if (orphans.length > 0) say("An earlier run was killed; stopping what it left …");
    await stopInOrder(orphans);
    await prepareCheckout({ build: !options.dev });
    // Only now what it imports is installed.
    const { supervise } = await import("./runtime/supervise.mjs");
    const { url, signIn } = await supervise(options);
    if (isStopping()) return;
    lock.update({ state: "running", url });
    say(`Touchstone is ready\n\n    ${url}\n\n${signIn}`);
    process.send?.({ url });
  } catch (error) {
    if (isStopping()) return;
    complain(error);
    await stop(1);
  }
}

/**
 * @param {import("./runtime/lock.mjs").Held} held
 * @param {boolean} fresh
 */
function alreadyRuns({ holder, state, url }, fresh) {
  if (state === "running" && !fresh) {
    console.log(`Touchstone runs already at ${url} (process ${holder.pid}). To stop it: kill ${holder.pid}`);
    return 0;
  }
  const what = state === "running" ? `runs at ${url}` : state === "starting" ? "is being started" : "is being stopped";
  console.error(
    `Touchstone ${what} by process ${holder.pid}. ${state === "running" ? "Stop it first." : "Try again when that is done."}`,
  );
  return 1;
}

/**
 * Stops everything when we are told to; told again, at once.
 * @param {() => Promise<void>} stopAll
 */
function stopper(stopAll) {
  /** @param {number} code */
  const stop = async (code) => {
    await stopAll();
    process.exit(code);
  };
  const told = () => {
    if (isStopping()) return killEverything();
    say("Stopping …");
    stop(0);
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, told);
  process.on("disconnect", told);
  watchLauncher(told);
  // Whoever read our output may be gone; that must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return stop;
}

try {
  const code = await main();
  if (code !== undefined) process.exit(code);
} catch (error) {
  complain(error);
  process.exit(1);
}
