import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "./nearest";

const word = fc.string({ maxLength: 12 });

describe("editDistance", () => {
  it("is a distance, and one for one slip", () => {
    fc.assert(
      fc.property(word, word, word, fc.nat(12), (a, b, c, at) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
        const cut = Math.min(at, a.length);
        expect(editDistance(a, `${a.slice(0, cut)}x${a.slice(cut)}`)).toBe(1);
      }),
    );
  });
});

describe("nearest", () => {
  it("finds what was meant, and nothing where nothing is like it", () => {
    expect(nearest("anwser", ["id", "worker", "answer"])).toBe("answer");
    expect(nearest("Tone", ["tome", "tone"])).toBe("tone");
    expect(nearest("helpfulness", ["id", "worker", "answer"])).toBeUndefined();
    expect(nearest("x", [])).toBeUndefined();
  });
});
