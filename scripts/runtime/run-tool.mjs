import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { root } from "./paths.mjs";
import { StartError } from "./start-error.mjs";
import { track } from "./started.mjs";

/**
 * Runs a command to its end with its output in a log file. Throws what it said last where it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ what: string, remedy: string, log: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} what it wrote to standard output
 */
export async function runTool(command, args, { what, remedy, log, env = process.env }) {
  const file = createWriteStream(log, { mode: 0o600 });
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  track(child, { name: what, patienceMs: 2_000 });
  let output = "";
  let everything = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(file, { end: false });
    stream.on("data", (chunk) => {
      everything = (everything + chunk).slice(-4_000);
    });
  }
  const reason = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`));
  });
  file.end();
  if (reason === null) return output;
  throw new StartError(
    `${what} failed: ${reason}.\n${lastLines(everything, 15)}`,
    `${remedy} The whole output is in ${log}`,
  );
}

/**
 * Runs a TypeScript file of ours as the server's side sees it: with the path alias, and with what is marked as server-only.
 * @param {string} file
 * @param {string[]} [args]
 */
export function typescript(file, args = []) {
  return ["--conditions=react-server", "--import", "tsx", file, ...args];
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
