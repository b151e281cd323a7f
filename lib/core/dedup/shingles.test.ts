import fc from "fast-check";
import { expect, test } from "vitest";
import { normalForm } from "@/lib/core/text/normal-form";
import { shingled, similarity } from "./shingles";

/** Shingles as strings: what the hashes stand for. */
function jaccardOfStrings(a: readonly string[], b: readonly string[]): number {
  const windows = (tokens: readonly string[]) =>
    new Set(tokens.slice(0, Math.max(0, tokens.length - 4)).map((_, k) => tokens.slice(k, k + 5).join("\0")));
  const [x, y] = [windows(a), windows(b)];
  const shared = [...x].filter((one) => y.has(one)).length;
  return shared / (x.size + y.size - shared);
}

const words = fc.array(fc.constantFrom("der", "Straße", "a", "in", "42", "élan"), { minLength: 50, maxLength: 120 });
const few = fc.array(fc.constantFrom("der", "straße", "a", "in", "42", "élan"), { minLength: 5, maxLength: 49 });

test("texts of fifty words and more have the Jaccard similarity of their shingles of five words", () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(similarity(shingled(a.join(" ")), shingled(b.join(" ")))).toBe(jaccardOfStrings(a, b));
    }),
  );
});

test("shorter texts that of their shingles of five characters", () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      const [x, y] = [a.join(" "), b.join(" ")];
      expect(similarity(shingled(x), shingled(y))).toBe(jaccardOfStrings([...x], [...y]));
    }),
  );
});

test("what is less than asked for is 0, whatever can be left unread", () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (a, cut, atLeast) => {
      const [x, y] = [shingled(a.join(" ")), shingled(a.slice(cut % 20).join(" "))];
      const exact = similarity(x, y);
      expect(similarity(x, y, atLeast)).toBe(exact >= atLeast ? exact : 0);
    }),
  );
});

test("a text of forty-nine words is compared with one of fifty-two", () => {
  const fifty = Array.from({ length: 49 }, (_, k) => `word${k * 7919}`).join(" ");
  expect(similarity(shingled(fifty), shingled(`${fifty} and so on`))).toBeGreaterThan(0.9);
});

test("under five words texts are the same or not", () => {
  expect(similarity(shingled("what is the capital"), shingled("what is the capitol"))).toBe(0);
  expect(similarity(shingled("你好吗"), shingled("你好吗"))).toBe(0);
});

test("letters of scripts without spaces count as words", () => {
  const text = "机器学习是人工智能的一个分支它使用统计方法".repeat(3);
  expect(shingled(text).words).not.toBeNull();
});

test("the normal form puts case, composition and white space together, and accents not", () => {
  expect(normalForm("  E\u0301lan \n\t VITAL ")).toBe("élan vital");
  expect(normalForm("élan")).not.toBe(normalForm("elan"));
});
