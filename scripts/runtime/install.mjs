import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { logFile } from "./logs.mjs";
import { root } from "./paths.mjs";
import { runTool } from "./run-tool.mjs";
import { say } from "./say.mjs";

/**
 * An entry of package-lock.json, or of the copy that npm leaves in node_modules when an installation is complete.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 */

/** Installs what package-lock.json says unless exactly that is installed. */
export async function ensureInstalled() {
  const missing = firstDifference();
  if (missing === null) return;
  const first = !existsSync(path.join(root, "node_modules"));
  say(
    first
      ? "Installing the dependencies (npm ci; about a minute) …"
      : `Installing the dependencies again (npm ci): ${missing} …`,
  );
  const [command, ...args] = npm();
  // Building needs the development dependencies also where NODE_ENV says production.
  await runTool(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    what: "Installing the dependencies",
    remedy: "Check the network and the disk, then start again.",
    log: logFile("install"),
  });
}

/**
 * What is not installed as package-lock.json says, or null.
 * @returns {string | null}
 */
function firstDifference() {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return "there is no complete installation";
  return difference(entries(path.join(root, "package-lock.json")), entries(installed));
}

/**
 * The first package that is wanted on this platform and not installed in that version, or null.
 * @param {Record<string, Entry>} wanted
 * @param {Record<string, Entry>} installed
 * @returns {string | null}
 */
export function difference(wanted, installed) {
  for (const [name, entry] of Object.entries(wanted)) {
    const found = installed[name];
    if (name === "" || (!found && !isNeeded(entry))) continue;
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) {
      return `${name.replace(/^.*node_modules\//, "")} is not the one in package-lock.json`;
    }
  }
  return null;
}

/**
 * npm may leave optional packages out. Of those that say for which platform they are, ours must be there.
 * @param {Entry} entry
 */
function isNeeded({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return libc === undefined && os?.includes(process.platform) === true && cpu?.includes(process.arch) === true;
}

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
function entries(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/**
 * The npm that runs us, else the one on the path.
 * @returns {[string, ...string[]]}
 */
function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
}
