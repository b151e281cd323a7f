import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { logFile } from "./logs.mjs";
import { root } from "./paths.mjs";
import { runTool } from "./run-tool.mjs";
import { say } from "./say.mjs";

const GENERATED = path.join(root, "lib/server/generated");
const MARKER = path.join(GENERATED, "made-from");

/** Generates the database client where the schema or Prisma has changed since. */
export async function ensureClient() {
  const current = fingerprint();
  if (
    existsSync(path.join(GENERATED, "prisma", "client.ts")) &&
    existsSync(MARKER) &&
    readFileSync(MARKER, "utf8") === current
  )
    return;
  say("Generating the database client …");
  await runTool(process.execPath, [path.join(root, "scripts/generate.mjs"), "--verbose"], {
    what: "Generating the database client",
    remedy: "Put right what it says about prisma/schema.",
    log: logFile("generate"),
  });
  writeFileSync(MARKER, current);
}

function fingerprint() {
  const hash = createHash("sha256");
  const schema = readdirSync(path.join(root, "prisma/schema")).map((name) => `prisma/schema/${name}`);
  for (const file of [...schema.sort(), "node_modules/prisma/package.json"])
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}
