import { expect, test } from "vitest";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import * as calls from "@/lib/label/calls";
import { isLabelling } from "./labelling.mjs";

const filled = (path: string) => path.replaceAll(/\{\w+\}/g, "0199-a");

test("every call of the labelling screen is answered in front, but for a version's text, which is asked for once", () => {
  const behind = Object.values(calls).filter(({ path }) => !isLabelling(filled(path)));
  expect(behind).toEqual([calls.VERSION]);
});

test("nothing that counts, sends files or takes them is answered in front", () => {
  const front = ALL_ENDPOINTS.filter(({ path }) => isLabelling(filled(path)));
  expect(front.length).toBeGreaterThan(8);
  expect(front.filter(({ files, streams }) => files || streams)).toEqual([]);
  const labelled = new Set<string>(Object.values(calls).map(({ path }) => path));
  expect(front.map(({ path }) => path).filter((path) => !labelled.has(path))).toEqual([]);
});

test.each([
  ["/projects/1/label", true],
  ["/projects/1/label?example=3", true],
  ["/projects/1/label/qualification", true],
  ["/projects/1/labels", false],
  ["/projects/1/measure?next=/projects/1/label", false],
  ["/_next/static/chunks/a.js", true],
  ["/api/health", true],
  ["/api/auth/session", false],
  ["/projects/%ff/label", true],
  ["//projects/1/label", false],
])("%s in front: %s", (address, expected) => {
  expect(isLabelling(address)).toBe(expected);
});
