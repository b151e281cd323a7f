import { describe, expect, test } from "vitest";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { candidateAnswers, candidateDigits } from "./candidates";
import type { AnonymousLabel } from "./case";

const scale = (min: number, max: number): Criterion => ({
  ...{ key: "asked", title: "Asked", kind: "scale", level: "ordinal", required: true },
  scale: { min, max, anchors: {} },
});
const options = ["a", "b", "c"].map((value) => ({ value, label: value }));
const choice: Criterion = { key: "asked", title: "Asked", kind: "choice", level: "nominal", required: true, options };

const labels = (...values: AnswerValue[]): AnonymousLabel[] =>
  values.map((value) => ({ letter: "A", values: { asked: value }, comments: {}, activeMs: null, isModel: false }));

const listed = (criterion: Criterion, given: AnonymousLabel[]) => {
  const candidates = candidateAnswers(criterion, given);
  const digits = candidateDigits(criterion, candidates);
  return candidates.map(({ value, given }, index) => [digits[index], value, given]);
};

describe("what a case can be settled to", () => {
  test("puts the most frequent answer first, by its place", () => {
    expect(listed(choice, labels("b", "c", "c"))).toEqual([
      ["1", "c", 2],
      ["2", "b", 1],
      ["3", "a", 0],
    ]);
  });

  test("keeps the points of a scale in their order, each with its own digit", () => {
    expect(listed(scale(0, 3), labels(3, 1, 3))).toEqual([
      ["0", 0, 0],
      ["1", 1, 1],
      ["2", 2, 0],
      ["3", 3, 2],
    ]);
  });

  test("gives no digit where two would share one", () => {
    const digits = listed(scale(1, 12), labels(10, 12)).map(([digit]) => digit);
    expect(digits.slice(8)).toEqual(["9", undefined, undefined, undefined]);
    expect(new Set(digits.slice(0, 9)).size).toBe(9);
  });
});
