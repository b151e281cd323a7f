import { expect, it } from "vitest";
import { countPlaywright } from "./playwright.mjs";
import { countVitest } from "./vitest.mjs";

it("counts vitest's tests, and a file that could not be loaded as one failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { name: "a.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
      {
        name: "b.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed" },
          { status: "failed", fullName: "adds up", failureMessages: ["\u001b[31mexpected 2\u001b[39m\n\n   to be 3"] },
        ],
      },
      { name: "c.test.ts", status: "failed", message: "No such file", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 5,
    failed: 2,
    failures: ["adds up\n  expected 2\n  to be 3", "c.test.ts\n  No such file"],
  });
});

it("counts a test of Playwright's that passed only at a second try as failed, and errors outside of tests", () => {
  const failed = { title: "signs in", ok: false, tests: [{ results: [{ errors: [{ message: "Timed out" }] }] }] };
  const passed = { title: "signs out", ok: true, tests: [] };
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1 },
    errors: [{ message: "No browser" }],
    suites: [{ specs: [passed], suites: [{ specs: [failed] }] }],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 4,
    failed: 3,
    failures: ["signs in\n  Timed out", "outside of the tests\n  No browser"],
  });
});
