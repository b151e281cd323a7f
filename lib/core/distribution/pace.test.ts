import { expect, it } from "vitest";
import { relativePace } from "@/lib/core/distribution/pace";
import { buildRatingTable } from "@/lib/core/rating-table";

/** Everybody on every item; how long somebody takes is their factor times what the item asks for. */
function timed(items: number, factors: readonly number[]) {
  const rows = Array.from({ length: items }, (_, i) =>
    factors.map((factor, w) => ({ item: `${i}`, rater: `${w}`, value: 1, ms: factor * 1000 * (1 + (i % 7)) })),
  ).flat();
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error(built.reason);
  return relativePace(
    built.table,
    rows.map(({ ms }) => ms),
  );
}

it("is the factor against the geometric mean of the others, whatever the items ask for", () => {
  const [fast, slow, even] = timed(20, [0.25, 4, 1]);
  expect(fast).toBeCloseTo(0.25 / 2, 12);
  expect(slow).toBeCloseTo(4 / 0.5, 12);
  expect(even).toBeCloseTo(1, 12);
});

it("is not known under twenty items, alone, or of times that are not", () => {
  expect(timed(19, [1, 2])).toEqual([null, null]);
  expect(timed(30, [1])).toEqual([null]);
  expect(timed(30, [1, -1, 0])).toEqual([null, null, null]);
});
