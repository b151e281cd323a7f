import path from "node:path";
import { root } from "../runtime/paths.mjs";
import { ensureBrowser } from "./browser.mjs";
import { run, runWithReport } from "./run-check.mjs";
import { startTestInstance } from "./test-instance.mjs";

/**
 * What Playwright's JSON reporter writes, as far as it counts here.
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} PlaywrightReport
 */

/** Runs the end-to-end tests against an instance of their own. Its logs are kept where a test failed. */
export async function runPlaywright() {
  ensureBrowser();
  const instance = await startTestInstance();
  const tally = await runWithReport(
    (file) =>
      run(["playwright", "test", "--reporter=list,json"], {
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
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
