import { describe, expect, test } from "vitest";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { type Condition, readCondition } from "./condition";
import type { DecidingLabel } from "./decide";
import { fallsBy, firstFall, misfit, noneFallen } from "./meets";
import { NO_STANDING, standingOn } from "./standing";

function asked(written: string): Condition {
  const condition = readCondition(written);
  if (typeof condition === "string") throw new Error(condition);
  return condition;
}

const label = (value: AnswerValue, since = 1, valueKey: string | null = JSON.stringify(value)): DecidingLabel => ({
  criterion: "c",
  value,
  valueKey,
  since,
});
const written = (value: string, since = 1) => label(value, since, null);

describe("of the decided answer", () => {
  const holds = (condition: string, decided: AnswerValue) =>
    fallsBy(asked(`c:${condition}`), { ...NO_STANDING, decided }) === null;

  test.each<[string, AnswerValue, boolean]>([
    ["is:4", 4, true],
    ["is:4.0,5", 4, true],
    ["is:yes", "yes", true],
    ["is:yes,unsure", "no", false],
    ["is-not:no", "no", false],
    ["is:A", { choice: "A", strength: 2 }, true],
    ["is-not:tie", { choice: "tie" }, false],
    ["is-not:tie", { choice: "B" }, true],
    ["at-least:4", 4, true],
    ["at-least:4", 3.9, false],
    ["at-least:4", "5", false],
    ["at-most:-1", -1, true],
    ["strength:2", { choice: "A", strength: 2 }, true],
    ["strength:2", { choice: "A" }, false],
    ["strength:1", { choice: "A" }, true],
    ["strength:1", { choice: "tie" }, false],
    ["any-of:a,b", ["b", "c"], true],
    ["any-of:a,b", ["c"], false],
    ["any-of:a", [], false],
    ["all-of:a,b", ["a", "b", "c"], true],
    ["all-of:a,b", ["a"], false],
    ["none-of:a,b", ["c"], true],
    ["none-of:a,b", [], true],
    ["none-of:a,b", ["b"], false],
    ["none-but:too-long", ["too-long"], true],
    ["none-but:too-long", [], true],
    ["none-but:too-long", ["too-long", "wrong"], false],
    ["none-but", [], true],
    ["none-but", ["a"], false],
    ["any-of:claim", [{ start: 0, end: 2, label: "claim" }], true],
    ["none-but:claim", [{ start: 0, end: 2, label: "place" }], false],
    ["first:A,B", ["B", "A", "C"], true],
    ["first:A", ["B", "A", "C"], false],
    ["before:A,C", ["B", "A", "C"], true],
    ["before:C,A", ["B", "A", "C"], false],
    ["before:A,D", ["B", "A", "C"], false],
    ["decided", "any", true],
  ])("%s of %j: %s", (condition, value, met) => {
    expect(holds(condition, value)).toBe(met);
  });

  test("what is not decided falls out as that, by every one of them", () => {
    for (const condition of ["is:yes", "is-not:yes", "at-least:1", "none-but", "none-of:a", "decided"])
      expect(fallsBy(asked(`c:${condition}`), { ...NO_STANDING, labels: 2, most: 1 })).toBe("undecided");
  });
});

describe("of the people", () => {
  test.each<[string, number, number, string | null]>([
    ["share:0.75", 4, 3, null],
    ["share:0.76", 4, 3, "short"],
    ["share:0.5", 0, 0, "short"],
    ["unanimous", 2, 2, null],
    ["unanimous", 3, 2, "short"],
    ["unanimous", 1, 1, "short"],
    ["people:3", 3, 1, null],
    ["people:3", 2, 2, "short"],
  ])("%s with %i labels of which %i are equal: %s", (condition, labels, most, fall) => {
    expect(fallsBy(asked(`c:${condition}`), { isAdjudicated: false, labels, most })).toBe(fall);
  });

  test("settled asks for a reviewer and an answer", () => {
    const settled = (method: string, value: AnswerValue | null) =>
      fallsBy(asked("c:settled"), standingOn("c", [], { method, value }));
    expect(settled("adjudicated", "yes")).toBeNull();
    expect(settled("majority", "yes")).toBe("short");
    expect(settled("adjudicated", null)).toBe("short");
    expect(fallsBy(asked("c:settled"), standingOn("c", [label("yes"), label("yes")], undefined))).toBe("short");
  });
});

describe("how an example stands", () => {
  test("on what is compared: by two equal labels of the newest meaning, and by what is settled before all", () => {
    expect(standingOn("c", [label(3), label(3), label(5, 2)], undefined)).toEqual({
      isAdjudicated: false,
      labels: 1,
      most: 1,
    });
    expect(standingOn("c", [label(3), label(3)], undefined)).toMatchObject({ decided: 3, labels: 2, most: 2 });
    expect(standingOn("c", [label(3), label(4), label(4)], undefined)).toEqual({
      isAdjudicated: false,
      labels: 3,
      most: 2,
    });
    expect(standingOn("c", [label(3), label(3)], { method: "majority", value: 1 })).toMatchObject({ decided: 1 });
    expect(standingOn("c", [label(3), label(3)], { method: "majority", value: null })).not.toHaveProperty("decided");
    expect(standingOn("other", [label(3), label(3)], undefined)).toEqual(NO_STANDING);
  });

  test("on a text: the settled one, else the only one; several different ones are none", () => {
    const text = (...labels: DecidingLabel[]) => standingOn("c", labels, undefined).decided;
    expect(text(written("so"))).toBe("so");
    expect(text(written("so"), written("so"))).toBe("so");
    expect(text(written("so"), written("thus"))).toBeUndefined();
    expect(text(written("so"), written("thus", 2))).toBe("thus");
    expect(standingOn("c", [written("a"), written("b")], { method: "adjudicated", value: "b" }).decided).toBe("b");
  });
});

test("an example falls by the first condition that it does not meet, and is counted once", () => {
  const all = ["a:is:yes", "b:at-least:4"].map((one) => ({ condition: asked(one) }));
  const on = (a: AnswerValue | undefined, b: AnswerValue | undefined) => (key: string) => {
    const decided = key === "a" ? a : b;
    return decided === undefined ? NO_STANDING : { ...NO_STANDING, decided };
  };
  expect(firstFall(all, on("yes", 4))).toBeNull();
  expect(firstFall(all, on("no", undefined))).toEqual({ index: 0, fall: "short" });
  expect(firstFall(all, on("yes", undefined))).toEqual({ index: 1, fall: "undecided" });
  expect(noneFallen(all)).toEqual([
    { where: "a:is:yes", undecided: 0, short: 0 },
    { where: "b:at-least:4", undecided: 0, short: 0 },
  ]);
});

describe("a condition that does not fit its criterion", () => {
  const shared = { title: "C", required: true, level: "nominal" as const };
  const choice: Criterion = { key: "c", kind: "choice", options: [{ value: "yes", label: "Yes" }], ...shared };
  const scale: Criterion = { key: "s", kind: "scale", scale: { min: 1, max: 5, anchors: {} }, ...shared };
  const pair: Criterion = { key: "p", kind: "preference", preference: { strength: 2, ties: true }, ...shared };
  const order: Criterion = { key: "r", kind: "ranking", ...shared };

  test.each<[string, Criterion, string]>([
    ["c:at-least:4", choice, "c is a choice criterion, which at-least does not fit; use one of: is, is-not"],
    ["c:is:maybe", choice, "maybe is no answer to c; these are: yes."],
    ["s:is:high", scale, "high is no number"],
    ["p:strength:3", pair, "The strengths of p go to 2."],
    ["p:is:left", pair, "left is no answer to p; these are: the letters of responses, or tie."],
    ["r:first:tie", order, "tie is no answer to r"],
  ])("%s says why", (written, criterion, words) => {
    expect(misfit(asked(written), criterion)).toContain(words);
  });

  test.each<[string, Criterion]>([
    ["c:is:yes", choice],
    ["c:people:3", choice],
    ["s:at-least:4", scale],
    ["p:is:C,tie", pair],
    ["r:before:A,B", order],
  ])("%s fits", (written, criterion) => {
    expect(misfit(asked(written), criterion)).toBeNull();
  });
});
