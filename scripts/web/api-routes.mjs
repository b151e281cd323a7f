import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../runtime/paths.mjs";

/** @typedef {{ pattern: RegExp, methods: string[] }} Route */

/**
 * The paths of the HTTP API and which methods each has, by the files that serve them.
 * @returns {Route[]}
 */
export function readApiRoutes() {
  const api = path.join(root, "app/api");
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  return files
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => {
      const source = readFileSync(path.join(api, file), "utf8");
      const exported = [...source.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map(
        ([, name]) => name ?? "",
      );
      // Next answers these two by itself.
      const methods = [...exported, ...(exported.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
      return { pattern: patternOf(path.posix.dirname(file)), methods };
    })
    .sort((one, other) => openness(one) - openness(other));
}

/** @param {string} folder such as `v1/projects/[id]` */
function patternOf(folder) {
  const parts = folder.split("/").map((part) => {
    if (part.startsWith("[...")) return ".+";
    return part.startsWith("[") ? "[^/]+" : part.replaceAll(".", "\\.");
  });
  return new RegExp(`^/api/${parts.join("/")}/?$`);
}

/**
 * How much of a path is left open: of several that fit, the one that names most is meant, as Next.js has it.
 * @param {Route} route
 */
const openness = ({ pattern: { source } }) => source.split("[^/]+").length + (source.includes(".+") ? 100 : 0);
