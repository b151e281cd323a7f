import fc from "fast-check";
import { expect, it } from "vitest";
import { copiedShare } from "./copied";

const phrasesOf = (words: readonly string[]) =>
  new Set(words.slice(0, Math.max(0, words.length - 4)).map((_, at) => words.slice(at, at + 5).join(" ")));

it("is the share of phrases of five words that both have, each held as a text", () => {
  const words = fc.array(fc.constantFrom("a", "bb", "的", "ñ"), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (own, other) => {
      const [ownPhrases, others] = [phrasesOf(own), phrasesOf(other)];
      const copied = [...ownPhrases].filter((phrase) => others.has(phrase)).length;
      expect(copiedShare(own.join(" "), other.join(" "))).toBe(own.length < 10 ? null : copied / ownPhrases.size);
    }),
    { numRuns: 500 },
  );
});
