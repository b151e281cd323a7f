import { ensureClient } from "./runtime/client.mjs";
import { ensureInstalled } from "./runtime/install.mjs";
import { requireNode } from "./runtime/node-version.mjs";

// Looks at every page at both widths in both themes; `npm test` looks at each in one of these four ways.
requireNode();
await ensureInstalled();
await ensureClient();
process.env.LOOKS = "all";
const { runPlaywright } = await import("./checks/playwright.mjs");
const { passed, failed, failures = [] } = await runPlaywright(["06-looks"]);
for (const failure of failures) console.log(`\n${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
