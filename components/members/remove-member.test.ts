import { expect, it } from "vitest";
import { removalWords, unfillableWords } from "./remove-member";

const nothing = { held: 0, drafts: 0, reserved: 0, unfillable: 0, labels: 0 };

it("says only what there is, in one and in many", () => {
  expect(removalWords(nothing)).toEqual([]);
  expect(unfillableWords(nothing)).toBeNull();
  expect(removalWords({ held: 1, drafts: 1, reserved: 2, unfillable: 0, labels: 1200 })).toEqual([
    "Their labels of 1,200 examples stay and count.",
    "1 example in their hands goes back to the others at once.",
    "Answers begun on 1 of these are not handed in; they stay as drafts on the round’s page.",
    "2 examples that waited for them wait for somebody else.",
  ]);
  expect(unfillableWords({ ...nothing, unfillable: 1 })).toMatch(/^Nobody else is there to give 1 label that/);
  expect(unfillableWords({ ...nothing, unfillable: 1000 })).toMatch(/give 1,000 labels or more/);
});
