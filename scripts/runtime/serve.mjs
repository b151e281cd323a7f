import { spawn } from "node:child_process";
import { waitForHealth } from "./health.mjs";
import { keepRunning } from "./kept-process.mjs";
import { openLog } from "./logs.mjs";
import { root } from "./paths.mjs";
import { lastLines, typescript } from "./run-tool.mjs";
import { devServer, webServer } from "./web-server.mjs";

/**
 * Starts the web server, waits until it is healthy, starts the worker, and keeps both running. A web server that dies before it
 * is healthy is not tried again: what it said is the reason.
 * @param {{ host: string, port: number, dev: boolean }} options
 * @param {NodeJS.ProcessEnv} env
 */
export async function serve({ host, port, dev }, env) {
  let said = "";
  let deaths = 0;
  const log = openLog("web");
  const output = (/** @type {string} */ text) => {
    log.write(text);
    said = (said + text).slice(-4_000);
    if (dev) process.stdout.write(text);
  };
  const web = () => {
    const child = launch(dev ? devServer({ host, port }) : webServer({ host, port }), env);
    child.once("exit", () => {
      deaths++;
    });
    return child;
  };
  keepRunning({ name: "The web server", launch: web, output });
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host}:${port}`;
  await waitForHealth(address, {
    patienceMs: 120_000,
    gaveUp: () => (deaths > 0 ? `it ended.\n${lastLines(said, 15)}` : null),
  });
  const worker = openLog("worker");
  keepRunning({ name: "The worker", launch: () => launch(typescript("worker/main.ts"), env), output: worker.write });
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function launch(args, env) {
  return spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
}
