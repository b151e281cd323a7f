import { expect, test } from "vitest";
import { aheadFor } from "./ahead";

test.each([
  [60_000, 30, 10],
  [45_000, 30, 14],
  [1, 30, 20],
  [0, 30, 20],
  [600_000, 30, 2],
  [3_600_000, 30, 2],
  [60_000, 4, 4],
  [null, 30, 5],
])("at %s ms an example and leases of %s minutes: %s", (pace, lease, ahead) => {
  expect(aheadFor(pace, lease)).toBe(ahead);
});
