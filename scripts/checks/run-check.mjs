import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "../runtime/paths.mjs";

/**
 * How many checks passed and failed in a step, and in a few lines what each of the failed ones said.
 * @typedef {{ passed: number, failed: number, failures?: string[] }} Tally
 */

/**
 * A failure's title with the first lines of what it said, without colours: enough to know where to look.
 * @param {string} title
 * @param {string[]} messages
 */
export function failureInShort(title, messages) {
  const lines = stripVTControlCharacters(messages.join("\n"))
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return [title, ...lines.slice(0, 6).map((line) => `  ${line.slice(0, 120)}`)].join("\n");
}

/**
 * Runs a command of node_modules/.bin in the checkout to its end, its output on the console.
 * @param {string[]} command
 * @param {Record<string, string>} [env] added to ours
 * @returns {Promise<boolean>} whether it ended with code 0
 */
export function run([program = "", ...args], env = {}) {
  const child = spawn(path.join(root, "node_modules/.bin", program), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
}

/**
 * A step that counts as one check.
 * @param {string[]} command
 * @returns {Promise<Tally>}
 */
export async function runAsOne(command) {
  return (await run(command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a command that writes a JSON report, and counts by it. A command that fails without saying which test did is one failure.
 * @param {(reportFile: string) => Promise<boolean>} command
 * @param {(report: unknown) => Tally} count
 * @returns {Promise<Tally>}
 */
export async function runWithReport(command, count) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-report-"));
  try {
    const report = path.join(folder, "report.json");
    const succeeded = await command(report);
    const tally = countReport(report, count);
    return { ...tally, failed: succeeded ? tally.failed : Math.max(tally.failed, 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {(report: unknown) => Tally} count
 * @returns {Tally}
 */
function countReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`No report was written: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
}
