import path from "node:path";
import { root } from "../runtime/paths.mjs";
import { ensureBrowser } from "./browser.mjs";
import { failureInShort, run, runWithReport } from "./run-check.mjs";
import { startTestInstance } from "./test-instance.mjs";

/**
 * What Playwright's JSON reporter writes, as far as it counts here.
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: { message?: string }[],
 *   suites: Suite[] }} PlaywrightReport
 * @typedef {{ suites?: Suite[], specs: Spec[] }} Suite
 * @typedef {{ title: string, ok: boolean, tests: { results: { errors: { message?: string }[] }[] }[] }} Spec
 */

/**
 * Runs the end-to-end tests, or those of some files, against an instance of their own. Its logs are kept where a test failed.
 * @param {readonly string[]} [files]
 */
export async function runPlaywright(files = []) {
  ensureBrowser();
  const instance = await startTestInstance();
  const tally = await runWithReport(
    (file) =>
      run(["playwright", "test", "--reporter=list,json", ...files], {
        BASE_URL: instance.url,
        // So that commands such as `npm run token` find this instance.
        TOUCHSTONE_DATA_DIR: instance.dataDir,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      }),
    (report) => countPlaywright(/** @type {PlaywrightReport} */ (report)),
  );
  await instance.stop(tally.failed > 0 ? path.join(root, "test-results/server-logs") : undefined);
  return tally;
}

/**
 * @param {PlaywrightReport} report
 * @returns {import("./run-check.mjs").Tally}
 */
export function countPlaywright({ stats, errors, suites }) {
  const ofTests = suites.flatMap(failedSpecs).map(({ title, tests }) => {
    const messages = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
    return failureInShort(
      title,
      messages.map(({ message }) => message ?? ""),
    );
  });
  const ofFiles = errors.map(({ message }) => failureInShort("outside of the tests", [message ?? ""]));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [...ofTests, ...ofFiles],
  };
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function failedSpecs({ suites = [], specs }) {
  return [...specs.filter(({ ok }) => !ok), ...suites.flatMap(failedSpecs)];
}
