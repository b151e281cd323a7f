import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { dataDir } from "./paths.mjs";

const KEPT = 3;
const LARGEST_BYTES = 20 * 1024 * 1024;

/**
 * Where a part of the system writes its log.
 * @param {string} name
 */
export function logFile(name) {
  const folder = path.join(dataDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, `${name}.log`);
}

/**
 * Starts a new log and keeps the last ones as name.1.log (the newest) to name.3.log. A log that grows large is replaced likewise.
 * @param {string} name
 */
export function openLog(name) {
  const file = logFile(name);
  let stream = begin(file);
  let bytes = 0;
  return {
    file,
    /** @param {string} text */
    write(text) {
      bytes += Buffer.byteLength(text);
      if (bytes > LARGEST_BYTES) {
        stream.end();
        stream = begin(file);
        bytes = 0;
      }
      stream.write(text);
    },
    end: () => stream.end(),
  };
}

/** @param {string} file */
function begin(file) {
  const numbered = (/** @type {number} */ n) => (n === 0 ? file : file.replace(/\.log$/, `.${n}.log`));
  for (let n = KEPT - 1; n >= 0; n--) {
    if (existsSync(numbered(n))) renameSync(numbered(n), numbered(n + 1));
  }
  return createWriteStream(file, { flags: "a", mode: 0o600 });
}
