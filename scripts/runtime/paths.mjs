import path from "node:path";

/** The checkout. */
export const root = path.resolve(import.meta.dirname, "..", "..");

/** Where data, secrets and logs of this installation live. */
export const dataDir = path.resolve(root, process.env.TOUCHSTONE_DATA_DIR ?? ".data");
