import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repetitionOf } from "./repetition";

const distinct = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(" ");

describe("repetition", () => {
  it("counts lines and paragraphs that stood before", () => {
    expect(repetitionOf("a\nb\na\n\na").repeated_lines).toBe(0.5);
    expect(repetitionOf("a\r\nb\r\n\r\na\r\nb\r\n\r\nc").repeated_paragraphs).toBe(1 / 3);
    expect(repetitionOf("a")).toEqual({
      repeated_lines: null,
      repeated_paragraphs: null,
      top_ngram: null,
      repeated_ngrams: null,
    });
  });

  it("is nothing where no phrase comes twice", () => {
    expect(repetitionOf(distinct(40))).toMatchObject({ top_ngram: 0, repeated_ngrams: 0 });
  });

  it("takes the characters within the most frequent phrase, each once", () => {
    // "a b" thrice, of 2 words: 3 characters each. 30 further words make the text long enough.
    const text = `a b x a b y a b ${distinct(30)}`;
    expect(repetitionOf(text).top_ngram).toBeCloseTo(9 / text.length, 12);
    expect(repetitionOf("a ".repeat(40).trim()).top_ngram).toBe(1);
  });

  it("takes the words of phrases that stood before, each once", () => {
    const phrase = "one two three four five";
    const text = `${phrase} ${distinct(30)} ${phrase}`;
    expect(repetitionOf(text).repeated_ngrams).toBeCloseTo(phrase.replaceAll(" ", "").length / text.length, 12);
  });

  it("agrees with a count that holds every phrase as a text", () => {
    const words = fc.array(fc.constantFrom("a", "bb", "c", "dd", "e"), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(words, (given) => {
        const text = given.join(" ");
        const shares = [5, 6, 7, 8, 9, 10].map((n) => slowRepeated(given, n) / text.length);
        expect(repetitionOf(text).repeated_ngrams).toBeCloseTo(Math.max(...shares), 12);
        expect(repetitionOf(text).top_ngram).toBeGreaterThan(0);
      }),
    );
  });

  it("gives shares between 0 and 1, and more repeated lines where a text is said twice", () => {
    const lines = fc.array(fc.oneof(fc.constantFrom("a", "b b", "c"), fc.string({ unit: "binary" })), { minLength: 1 });
    fc.assert(
      fc.property(lines, (given) => {
        const text = given.join("\n");
        const once = repetitionOf(text);
        for (const share of Object.values(once)) if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        const twice = repetitionOf(`${text}\n${text}`).repeated_lines;
        if (text.trim() !== "") expect(twice).toBeGreaterThan(once.repeated_lines ?? 0);
      }),
    );
  });
});

/** As datatrove counts (find_all_duplicate). */
function slowRepeated(words: readonly string[], n: number): number {
  const seen = new Set<string>();
  let repeated = 0;
  for (let at = 0; at <= words.length - n; ) {
    const phrase = words.slice(at, at + n);
    const key = phrase.join(" ");
    if (seen.has(key)) {
      repeated += phrase.join("").length;
      at += n;
    } else {
      seen.add(key);
      at++;
    }
  }
  return repeated;
}
