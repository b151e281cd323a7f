import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/** Some of what is bundled asks for modules of Node's in the old way. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * How the threads' sources become few files: one that a thread begins with, and those that a task loads when it is first asked for, as
 * megabytes of words and n-grams are. What the bundler warns of there is to be mended: a thread that cannot load it ends every calculation.
 *
 * @returns {import("esbuild").BuildOptions}
 */
export const threadsBundle = () => ({
  stdin: {
    contents: `export { serveTasks } from "./serve-tasks"; export { tasks } from "./all-tasks";`,
    resolveDir: path.join(root, "lib/server/threads"),
  },
  entryNames: "all-tasks",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  banner: { js: REQUIRE },
  platform: "node",
  target: "node20",
  conditions: ["react-server"],
  external: ["pg-native"],
});

/**
 * Puts what threads run (lib/server/threads) into files beside the build of the pages: a thread that loads the sources one by one takes
 * seconds of a processor until it calculates, with these a quarter of one. Their folder is named after the build, so that none is used with
 * another's.
 */
export async function buildThreads() {
  const id = readFileSync(path.join(root, ".next/BUILD_ID"), "utf8");
  const outdir = path.join(root, ".next/threads", id);
  const { warnings } = await build({ ...threadsBundle(), outdir, logLevel: "warning" });
  if (warnings.length > 0) throw new Error("The threads' files cannot be used; the bundler's warnings say why.");
}
