import { readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * What a JSON file holds, or null where there is none or it was left half-written by something else.
 * @template T
 * @param {string} file
 * @returns {T | null}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Replaces a file at once: a reader sees the old content or the new. Only we may read it.
 * @param {string} file
 * @param {unknown} content
 */
export function writeJson(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(draft, file);
}
