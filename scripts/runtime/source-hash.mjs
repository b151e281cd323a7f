import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a build is made from: these folders and every file beside them, but for what cannot change its result. */
const FOLDERS = ["app", "components", "lib", "prisma/schema", "public", "worker"];
const FILES = /^(package\.json|package-lock\.json|tsconfig\.json|[^/]+\.(ts|tsx|mjs|js|css))$/;
const IGNORED = /(^|\/)generated\/|\.test\.tsx?$|^(vitest|playwright|prisma|knip)\.config\.|\.md$|^next-env\.d\.ts$/;

/**
 * SHA-256 over the names and contents of all sources of the production build.
 * @param {string} root
 * @returns {string}
 */
export function hashSources(root) {
  const hash = createHash("sha256");
  const topFiles = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const files = [...topFiles.filter((name) => FILES.test(name)), ...FOLDERS.flatMap((folder) => filesIn(root, folder))];
  for (const file of files.filter((name) => !IGNORED.test(name)).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(root, folder) {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
  } catch {
    return [];
  }
}
