import { defineConfig, devices } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/checks/browser.mjs";

/** The tests are one story in the order of the flow, told once: no parallel runs, no second tries. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    viewport: { width: 1440, height: 900 },
    // An action that finds nothing to act on says so before the test ends.
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findBrowser(), args: browserFlags() },
  },
  projects: [{ name: "chromium" }],
});
