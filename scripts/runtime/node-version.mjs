import { StartError } from "./start-error.mjs";

const OLDEST = [20, 19];

/**
 * Refuses a Node that is too old for the dependencies, before anything of theirs fails in a way that nobody understands.
 * @param {string} [version] as in process.versions.node
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StartError(
    `Touchstone needs Node ${OLDEST.join(".")} or newer; this is ${version}.`,
    "Install a newer Node from https://nodejs.org, then start again.",
  );
}
