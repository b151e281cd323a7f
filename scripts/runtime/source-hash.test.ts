import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashSources } from "./source-hash.mjs";

let folder: string;

const put = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-sources-"));
  put("prisma/schema/label.prisma", "model A {}");
  put("package-lock.json", "{}");
  put("app/(workbench)/page.tsx", "one");
});

afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ["a page", "app/(workbench)/page.tsx"],
  ["a new file", "components/ui/button.tsx"],
  ["the lock file", "package-lock.json"],
  ["the schema", "prisma/schema/label.prisma"],
  ["a setting at the top", "next.config.ts"],
  ["a picture", "public/logo.svg"],
])("changes with %s", (_, file) => {
  const before = hashSources(folder);
  put(file, "two");
  expect(hashSources(folder)).not.toBe(before);
});

it.each([
  ["a test", "lib/core/estimate.test.ts"],
  ["a document", "docs/deploy.md"],
  ["what is generated", "lib/server/generated/prisma/client.ts"],
  ["an earlier build", ".next/BUILD_ID"],
  ["a script", "scripts/start.mjs"],
])("does not change with %s", (_, file) => {
  const before = hashSources(folder);
  put(file, "two");
  expect(hashSources(folder)).toBe(before);
});

it("changes when a file moves, and when content moves from one file to another", () => {
  put("lib/a.ts", "ab");
  put("lib/b.ts", "c");
  const before = hashSources(folder);
  put("lib/a.ts", "a");
  put("lib/b.ts", "bc");
  const shifted = hashSources(folder);
  expect(shifted).not.toBe(before);
  renameSync(path.join(folder, "lib/b.ts"), path.join(folder, "lib/c.ts"));
  expect(hashSources(folder)).not.toBe(shifted);
});
