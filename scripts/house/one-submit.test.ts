import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceOf } from "./laws";

const MOST_FILES = 35;

const rows = [...readFileSync("docs/one-submit.md", "utf8").matchAll(/^\| (\d+) +\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(
  ([, row, file, from]) => ({ row: Number(row), file: file!, from: from! }),
);
const steps = rows.filter(({ from }) => /^\d+$/.test(from));

test("one submit is followed through few files, in order, and each of them is there", () => {
  expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.length).toBeLessThanOrEqual(MOST_FILES);
  expect(rows.filter(({ file }) => !existsSync(file))).toEqual([]);
});

test("only where no import can lead is something else said to", () => {
  expect(rows.filter((row) => !steps.includes(row)).map(({ from }) => from)).toEqual([
    "a page",
    "HTTP",
    "triggers",
    "an address",
  ]);
});

test.each(steps)("$file is imported by row $from, which stands before it", ({ row, file, from }) => {
  const before = rows[Number(from) - 1]!;
  expect(before.row).toBeLessThan(row);
  const { imported } = sourceOf(before.file, readFileSync(before.file, "utf8"));
  expect(imported).toContain(file.replace(/\.tsx?$/, ""));
});
