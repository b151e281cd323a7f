import { expect, test } from "vitest";
import { isDashboard, Pace } from "./pace.mjs";

test("a burst goes at once, then three a second, each person by themselves, and whoever wants more is refused", () => {
  let now = 1_000_000;
  const pace = new Pace(() => now);
  const turns = Array.from({ length: 80 }, () => pace.turn("ada"));
  expect(turns.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
  expect(turns.slice(20, 23)).toEqual([334, 668, 1002]);
  expect(turns.filter((turn) => turn === null)).toHaveLength(15);
  expect(pace.turn("ben")).toBe(0);
  now += 60_000;
  expect(Array.from({ length: 20 }, () => pace.turn("ada"))).toEqual(Array.from({ length: 20 }, () => 0));
});

test("who clicks once a second never waits", () => {
  let now = 0;
  const pace = new Pace(() => now);
  for (let k = 0; k < 300; k++, now += 1000) expect(pace.turn("ada")).toBe(0);
});

test.each([
  ["/projects/1/measure", true],
  ["/projects/1/measure/agreement/helpful?version=2", true],
  ["/projects/1/evaluate", true],
  ["/projects/1/measured", false],
  ["/projects/1/curate?from=/projects/1/measure", false],
])("%s is a dashboard: %s", (address, expected) => {
  expect(isDashboard(address)).toBe(expected);
});
