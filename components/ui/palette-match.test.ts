import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestMatches, matchScore, plainText, typedWords } from "./palette-match";

const ACCOUNT = { label: "Account and tokens", words: ["password change", "API key", "sign-ins"] };
const RELEASE = { label: "Release", words: ["export", "download", "CSV"] };
const RESOLVE = { label: "Resolve", words: ["disagreements", "conflicts"] };
const ALL = [ACCOUNT, RELEASE, RESOLVE];

test.each([
  ["password", [ACCOUNT]],
  ["pass", [ACCOUNT]],
  ["tok", [ACCOUNT]],
  ["change password", [ACCOUNT]],
  ["export", [RELEASE]],
  ["csv", [RELEASE]],
  ["rel", [RELEASE]],
  ["re", [RELEASE, RESOLVE]],
  ["RÉSOLVE", [RESOLVE]],
  ["agree", [RESOLVE]],
  // Scattered letters, and words of which one is not there.
  ["pswrd", []],
  ["rls", []],
  ["export password", []],
])("%s finds", (query, found) => {
  expect(bestMatches(query, ALL)).toEqual(found);
});

describe("for any words and things", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcé Ab-"), maxLength: 8 });
  const thing = fc.record({ label: word, words: fc.array(word, { maxLength: 3 }) });

  test("whatever is found holds every typed word in one piece", () => {
    fc.assert(
      fc.property(word, fc.array(thing, { maxLength: 6 }), (query, things) => {
        for (const found of bestMatches(query, things))
          for (const typed of typedWords(query))
            expect([found.label, ...found.words].some((text) => plainText(text).includes(typed))).toBe(true);
      }),
    );
  });

  test("a label that begins with the query is never behind one that only holds it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,8}$/), (query) => {
        const begins = { label: `${query} first` };
        const holds = { label: `x${query}` };
        expect(bestMatches(query, [holds, begins])).toEqual([begins, holds]);
        expect(matchScore(query, { label: query })).toBeGreaterThan(matchScore(query, begins));
      }),
    );
  });
});
