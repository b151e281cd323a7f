import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/**
 * How the threads' sources become one file. What the bundler warns of there is to be mended: a thread that cannot load it ends every calculation.
 *
 * @returns {import("esbuild").BuildOptions}
 */
export const threadsBundle = () => ({
  stdin: {
    contents: `export { serveTasks } from "./serve-tasks"; export { tasks } from "./all-tasks";`,
    resolveDir: path.join(root, "lib/server/threads"),
  },
  bundle: true,
  platform: "node",
  target: "node20",
  conditions: ["react-server"],
  external: ["pg-native"],
});

/**
 * Puts what threads run (lib/server/threads) into one file beside the build of the pages: a thread that loads the sources one by one
 * takes a second of a processor until it calculates, with this a tenth. It is named after the build, so that none is used with another's.
 */
export async function buildThreads() {
  const id = readFileSync(path.join(root, ".next/BUILD_ID"), "utf8");
  const outfile = path.join(root, `.next/threads/${id}/all-tasks.cjs`);
  const { warnings } = await build({ ...threadsBundle(), outfile, logLevel: "warning" });
  if (warnings.length > 0) throw new Error("The threads' file cannot be used; the bundler's warnings say why.");
}
