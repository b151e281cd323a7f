import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactCondition } from "./condition";
import { readCondition, writeCondition } from "./condition-text";
import { SPEAKERS } from "./fact";

const number = fc.oneof(fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true })).map((one) => one + 0);
const words = fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 5 }), { minLength: 1, maxLength: 3 });
const types = words.filter((all) => !all.includes(""));
const name = fc.string({ minLength: 1, unit: "grapheme", maxLength: 8 });
const part = fc.constantFrom<object>(
  {},
  { part: "response" },
  { part: "turn" },
  ...SPEAKERS.map((speaker) => ({ part: "turn", speaker })),
);
const on = (fact: string, rest: fc.Arbitrary<object>) =>
  fc.tuple(part, rest).map(([at, more]) => ({ fact, ...at, ...more }));
const condition = fc.oneof(
  on("tokens", fc.record({ operator: fc.constantFrom("over", "at-least", "under"), value: number })),
  on("letter_share", fc.record({ operator: fc.constant("within"), from: number, below: number })),
  on("html", fc.record({ operator: fc.constantFrom("yes", "no", "none") })),
  on(
    "personal",
    fc.record({ operator: fc.constantFrom("has", "has-not"), types: types }, { requiredKeys: ["operator"] }),
  ),
  fc
    .tuple(name, part, fc.constantFrom("yes", "no"))
    .map(([source, at, operator]) => ({ fact: `pattern.${source}`, ...at, operator })),
  fc
    .tuple(name, fc.constantFrom("is", "is-not"), words)
    .map(([slice, operator, values]) => ({ fact: `slice.${slice}`, operator, values })),
  name.map((slice) => ({ fact: `slice.${slice}`, operator: "none" })),
  fc.constantFrom("exact", "normalised").map((strength) => ({ operator: "repeats", of: "prompt", strength })),
) as fc.Arbitrary<FactCondition>;

describe("conditions as text", () => {
  test("say the same when they are read again, whatever slices, words and patterns hold", () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(readCondition(writeCondition(given))).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    "tokens@response:100..800",
    "tokens:..50",
    "tokens:>50",
    "tokens@turn.user!",
    "letter_share@prompt:0.5..",
    "html@response:yes",
    "personal:*",
    "personal@response:email,phone",
    "personal@response!:*",
    "source:wiki",
    "source!:wiki,web",
    "licence!",
    "same_prompt:00f3a1c2d4e5b697",
    "slice.a%3Ab%40c:x:y",
    "slice.q:",
    "repeats:prompt.normalised",
  ])("%s is what it is written as", (text) => {
    expect(writeCondition(readCondition(text)!)).toBe(text);
  });

  test.each([
    "",
    "tokens",
    "tokens:",
    "tokens:5",
    "tokens:..",
    "tokens:>",
    "tokens:a..b",
    "tokens!:1..",
    "html:maybe",
    "html!:yes",
    "personal!",
    "source@prompt:wiki",
    "nothing:1",
    "slice.:x",
    "tokens@turns:1..",
    "same_prompt:12",
    "repeats:prompt",
    "repeats!:prompt.exact",
    "%:1",
  ])("%j says none", (text) => {
    expect(readCondition(text)).toBeUndefined();
  });
});
