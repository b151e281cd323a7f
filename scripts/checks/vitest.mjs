import { failureInShort, run, runWithReport } from "./run-check.mjs";

/**
 * What vitest's JSON reporter writes, as far as it counts here.
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { name: string, status: string, message?: string,
 *     assertionResults: { status: string, fullName?: string, failureMessages?: string[] }[] }[] }} VitestReport
 */

/**
 * Runs one project of vitest.config.ts.
 * @param {string} project
 */
export function runVitest(project) {
  return runWithReport(
    (file) =>
      run([
        "vitest",
        "run",
        "--project",
        project,
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
      ]),
    (report) => countVitest(/** @type {VitestReport} */ (report)),
  );
}

/**
 * A file that could not even be loaded has no failed test and is one failure.
 * @param {VitestReport} report
 * @returns {import("./run-check.mjs").Tally}
 */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    failures: [
      ...failed.map(({ fullName = "a test", failureMessages = [] }) => failureInShort(fullName, failureMessages)),
      ...unloaded.map(({ name, message = "" }) => failureInShort(name, [message])),
    ],
  };
}
