import { expect, it } from "vitest";
import { median, scaleConsensus, trimmedMean } from "@/lib/core/consensus/scale";
import { scoresOf } from "@/lib/core/distribution/scores";
import { buildRatingTable } from "@/lib/core/rating-table";

it("median and 20 % trimmed mean of 1 2 3 4 100 are 3 and 3, of nothing null", () => {
  const values = Float64Array.of(1, 2, 3, 4, 100);
  expect(median(values)).toBe(3);
  expect(median(Float64Array.of(1, 2, 3, 10))).toBe(2.5);
  expect(trimmedMean(values, 0.2)).toBe(3);
  expect(trimmedMean(values, 0)).toBe(22);
  expect(median(Float64Array.of())).toBeNull();
  expect(trimmedMean(Float64Array.of(), 0.2)).toBeNull();
});

it("the severity-corrected mean undoes who happened to rate: a is 1 under b, and only a rated item 3", () => {
  const built = buildRatingTable([
    { item: "1", rater: "a", value: 2 },
    { item: "1", rater: "b", value: 3 },
    { item: "2", rater: "a", value: 4 },
    { item: "2", rater: "b", value: 5 },
    { item: "3", rater: "a", value: 3 },
    { item: "4", rater: "b", value: null },
  ]);
  if (!built.ok) throw new Error(built.reason);
  const result = scoresOf(built.table);
  if (!result.ok) throw new Error(result.reason);
  const { severityCorrected, median: middle } = scaleConsensus(result.scores);
  expect(severityCorrected.map((level) => level && Math.round(level * 1e9) / 1e9)).toEqual([2.5, 4.5, 3.5, null]);
  expect(middle).toEqual([2.5, 4.5, 3, null]);
});
