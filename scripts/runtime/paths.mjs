import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/** The checkout. */
export const root = path.resolve(import.meta.dirname, "..", "..");

/** Where the database, the secrets and the logs of this installation live. */
export const dataDir = path.resolve(root, process.env.TOUCHSTONE_DATA_DIR ?? ".data");

/** Nobody else may look into it. As root others may pass through it: the database's files belong to another user. */
export function ensureDataDir() {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
}

/** Settings for this checkout, as `NAME=value` lines. What is set already has precedence, and .env.local over .env. */
export function loadEnvironmentFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
