import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composed } from "@/lib/core/text/composed";
import { editText } from "@/lib/core/text/position-map";
import { operationById } from "./operations";

/** What a pattern finds, each replaced: the slow way to say what these operations do at once. */
function replaced(text: string, pattern: RegExp, by: (found: string, at: number) => string) {
  const edits = [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    by: by(found, index),
  }));
  return editText(text, edits);
}

const INVISIBLE =
  /(?![\t\n\r\u0085])\p{Cc}|[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]|[\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*$/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function visible(found: string, text: string, at: number): string {
  if (/[\u00a0\u1680\u2000-\u200a\u202f\u205f]/.test(found)) return " ";
  const before = text.slice(Math.max(0, at - 32), at);
  if (found === "\u200d" || found === "\u200c") {
    const isPicture = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u.test(before);
    const isJoined = found === "\u200d" && isPicture && /^\p{Emoji}/u.test(text.slice(at + 1, at + 3));
    return JOINING.test(before) || isJoined ? found : "";
  }
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(found))
    return RIGHT_TO_LEFT.test(text) && !/[\u202d\u202e]/.test(found) ? found : "";
  return /[\u{e0000}-\u{e007f}]/u.test(found) && /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(before) ? found : "";
}

const CHARACTER = /(?:[\u1100-\u1112\uac00-\ud7a3][\u1161-\u1175]?[\u11a8-\u11c2]?|\P{M})\p{M}*|\p{M}+/gu;

/** One pass of each, as a pattern says it. */
const SLOWLY: Record<string, (text: string) => ReturnType<typeof editText>> = {
  "invisible-characters": (text) => replaced(text, INVISIBLE, (found, at) => visible(found, text, at)),
  "unicode-nfc": (text) => replaced(text, CHARACTER, composed),
  "line-endings": (text) => replaced(text, /\r\n?|[\u0085\u2028\u2029]/g, () => "\n"),
};

const sign = fc.constantFrom(
  ..."a \t\n\r".split(""),
  ...[
    "\u0007",
    "\u0085",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\u2003",
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\ufeff",
    "\u202a",
    "\u202e",
  ],
  ...[
    "م",
    "ی",
    "\u064b",
    "ש",
    "क",
    "\u094d",
    "\u0901",
    "e",
    "\u0301",
    "\u0323",
    "\u0344",
    "\u0958",
    "\u212b",
    "\uf900",
  ],
  ...[
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "가",
    "각",
    "👩",
    "🏽",
    "❤",
    "\ufe0f",
    "🏴",
    "\u{e0067}",
    "\u{e007f}",
    "\u{e0001}",
    "\ud83c",
    "\udff4",
    "\udb40",
    "\udc67",
  ],
);
const texts = fc
  .array(fc.tuple(sign, fc.constantFrom(1, 1, 1, 1, 2, 18, 31)), { maxLength: 12 })
  .map((parts) => parts.map(([one, times]) => one.repeat(times)).join(""));

describe.each(Object.entries(SLOWLY))("%s", (id, pass) => {
  it("does at once what its pattern says", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const slow = pass(text);
        const { text: clean, map } = operationById(id)!.apply(text, { kind: "text" });
        // Where one pass is all.
        fc.pre(pass(slow.text).map.length === 0);
        expect({ text: clean, map }).toEqual(slow);
      }),
      { numRuns: 1000 },
    );
  });
});
