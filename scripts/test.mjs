import { parseArgs } from "node:util";
import { steps } from "./checks/steps.mjs";
import { ensureClient } from "./runtime/client.mjs";
import { ensureInstalled } from "./runtime/install.mjs";
import { requireNode } from "./runtime/node-version.mjs";
import { complain, say } from "./runtime/say.mjs";

const HELP = `npm test               everything: ${steps.map(({ name }) => name).join(", ")}
npm run check          the same without database and browser
npm test -- --only unit,database

The last line says how many checks passed and failed; the exit code is 1 where one failed.`;

/** Exit code 2: the tests could not be run at all. */
async function main() {
  const { values } = parseArgs({
    options: { fast: { type: "boolean" }, only: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const names = values.only?.split(",");
  const unknown = names?.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    console.error(`There is no step "${unknown}".\n\n${HELP}`);
    return 2;
  }
  requireNode();
  await ensureInstalled();
  await ensureClient();
  return runSteps(steps.filter(({ name, fast }) => (names ? names.includes(name) : fast || !values.fast)));
}

/** @typedef {import("./checks/steps.mjs").Step} Step */

/** @param {Step[]} chosen */
async function runSteps(chosen) {
  const total = { passed: 0, failed: 0 };
  const summary = [];
  const allFailures = [];
  for (const together of groups(chosen)) {
    say(`── ${together.map(({ title }) => title).join(", ")}`);
    for (const { title, passed, failed, failures, seconds } of await Promise.all(together.map(runStep))) {
      total.passed += passed;
      total.failed += failed;
      allFailures.push(...failures);
      summary.push(
        `${failed === 0 ? "passed" : "FAILED"}  ${title}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`,
      );
      // Named once more beside the counts, since the end of a long output is what is kept of it.
      for (const failure of failures.slice(0, 10)) summary.push(`        ${failure.split("\n", 1)[0]?.slice(0, 160)}`);
    }
  }
  for (const failure of allFailures.slice(0, 20)) console.log(`\n${failure}`);
  console.log(`\n${summary.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/**
 * Steps in their order, those beside each other that keep one processor busy as one.
 * @param {Step[]} chosen
 */
function groups(chosen) {
  /** @type {Step[][]} */
  const groups = [];
  for (const step of chosen) {
    const last = groups.at(-1);
    if (step.single && last?.[0]?.single) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** @param {Step} step */
async function runStep({ title, run }) {
  const begun = performance.now();
  const { failures = [], ...tally } = await run();
  return { title, ...tally, failures, seconds: (performance.now() - begun) / 1000 };
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 2;
}
