import { describe, expect, test } from "vitest";
import { type DecidingLabel, decide, decidedValues, isDecided } from "./decide";

const label = (value: number | string, since = 1, criterion = "quality"): DecidingLabel => ({
  criterion,
  value,
  valueKey: JSON.stringify(value),
  since,
});

describe("what is decided", () => {
  test.each([
    ["one label is not enough", [label(3)], "single"],
    ["two equal labels decide", [label(3), label(3)], "unanimous"],
    ["a third that differs undoes it", [label(3), label(3), label(4)], "differ"],
    ["labels of an older meaning do not contradict", [label(1, 1), label(3, 2), label(3, 2)], "unanimous"],
    ["nor do they support", [label(3, 1), label(3, 1), label(3, 2)], "single"],
  ])("%s", (_, labels, state) => {
    expect(decide(labels, {}).quality!.state).toBe(state);
  });

  test("a resolution wins over labels, also where it says that there is no single answer", () => {
    const labels = [label(3), label(3)];
    expect(decidedValues(decide(labels, { quality: { value: 5 } }))).toEqual({ quality: 5 });
    expect(decide(labels, { quality: { value: null } })).toEqual({ quality: { state: "no-answer" } });
    expect(decidedValues(decide(labels, { quality: { value: null } }))).toEqual({});
  });

  test("free text decides nothing and leaves nothing open", () => {
    const text = { ...label("fine", 1, "why"), valueKey: null };
    const decisions = decide([text, text, label(3), label(3)], {});
    expect(decidedValues(decisions)).toEqual({ quality: 3 });
    expect(isDecided(decisions, null)).toBe(true);
    expect(isDecided(decisions, "why")).toBe(false);
  });

  test("an example with an open criterion is decided only on the others", () => {
    const decisions = decide([label(3), label(3), label("yes", 1, "correct")], {});
    expect(isDecided(decisions, null)).toBe(false);
    expect(isDecided(decisions, "quality")).toBe(true);
    expect(isDecided({}, null)).toBe(false);
  });
});
