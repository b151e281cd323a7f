import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/**
 * Puts what threads run (lib/server/threads) into one file beside the build of the pages: a thread that loads the sources one by one
 * takes a second of a processor until it calculates, with this a tenth. It is named after the build, so that none is used with another's.
 */
export async function buildThreads() {
  const id = readFileSync(path.join(root, ".next/BUILD_ID"), "utf8");
  await build({
    stdin: {
      contents: `export { serveTasks } from "./serve-tasks"; export { tasks } from "./all-tasks";`,
      resolveDir: path.join(root, "lib/server/threads"),
    },
    outfile: path.join(root, `.next/threads/${id}/all-tasks.cjs`),
    bundle: true,
    platform: "node",
    target: "node20",
    conditions: ["react-server"],
    external: ["pg-native"],
    logLevel: "warning",
  });
}
