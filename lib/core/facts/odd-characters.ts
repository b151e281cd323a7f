import { unitsAt } from "./letters";

const JOINER = /[\u200c\u200d]/u;
const ODD =
  /\u034f|\u17b4|\u17b5|[\p{Cc}\u00ad\u00a0\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\p{Co}\u{e0000}-\u{e0fff}]/u;
/** What none of them is, found fast: most texts have nothing else. */
const PERHAPS_ODD = /[^\n\r\t -~\u00a1-\u00ac\u00ae-\u033f\u0370-\u061b\u3001-\u3163\u3400-\u9fff\uac00-\ud7a3]/;
const BLACK_FLAG = 0x1f3f4;

/**
 * How many code points cannot be seen or look like a plain space: controls other than tab and line feeds, zero-width and bidirectional
 * controls, spaces of other widths, fillers, tag and private-use characters. Not counted where writing needs them: joiners between letters
 * that are not ASCII (Persian, Hindi, emoji), no-break spaces beside French punctuation and between digits, tags behind a flag.
 */
export function oddCharacters(text: string): number {
  if (!PERHAPS_ODD.test(text)) return 0;
  let odd = 0;
  let before = "";
  let flag = false;
  for (let at = 0; at < text.length; ) {
    const units = unitsAt(text, at);
    const letter = text.slice(at, at + units);
    const point = letter.codePointAt(0)!;
    at += units;
    const isTag = point >= 0xe0020 && point <= 0xe007f;
    flag = point === BLACK_FLAG || (flag && isTag);
    if (ODD.test(letter) && !/[\n\r\t]/.test(letter) && !(flag && isTag) && !isNeeded(letter, before, text.charAt(at)))
      odd++;
    before = letter;
  }
  return odd;
}

function isNeeded(letter: string, before: string, after: string): boolean {
  if (JOINER.test(letter)) return before > "\u007f" && after > "\u007f";
  if (letter !== "\u00a0" && letter !== "\u202f") return false;
  return /[!:;?»%€]/.test(after) || before === "«" || (/\d/.test(before) && /\d/.test(after));
}
