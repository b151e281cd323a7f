import { expect, test } from "vitest";
import { versionHue } from "./version-badge";

const apart = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180);

test("the first dozen versions all differ by at least 20 degrees, and neighbours by more than 100", () => {
  const hues = Array.from({ length: 12 }, (_, index) => versionHue(index + 1));
  const gaps = hues.flatMap((hue, index) => hues.slice(index + 1).map((other) => apart(hue, other)));
  expect(Math.min(...gaps)).toBeGreaterThan(20);
  expect(apart(hues[3]!, hues[4]!)).toBeGreaterThan(100);
});
