import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../runtime/paths.mjs";
import { run, runAsOne, runWithReport } from "./run-check.mjs";
import { runVitest } from "./vitest.mjs";

/**
 * A step of the tests. `fast` ones need neither a database nor a browser; `single` ones keep one
 * processor busy and run beside each other.
 * @typedef {{ name: string, title: string, fast: boolean, single?: boolean, run: () => Promise<import("./run-check.mjs").Tally> }} Step
 */

/** @type {Step[]} in the order in which they run: what fails soonest comes first */
export const steps = [
  {
    name: "lint",
    title: "format and lint",
    fast: true,
    single: true,
    run: () => runAsOne(["biome", "check", "--error-on-warnings", "."]),
  },
  { name: "types", title: "types", fast: true, single: true, run: checkTypes },
  { name: "laws", title: "house laws", fast: true, single: true, run: () => runAsOne(["tsx", "scripts/laws.ts"]) },
  { name: "knip", title: "unused code and dependencies", fast: true, single: true, run: () => runAsOne(["knip"]) },
  { name: "unit", title: "unit tests", fast: true, run: () => runVitest("unit") },
  { name: "database", title: "database tests", fast: false, run: () => runVitest("database") },
  { name: "endurance", title: "endurance (short)", fast: false, run: runEndurance },
  { name: "deploy", title: "the production set-up as its document says", fast: false, run: runDeployment },
  { name: "e2e", title: "end-to-end tests", fast: false, run: runEndToEnd },
];

/** Next writes the types of the routes, which the compiler then checks. */
async function checkTypes() {
  if (existsSync(path.join(root, "app")) && !(await run(["next", "typegen"]))) return { passed: 0, failed: 1 };
  return runAsOne(["tsc", "--noEmit", "--incremental", "false"]);
}

/** A few kills of each kind and a small upgrade, without bounds that a slow machine would not keep; `npm run endure` is the whole of it. */
function runEndurance() {
  const few = {
    ...{
      only: "kills,upgrade",
      annotators: 5,
      web: 1,
      postgres: 1,
      worker: 1,
      examples: 2000,
      "import-examples": 2000,
      hostile: 0,
    },
    ...{ upgrade: 5000, bound: 30_000, recovery: 60_000 },
  };
  const options = Object.entries(few).flatMap(([name, count]) => [`--${name}`, String(count)]);
  return runWithReport(
    (file) => run(["tsx", "--conditions=react-server", "scripts/endure.ts", ...options, "--report", file]),
    (report) => /** @type {import("./run-check.mjs").Tally} */ (report),
  );
}

/** With the build that the step before has made. */
function runDeployment() {
  return runWithReport(
    (file) => run(["tsx", "--conditions=react-server", "scripts/deployed.ts", "--report", file]),
    (report) => /** @type {import("./run-check.mjs").Tally} */ (report),
  );
}

/** Loaded late, since it needs what the other steps do not. */
async function runEndToEnd() {
  const { runPlaywright } = await import("./playwright.mjs");
  return runPlaywright();
}
