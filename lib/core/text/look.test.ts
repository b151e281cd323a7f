import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { firstAlike, lookOf, spelt } from "./look";

const UNSEEN = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\ufe0f", "\u061c", "\u0007"];
const BLANKS = [" ", "\u00a0", "\u3000", "\t", "\n", "\u2028"];

/** Ways to write a text that nobody sees. */
const rewritten = (text: string) =>
  fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...UNSEEN)), { maxLength: 5 }).chain((marks) =>
    fc.tuple(fc.constantFrom("NFC", "NFD"), fc.constantFrom(...BLANKS)).map(([form, blank]) => {
      const letters = [...text.normalize(form)];
      for (const [at, mark] of marks) letters.splice(at % (letters.length + 1), 0, mark);
      return `${blank}${letters.join("").replaceAll(" ", `${blank} `)}${blank}`;
    }),
  );

const word = fc.string({ unit: fc.constantFrom("a", "É", "e\u0301", "ñ", "ü", "글", "5", " ", "Ω", "ه", "-") });

describe("lookOf", () => {
  it("is the same for all ways to write what looks the same", () => {
    fc.assert(
      fc.property(
        word.chain((text) => fc.tuple(fc.constant(text), rewritten(text))),
        ([text, other]) => {
          expect(lookOf(other)).toBe(lookOf(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is its own look, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(lookOf(lookOf(text))).toBe(lookOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps apart what can be told apart", () => {
    const texts = ["yes", "Yes", "y e s", "yés", "no", "1", "-1", "１0"];
    expect(firstAlike(texts)).toBeUndefined();
    expect(lookOf("ｙｅｓ１＋")).toBe("yes1+");
    expect(lookOf("\u200b \u2060")).toBe("");
  });
});

test("two that look alike are told apart when they are spelt", () => {
  expect([..."é", "e\u0301", "yes ", "yes\u200b", " a  b"].map(spelt)).toEqual([
    "“é”",
    "“e[U+0301]”",
    "“yes␣”",
    "“yes[U+200B]”",
    "“␣a␣ b”",
  ]);
});
