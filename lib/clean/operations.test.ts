import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveSpan } from "@/lib/core/text/position-map";
import { OPERATIONS, operationById } from "./operations";

const apply = (id: string, text: string) => operationById(id)!.apply(text, { kind: "text" });

describe("invisible characters", () => {
  it.each([
    ["zero-width and control characters", "a\u200bb\u0007c\ufeff\u00add", "abcd"],
    ["odd spaces", "a\u00a0b\u2009c\u202fd", "a b c d"],
    ["hidden text in tags", "hi\u{e0041}\u{e0042}", "hi"],
    ["overrides, everywhere", "abc\u202edef שלום\u202e", "abcdef שלום"],
    ["marks of direction where nothing runs from right to left", "a\u200eb\u2066c\u2069", "abc"],
    ["joiners that join nothing", "a\u200db\u200cc", "abc"],
  ])("take out %s", (_, text, clean) => {
    expect(apply("invisible-characters", text).text).toBe(clean);
  });

  it.each([
    ["joined emoji", "👩‍👩‍👧 👩🏽‍🚀 ❤️‍🔥"],
    ["non-joiners of Persian", "می‌خواهم"],
    ["joiners of Devanagari and Sinhala", "क्‍ष ශ්‍රී"],
    ["marks of direction in Hebrew", "שלום \u200eabc\u200f!"],
    ["flags of regions", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    ["tabs, line feeds and the wide space", "a\tb\n\u3000c"],
  ])("leave %s", (_, text) => {
    expect(apply("invisible-characters", text)).toEqual({ text, map: [] });
  });
});

describe("composition", () => {
  it("is NFC, and moves what stands behind", () => {
    const { text, map } = apply("unicode-nfc", "e\u0301 \u1112\u1161\u11ab x");
    expect(text).toBe("\u00e9 \ud55c x");
    expect(moveSpan(map, { from: 7, to: 8 })).toEqual({ from: 4, to: 5, exact: true });
  });

  it("leaves what only compatibility would change", () => {
    expect(apply("unicode-nfc", "ﬁ ① Ａ 𝒙 ²").text).toBe("ﬁ ① Ａ 𝒙 ²");
  });

  it("is what normalising the whole text gives", () => {
    const unit = fc.constantFrom(
      "a",
      "e",
      "o",
      "\u0301",
      "\u0323",
      "\u0308",
      "ᄒ",
      "ᅡ",
      "ᆫ",
      "하",
      "각",
      "\u09c7",
      "\u09be",
      "👍",
      "가",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        expect(apply("unicode-nfc", text).text).toBe(text.normalize("NFC"));
      }),
    );
  });
});

it("lines end with a line feed", () => {
  expect(apply("line-endings", "a\r\nb\rc\u2028d\u0085e\n").text).toBe("a\nb\nc\nd\ne\n");
});

it.each([
  ["\n \n a b \n\n", "a b"],
  ["\n\n    code()\n", "    code()"],
  [" \n\t ", ""],
])("the ends of %j are trimmed", (text, trimmed) => {
  expect(apply("trim", text).text).toBe(trimmed);
});

describe("Markdown to plain text", () => {
  it.each([
    ["# Title\n\nHello **big** *world* and [link](https://a.org).", "Title\n\nHello big world and link."],
    ["- one\n- two\n  1. x\n  2. y\n\nend", "one\ntwo\n1. x\n2. y\n\nend"],
    ["| A | B |\n| - | - |\n| 1 | 2 |", "A, B\n1, 2"],
    ["> quote **b**\n> more\n\n![a plot](x.png)", "quote b\nmore\n\na plot"],
    ["Use `npm test`, not `a*b`:\n\n```js\n# x **y**\n```", "Use npm test, not `a*b`:\n\n```js\n# x **y**\n```"],
    ["2 * 3 * 4 and \\*so\\*", "2 * 3 * 4 and \\*so\\*"],
  ])("%j", (text, read) => {
    expect(apply("markdown-to-text", text).text).toBe(read);
  });

  it.each([
    ["*a ".repeat(5000)],
    ["> ".repeat(5000)],
    ["a@b.co ".repeat(3000)],
    ["a\n\n".repeat(3000)],
    ["http://a.b\n\n".repeat(5000)],
    ["a".repeat(3000)],
    ["word ".repeat(30_000)],
  ])("leaves what would take too long", (text) => {
    expect(apply("markdown-to-text", text)).toEqual({ text, map: [] });
  });
});

const piece = fc.constantFrom(
  ...[
    "a",
    "b c",
    "é",
    "e\u0301",
    "字",
    "👍",
    "👩‍👧",
    " ",
    "  ",
    "\u00a0",
    "\u200b",
    "\u200d",
    "\u200c",
    "\u202e",
    "\ufeff",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\n\n",
  ],
  ...[
    "**",
    "*",
    "`",
    "```",
    "# ",
    "- ",
    "1. ",
    "> ",
    "[x](y)",
    "|",
    "---",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "&lt;",
    "&amp;",
    "می‌",
  ],
);
const texts = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  const part = { kind: "response", speaker: "assistant" } as const;

  it("changes nothing that it has cleaned", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = operation.apply(text, part);
        expect(operation.apply(once.text, part)).toEqual({ text: once.text, map: [] });
      }),
    );
  });

  it("says where everything went, in order", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: clean, map } = operation.apply(text, part);
        const [before, after] = [[...text], [...clean]];
        let last = -1;
        for (const [at, sign] of before.entries()) {
          if (map.some(({ from, to }) => at >= from && at < to)) continue;
          const moved = moveSpan(map, { from: at, to: at + 1 })!;
          expect(after[moved.from]).toBe(sign);
          expect(moved.from).toBeGreaterThan(last);
          last = moved.from;
        }
        expect(after.length).toBe(map.reduce((sum, { from, to, length }) => sum + length - (to - from), before.length));
      }),
    );
  });
});
