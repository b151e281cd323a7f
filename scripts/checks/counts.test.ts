import { expect, it } from "vitest";
import { countPlaywright } from "./playwright.mjs";
import { countVitest } from "./vitest.mjs";

it("counts vitest's tests, and a file that could not be loaded as one failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{ status: "passed" }] },
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 2 });
});

it("counts a test of Playwright's that passed only at a second try as failed, and errors outside of tests", () => {
  expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({
    passed: 4,
    failed: 3,
  });
});
