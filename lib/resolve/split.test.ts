import { describe, expect, test } from "vitest";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "./case";
import { answerOfShare, shareKey, splitOf } from "./split";

const options = ["1", "true", "b"].map((value) => ({ value, label: value }));
const choice: Criterion = { key: "asked", title: "Asked", kind: "choice", level: "nominal", required: true, options };
const scale: Criterion = { ...choice, kind: "scale", options: undefined, scale: { min: 1, max: 5, anchors: {} } };
const sets: Criterion = { ...choice, kind: "multi", level: "set" };

const label = (value: AnswerValue, isModel = false): AnonymousLabel => ({
  letter: "A",
  values: { asked: value },
  comments: {},
  activeMs: null,
  isModel,
});

describe("keeping the split", () => {
  test("gives each answer of people its share, largest first", () => {
    const split = splitOf(choice, [label("b"), label("1"), label("1"), label("b", true)]);
    expect(split).toEqual({
      distribution: { "1": 2 / 3, b: 1 / 3 },
      parts: [
        { value: "1", share: 2 / 3 },
        { value: "b", share: 1 / 3 },
      ],
    });
  });

  test("needs answers that differ", () => {
    expect(splitOf(choice, [label("b"), label("b"), label("1", true)])).toBeNull();
    expect(splitOf(choice, [])).toBeNull();
  });

  test.each<[Criterion, AnswerValue]>([
    [choice, "1"],
    [choice, "true"],
    [scale, 4],
    [sets, ["1", "b"]],
    [sets, []],
  ])("names answers so that they can be read back: %#", (criterion, value) => {
    expect(answerOfShare(criterion, shareKey(value))).toEqual(value);
  });

  test("knows what is no answer", () => {
    expect(answerOfShare(choice, "c")).toBeUndefined();
    expect(answerOfShare(scale, "four")).toBeUndefined();
    expect(answerOfShare(scale, "9")).toBeUndefined();
  });
});
