import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { marked, unmarked } from "@/lib/core/text/marked-names";
import { CRITERION_KINDS } from "@/lib/guideline/schema";
import { readInput } from "@/lib/input/read-input";
import { criterionOf } from "@/prisma/factories/guideline-arbitrary";
import { conditionProblem, OPERATORS, readCondition, takesOf, whereSchema, writeCondition } from "./condition";
import { conditionWords, whereWords } from "./condition-words";
import { operatorsOf } from "./meets";

const VALUES: Record<ReturnType<typeof takesOf>, fc.Arbitrary<string[]>> = {
  some: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
  "any-number": fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 4 }),
  pair: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => [String(n)]),
  share: fc.integer({ min: 1, max: 100 }).map((percent) => [String(percent / 100)]),
  count: fc.integer({ min: 1, max: 1000 }).map((n) => [String(n)]),
  nothing: fc.constant([]),
};

const anyCondition = fc
  .record({ criterion: fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/), operator: fc.constantFrom(...OPERATORS) })
  .chain((head) => VALUES[takesOf(head.operator)].map((values) => ({ ...head, values })));

describe("a condition as it is written", () => {
  test("is read back as it was, whatever stands in its values", () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(readCondition(writeCondition(condition))).toEqual(condition);
      }),
    );
  });

  test("has one form, which reading does not change", () => {
    expect(whereSchema.parse(["issues:none-but:a,,a,b"])).toEqual(["issues:none-but:a,b"]);
    expect(whereSchema.parse("correct:is:yes")).toEqual(["correct:is:yes"]);
    expect(whereSchema.parse(undefined)).toBeUndefined();
  });

  test.each([
    ["helpfulness", "write criterion:operator:values"],
    ["helpfulness:", "nothing is no operator"],
    ["helpfulness:above:4", "above is no operator; use one of: is, is-not, at-least"],
    ["Help Me:is:4", "write criterion:operator:values"],
    ["helpfulness:at-least:", "at-least takes one number"],
    ["helpfulness:at-least:4,5", "at-least takes one number"],
    ["helpfulness:at-least:1e999", "at-least takes one number"],
    ["helpfulness:share:80", "share takes one share, such as 0.8"],
    ["helpfulness:people:1.5", "people takes one whole number"],
    ["helpfulness:unanimous:yes", "unanimous takes no value"],
    ["order:before:A,A", "before takes two different values"],
    ["correct:is", "is needs a value"],
  ])("%s is refused in words", (written, words) => {
    for (const given of [written, [written], ["correct:is:yes", written]])
      expect(readInput(z.object({ where: whereSchema }), { where: given })).toMatchObject({
        message: expect.stringContaining(words),
      });
  });

  test("arbitrary text is read or refused, and never breaks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readCondition(text);
        if (typeof read !== "string") expect(conditionProblem(read)).toBeNull();
      }),
    );
  });
});

describe("a condition in words", () => {
  const correct = { title: "Is it correct?", options: [{ value: "yes", label: "Yes, fully" }] };

  test.each([
    ["correct:is:yes,no", "“Is it correct?” is Yes, fully or no"],
    ["helpfulness:at-least:4", "“Is it correct?” ≥ 4"],
    ["issues:none-but", "“Is it correct?” has none"],
    ["better:is-not:tie", "“Is it correct?” is not a tie"],
    ["correct:share:0.8", "at least 80 % of the labels on “Is it correct?” are equal"],
    ["correct:people:1", "at least 1 person labelled “Is it correct?”"],
    ["order:before:B,A", "“Is it correct?” ranks B before A"],
  ])("%s", (written, words) => {
    const condition = readCondition(written);
    if (typeof condition === "string") throw new Error(condition);
    expect(unmarked(conditionWords(condition, correct))).toBe(words);
  });

  test("all of them make one sentence, by their keys where the criterion is not known", () => {
    const conditions = [{ criterion: "a", operator: "at-least" as const, values: ["4"] }];
    const said = whereWords([...conditions, { criterion: "b", operator: "decided", values: [] }], () => undefined);
    expect(unmarked(said)).toBe("Only examples for which “a” ≥ 4, and “b” is decided.");
  });

  test("what people wrote is told apart from what we say, so that it turns nothing around it", () => {
    const hostile = { title: "\u202etitle", options: [{ value: "yes", label: "\u202elabel" }] };
    const said = conditionWords({ criterion: "c", operator: "is", values: ["yes"] }, hostile);
    expect(said).toBe(`“${marked("\u202etitle")}” is ${marked("\u202elabel")}`);
  });
});

test("every kind of criterion offers what can be asked of it, first what is asked most", () => {
  const offered = Object.fromEntries(
    CRITERION_KINDS.map((kind) => [kind, operatorsOf(fc.sample(criterionOf(kind), { seed: 1, numRuns: 1 })[0]!)]),
  );
  const people = ["share", "unanimous", "settled", "people"];
  expect(offered).toMatchObject({
    choice: ["is", "is-not", "decided", ...people],
    multi: ["any-of", "all-of", "none-of", "none-but", "decided", ...people],
    scale: ["at-least", "at-most", "is", "is-not", "decided", ...people],
    ranking: ["first", "before", "decided", ...people],
    text: ["decided", "settled", "people"],
    span: ["any-of", "all-of", "none-of", "none-but", "decided", ...people],
  });
});
