import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { requireNode } from "./runtime/node-version.mjs";
import { root } from "./runtime/paths.mjs";
import { prepareCheckout } from "./runtime/prepare.mjs";
import { typescript } from "./runtime/run-tool.mjs";
import { complain, say } from "./runtime/say.mjs";

// `npm run bench` runs every benchmark, one after the other; `npm run bench -- import export` just those.

/** The simulations behind docs/calibration.md take many minutes and have a command of their own. */
const SEPARATE = ["calibrate"];

/** Names of the benchmarks. A file that exports something is a part of others. */
function benchmarks() {
  const folder = path.join(root, "bench");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .filter((file) => !/^export /m.test(readFileSync(path.join(folder, file), "utf8")))
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((name) => !SEPARATE.includes(name));
}

async function main() {
  requireNode();
  const known = benchmarks();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}". There are: ${known.join(", ")}.`);
    return 2;
  }
  await prepareCheckout({ build: false });
  const summary = [];
  let failed = 0;
  for (const name of wanted.length > 0 ? wanted : known) {
    say(`── ${name}`);
    const began = performance.now();
    const child = spawn(process.execPath, typescript(`bench/${name}.ts`), { cwd: root, stdio: "inherit" });
    const [code] = await once(child, "exit");
    if (code !== 0) failed++;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    summary.push(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
  }
  console.log(`\n${summary.join("\n")}`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error);
  process.exitCode = 2;
}
