import { expect, test } from "vitest";
import { categoryColor, rampColor, signedColor } from "./palette";

test("a ramp spends its first step on zero and its last on one", () => {
  expect([0, 0.01, 0.5, 1, 7].map((share) => rampColor(share).background)).toEqual([
    "var(--ramp-1)",
    "var(--ramp-1)",
    "var(--ramp-4)",
    "var(--ramp-7)",
    "var(--ramp-7)",
  ]);
});

test("zero is pale, signs go apart, and ends are clipped", () => {
  expect([-9, -1, 0, 0.4, 1].map((value) => signedColor(value).background)).toEqual([
    "var(--signed-1)",
    "var(--signed-1)",
    "var(--signed-4)",
    "var(--signed-5)",
    "var(--signed-7)",
  ]);
});

test("the ninth person shares the first colour", () => {
  expect(categoryColor(8)).toBe(categoryColor(0));
});
