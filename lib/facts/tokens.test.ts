import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { O200K_TOKEN_SPLIT_REGEX } from "gpt-tokenizer/encodingParams/constants";
import { describe, expect, it } from "vitest";
import { BytePairs } from "./byte-pairs";
import { endOfWord } from "./o200k-words";
import { piecesOf } from "./token-pieces";
import { o200kTokens } from "./tokens";

const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** Of every class that the pattern knows, of scripts with two to four bytes a letter, and what comes in runs. */
const signs = fc.constantFrom(
  ..."aebtsAIZ ʰßǅ\u0301\u0323一的国пишשβあกხ한İ🙂👩\u200d\u202e19٣½\n\r\t\u2003'’-/.─=_\ud800\udc00\0",
);
const joined = (most: number) => fc.array(signs, { maxLength: most }).map((some) => some.join(""));
const texts = fc.oneof(
  joined(60),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.tuple(signs, fc.nat(20)), { maxLength: 12 })
    .map((runs) => runs.map(([sign, times]) => sign.repeat(times)).join("")),
  fc
    .array(fc.constantFrom("I'LL", "we've", "'S", " don't", "HTTPServer", "\n \n", "  ", "://", "/\n"), {
      maxLength: 20,
    })
    .map((some) => some.join("")),
);

/** Merges as they are defined: looks at all pairs for each merge. */
function merged(word: string, ranks: ReadonlyMap<string, number>): number {
  if (ranks.has(word)) return 1;
  const tokens = [...word];
  for (;;) {
    let [least, place] = [Number.POSITIVE_INFINITY, -1];
    for (let at = 0; at + 1 < tokens.length; at++) {
      const rank = ranks.get(tokens[at]! + tokens[at + 1]!) ?? least;
      if (rank < least) [least, place] = [rank, at];
    }
    if (place < 0) return tokens.length;
    tokens.splice(place, 2, tokens[place]! + tokens[place + 1]!);
  }
}

const bytes = Array.from({ length: 256 }, (_, byte) => (byte < 128 ? String.fromCharCode(byte) : [byte]));
const few = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom("a", "b", "é"), minLength: least, maxLength: most });

describe("byte pairs", () => {
  it("merge as they are defined, by any vocabulary", () => {
    const vocabularies = fc.uniqueArray(
      fc.oneof(few(2, 4), fc.constantFrom("a".repeat(8), "a".repeat(20), "ab".repeat(9))),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(vocabularies, fc.boolean(), few(1, 90), (longer, isPaired, word) => {
        const tokens = [...bytes, ...(isPaired ? [[0xc3, 0xa9]] : []), ...longer];
        const written = (token: string | number[]) =>
          typeof token === "string" ? Buffer.from(token).toString("latin1") : String.fromCharCode(...token);
        const ranks = new Map(tokens.map((token, rank) => [written(token), rank]));
        expect(new BytePairs(tokens).count(word)).toBe(merged(written(word), ranks));
      }),
      { numRuns: 150 },
    );
  });
});

describe("tokens of o200k_base", () => {
  it("has words where its pattern has them", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words: string[] = [];
        for (let from = 0; from < text.length; from += words.at(-1)!.length)
          words.push(text.slice(from, endOfWord(text, from)));
        expect(words).toEqual([...text.matchAll(O200K_TOKEN_SPLIT_REGEX)].map(([word]) => word));
      }),
      { numRuns: 500 },
    );
  });

  it("counts as the library does, which merges in the square of a word's length", () => {
    // The library loses the mark of byte order, and with it what it is merged to.
    const counted = texts.map((text) => text.replaceAll("\ufeff", ""));
    fc.assert(
      fc.property(counted, (text) => o200kTokens(text) === countTokens(text, AS_TEXT)),
      { numRuns: 500 },
    );
  });

  it("knows the mark of byte order, before a word and in it", () => {
    expect(o200kTokens("\ufeff")).toBe(1);
    expect(o200kTokens("\ufeffxyzzy")).toBe(o200kTokens("xyzzy") + 1);
  });

  it("ends with words that go on for ever", () => {
    for (const piece of ["/\n", "!!\u0301"]) expect(o200kTokens(piece.repeat(5_000))).toBeGreaterThan(500);
  });
});

describe("runs that are cut", () => {
  it("are those of 128 letters, digits, signs or spaces", () => {
    const LONG = /[\p{L}\p{M}]{128,}|[^\s\p{L}\p{N}\p{M}]{128,}|\s{128,}|\p{N}{128,}/gu;
    const simple = (text: string) => {
      const cuts = [...text.matchAll(LONG)].flatMap(({ 0: run, index }) =>
        Array.from({ length: Math.ceil(run.length / 128) - 1 }, (_, k) => index + 128 * (k + 1)),
      );
      const whole = cuts.map((cut) =>
        /^[\udc00-\udfff]/.test(text.slice(cut)) && /[\ud800-\udbff]$/.test(text.slice(0, cut)) ? cut + 1 : cut,
      );
      return [0, ...whole].map((from, k) => text.slice(from, whole[k]));
    };
    const runs = fc.array(
      fc.tuple(
        fc.constantFrom("a", "ab", "的", "e\u0301", "🙂", "x🙂", "-", "\ud800", "7", " ", "\n "),
        fc.integer({ min: 1, max: 300 }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(runs, (some) => {
        const text = some.map(([piece, times]) => piece.repeat(times)).join("");
        expect([...piecesOf(text)]).toEqual(simple(text));
      }),
    );
  });
});
