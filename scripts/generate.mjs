// Generates the Prisma client. The CLI wants to download a native schema engine first, which generating does not need and which is
// not on npm: naming any existing file in its place skips the download.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const manifest = require.resolve("prisma/package.json");

execFileSync(process.execPath, [path.join(path.dirname(manifest), "build/index.js"), "generate"], {
  cwd: root,
  stdio: ["ignore", process.argv.includes("--verbose") ? "inherit" : "ignore", "inherit"],
  env: {
    PRISMA_SCHEMA_ENGINE_BINARY: manifest,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    ...process.env,
  },
});
