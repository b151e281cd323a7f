import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../runtime/paths.mjs";

/**
 * How many checks passed and failed in a step.
 * @typedef {{ passed: number, failed: number }} Tally
 */

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
    const { passed, failed } = countReport(report, count);
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
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
