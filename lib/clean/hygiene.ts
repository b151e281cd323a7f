import { editText } from "@/lib/core/text/position-map";
import { type CleaningOperation, settled } from "./operation";

/** What a pattern finds, each replaced. */
const replaced = (pattern: RegExp, by: (found: string, text: string, at: number) => string) => (text: string) =>
  editText(
    text,
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      from: index,
      to: index + found.length,
      by: by(found, text, index),
    })),
  );

const CONTROLS = /(?![\t\n\r\u0085])\p{Cc}/u;
const ZERO_WIDTH = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const TAGS = /[\u{e0000}-\u{e007f}]/u;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/;
const INVISIBLE = new RegExp([CONTROLS, ZERO_WIDTH, BIDI, TAGS, SPACES].map(({ source }) => source).join("|"), "gu");

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Scripts in which a joiner or non-joiner between letters changes what is written. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*$/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u;

function visible(found: string, text: string, at: number, isRightToLeft: boolean): string {
  if (SPACES.test(found)) return " ";
  const before = text.slice(Math.max(0, at - 32), at);
  if (found === "\u200d" || found === "\u200c") {
    const after = text.slice(at + 1, at + 3);
    const isJoined = JOINING.test(before) || (found === "\u200d" && PICTURE.test(before) && /^\p{Emoji}/u.test(after));
    return isJoined ? found : "";
  }
  if (BIDI.test(found)) return isRightToLeft && !/[\u202d\u202e]/.test(found) ? found : "";
  return TAGS.test(found) && FLAG.test(before) ? found : "";
}

const invisible: CleaningOperation = {
  id: "invisible-characters",
  version: 1,
  title: "Remove invisible characters",
  help: "Takes out control, zero-width and bidirectional characters, and makes odd spaces usual ones. Joiners stay in scripts and emoji that need them, marks of direction where text runs from right to left, the wide space of East Asian text everywhere.",
  apply: settled((text) => {
    const isRightToLeft = RIGHT_TO_LEFT.test(text);
    return replaced(INVISIBLE, (found, whole, at) => visible(found, whole, at, isRightToLeft))(text);
  }),
};

/** A syllable of Hangul or any other character, with the marks on it: nothing composes across these. */
const COMPOSED = /(?:[\u1100-\u1112\uac00-\ud7a3][\u1161-\u1175]?[\u11a8-\u11c2]?|\P{M})\p{M}*|\p{M}+/gu;

const nfc: CleaningOperation = {
  id: "unicode-nfc",
  version: 1,
  title: "Compose characters (NFC)",
  help: "Writes a letter and its accents as one character where there is one. Ligatures, full-width letters and mathematical letters stay.",
  apply: settled((text) =>
    text.normalize("NFC") === text ? { text, map: [] } : replaced(COMPOSED, (found) => found.normalize("NFC"))(text),
  ),
};

const lineEndings: CleaningOperation = {
  id: "line-endings",
  version: 1,
  title: "End lines alike",
  help: "Every line ends with a line feed, whatever it ended with before.",
  apply: settled(replaced(/\r\n?|[\u0085\u2028\u2029]/g, () => "\n")),
};

const trim: CleaningOperation = {
  id: "trim",
  version: 1,
  title: "Trim both ends",
  help: "Takes off empty lines and spaces before the text and after it. A first line that is indented by four spaces or a tab, as code is in Markdown, keeps that.",
  apply: settled((text) => {
    const start = text.length - text.trimStart().length;
    const end = text.trimEnd().length;
    if (end === 0) return editText(text, [{ from: 0, to: text.length, by: "" }]);
    const indent = /(?:\t| {4})[ \t]*$/.exec(text.slice(Math.max(0, start - 100), start))?.[0] ?? "";
    const from = { from: 0, to: start - indent.length, by: "" };
    return editText(text, [from, { from: end, to: text.length, by: "" }]);
  }),
};

/** In the order in which they belong. */
export const HYGIENE: readonly CleaningOperation[] = [invisible, lineEndings, nfc, trim];
