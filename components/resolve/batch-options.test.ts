import { expect, test } from "vitest";
import { batchOptions } from "./batch-options";

const BATCH = { id: "b1", note: "All labels equal, at least 3.", cases: 1 };

test("offers each batch in words, and the one asked for whatever became of it", () => {
  const offered = { value: "b1", label: "1 case. All labels equal, at least 3." };
  expect(batchOptions([BATCH], undefined)).toEqual([offered]);
  expect(batchOptions([BATCH], "b1")).toEqual([offered]);
  expect(batchOptions([BATCH], "b0")).toEqual([offered, { value: "b0", label: "an earlier rule" }]);
  expect(batchOptions([], undefined)).toEqual([]);
});
