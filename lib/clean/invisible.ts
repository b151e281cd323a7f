import { askedOnce } from "@/lib/core/text/asked-once";
import { once } from "@/lib/core/text/once";
import { type Edited, TextEditor } from "@/lib/core/text/position-map";

const CONTROLS = /(?![\t\n\r\u0085])\p{Cc}/u;
const ZERO_WIDTH = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/;
const OVERRIDES = /[\u202d\u202e]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/;
const [NON_JOINER, JOINER] = [0x200c, 0x200d];

/** What is done about a UTF-16 unit. */
const [KEPT, REMOVED, SPACED, JOINING, DIRECTED, OF_TAGS] = [0, 1, 2, 3, 4, 5];
/** Tags, U+E0000 to U+E007F, begin with this unit. */
const LEAD_OF_TAGS = 0xdb40;

function treatmentOf(unit: number): number {
  if (unit === NON_JOINER || unit === JOINER) return JOINING;
  if (unit === LEAD_OF_TAGS) return OF_TAGS;
  const sign = String.fromCharCode(unit);
  if (SPACES.test(sign)) return SPACED;
  if (BIDI.test(sign)) return DIRECTED;
  return CONTROLS.test(sign) || ZERO_WIDTH.test(sign) || OVERRIDES.test(sign) ? REMOVED : KEPT;
}

const treatments = once(() => Uint8Array.from({ length: 0x10000 }, (_, unit) => treatmentOf(unit)));

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The text without control, zero-width and bidirectional characters and tags, odd spaces as usual ones. What writing needs stays: joiners
 * behind scripts that they shape and between pictures, tags behind a flag, marks of direction where anything runs from right to left.
 */
export function withoutInvisible(text: string): Edited {
  const treatment = treatments();
  const isRightToLeft = once(() => RIGHT_TO_LEFT.test(text));
  const editor = new TextEditor(text);
  for (let at = 0; at < text.length; at++) {
    switch (treatment[text.charCodeAt(at)]) {
      case REMOVED:
        editor.replace(at, at + 1, "");
        break;
      case SPACED:
        editor.replace(at, at + 1, " ");
        break;
      case JOINING:
        if (!isJoined(text, at)) editor.replace(at, at + 1, "");
        break;
      case DIRECTED:
        if (!isRightToLeft()) editor.replace(at, at + 1, "");
        break;
      case OF_TAGS:
        if (!isTag(text.charCodeAt(at + 1))) break;
        if (!isBehindFlag(text, at)) editor.replace(at, at + 2, "");
        at++;
    }
  }
  return editor.edited();
}

/** Of a pair that begins with `LEAD_OF_TAGS`. */
const isTag = (trail: number): boolean => trail >= 0xdc00 && trail <= 0xdc7f;

/** How far back is looked, in UTF-16 units. */
const READ_BACK = 32;
const BLACK_FLAG = "\u{1f3f4}";

/** Nothing but tags lies between a black flag and this place: a flag of a region, which the last tag ends. */
function isBehindFlag(text: string, at: number): boolean {
  const least = Math.max(0, at - READ_BACK);
  for (let from = at - 2; from >= least; from -= 2) {
    if (text.startsWith(BLACK_FLAG, from)) return true;
    const trail = text.charCodeAt(from + 1);
    if (text.charCodeAt(from) !== LEAD_OF_TAGS || trail < 0xdc20 || trail > 0xdc7e) return false;
  }
  return false;
}

/** Scripts in which a joiner or non-joiner between letters changes what is written. */
const SHAPED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const isShaped = askedOnce((letter) => SHAPED.test(letter));
const isMark = askedOnce((letter) => /\p{M}/u.test(letter));
const isPicture = askedOnce((letter) => /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u.test(letter));
const isEmoji = askedOnce((letter) => /\p{Emoji}/u.test(letter));
const VARIATION = 0xfe0f;

function isJoined(text: string, at: number): boolean {
  const least = Math.max(0, at - READ_BACK);
  return isBehindShaped(text, at, least) || (text.charCodeAt(at) === JOINER && isBetweenPictures(text, at, least));
}

/** Nothing but marks lies between a letter of a script that joins and this place. */
function isBehindShaped(text: string, at: number, least: number): boolean {
  for (let end = at; end > least; ) {
    const point = pointBefore(text, end, least);
    if (isShaped(point)) return true;
    if (!isMark(point)) return false;
    end -= point > 0xffff ? 2 : 1;
  }
  return false;
}

function isBetweenPictures(text: string, at: number, least: number): boolean {
  const end = text.charCodeAt(at - 1) === VARIATION ? at - 1 : at;
  if (end <= least || at + 1 === text.length) return false;
  return isPicture(pointBefore(text, end, least)) && isEmoji(text.codePointAt(at + 1)!);
}

/** The code point that ends at a place; half of a pair that begins before `least` stands for itself. */
function pointBefore(text: string, end: number, least: number): number {
  const point = end - 2 >= least ? text.codePointAt(end - 2)! : 0;
  return point > 0xffff ? point : text.charCodeAt(end - 1);
}
