import { spawnSync } from "node:child_process";
import { root } from "./runtime/paths.mjs";

// Runs the tests under each supported line of Node: `npm run nodes`, or a part of them, `npm run nodes -- --only unit,database`.
// Each line's newest Node comes from the npm package `node`; the floor is tried as exactly what it is.

const LINES = ["20.19.0", "22", "24"];

const results = LINES.map((line) => {
  console.log(`\n── Node ${line}`);
  // npx puts this Node first on the PATH, for the tests and for all that they start.
  const { status } = spawnSync(
    "npx",
    ["--yes", `--package=node@${line}`, "--", "node", "scripts/test.mjs", ...process.argv.slice(2)],
    { cwd: root, stdio: "inherit" },
  );
  return { line, ok: status === 0 };
});

console.log(`\n${results.map(({ line, ok }) => `${ok ? "passed" : "FAILED"}  Node ${line}`).join("\n")}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
