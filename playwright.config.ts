import { defineConfig, devices } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/checks/browser.mjs";

/**
 * A file is one story in the order of the flow, told once: no second tries. Two are told at a time, each among people and in projects of
 * its own or only reading the demo's; what one of them changes in the demo it takes back.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
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
    // A trace of every test takes a sixth of the time; `npx playwright test --trace on <file>` writes it for one that failed.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findBrowser(), args: browserFlags() },
  },
  projects: [{ name: "chromium" }],
});
