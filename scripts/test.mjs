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

/** @param {import("./checks/steps.mjs").Step[]} chosen */
async function runSteps(chosen) {
  const total = { passed: 0, failed: 0 };
  const summary = [];
  const allFailures = [];
  for (const { title, run } of chosen) {
    say(`── ${title}`);
    const { passed, failed, failures = [] } = await run();
    total.passed += passed;
    total.failed += failed;
    allFailures.push(...failures);
    summary.push(`${failed === 0 ? "passed" : "FAILED"}  ${title}: ${passed} passed, ${failed} failed`);
    // Named once more beside the counts, since the end of a long output is what is kept of it.
    for (const failure of failures.slice(0, 10)) summary.push(`        ${failure.split("\n", 1)[0]?.slice(0, 160)}`);
  }
  for (const failure of allFailures.slice(0, 20)) console.log(`\n${failure}`);
  console.log(`\n${summary.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 2;
}
