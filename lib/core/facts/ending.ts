import { codeRegions } from "./code-regions";
import { LETTER, LONE_LETTER, letterClass } from "./letters";
import { wordsOf } from "./words";

const CLOSERS = /[)\]}»”"’'」』）】》›*_~`|$>]$/u;
const ENDS = /[.!?…。！？．؟۔।॥។၊။።։‽⁇⁈⁉｡]$/u;
const HANGING = /[,:;([{–—\-/\\&+=<，、：；（「『《،؛]$/u;
const SENTENCE_END = /[.!?…。！？؟۔।։።](?:["'”’»)\]*_]{0,3})(?:\s|$)|[。！？]/u;
/** Scripts that set no mark where a sentence ends. */
const WITHOUT_MARKS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}]$/u;
const ADDRESS = /^\W*(?:https?:\/\/|www\.|mailto:|[^@]{1,100}@[^@]{1,200}$)/u;
const ITEM = /^\s{0,20}(?:[-*+•–]|\d{1,3}[.)]|[a-zA-Z][.)])(?:\s|$)/;
const BARE_ITEM = /^\s{0,20}(?:[-*+•–]|\d{1,3}[.)]|[a-zA-Z]\))\s*$/;
const HEADING = /^\s{0,3}#{1,6}(?:\s|$)/;
/** A line of fewer words can stand without a mark: a name under a letter, an answer, a title. */
const SHORT_LINE = 6;
/** What is read of the end: no sentence that matters is longer. */
const TAIL = 4000;

/**
 * Whether a text ends within a sentence, a word or a list. It does where its last line ends with a mark that something must follow (comma,
 * colon, hyphen, opening bracket), is a heading or an item without words, or is long and ends in a letter or digit although the text ends
 * its sentences elsewhere. It does not where it ends with a sentence's mark in any script, a closing quote or bracket, an emoji, code, a
 * table, an address, or where it never ends a sentence by a mark, as verse, titles and short answers do. None for empty texts.
 */
export function endsCutOff(text: string): boolean | null {
  const whole = text.trimEnd();
  if (whole.trimStart() === "") return null;
  const tail = whole.slice(-TAIL);
  const lines = tail.split(/\r?\n/);
  const last = lines.at(-1)!.trimEnd();
  const { openFence, endsWithCode } = codeRegions(whole);
  if (openFence || endsWithCode) return false;
  if (HEADING.test(last) || BARE_ITEM.test(last)) return lines.length > 1;
  if (/^\s*\|.*\|$/.test(last) || ENDS.test(last)) return false;
  if (HANGING.test(last)) return !isClosing(last, lines.length);
  if (CLOSERS.test(last) || ADDRESS.test(last.slice(last.lastIndexOf(" ") + 1)) || WITHOUT_MARKS.test(last))
    return false;
  if (!endsInWord(last)) return false;
  if (ITEM.test(last)) return otherItemsEnd(lines);
  if (wordsOf(last).count < shortLine(last)) return false;
  return SENTENCE_END.test(tail.slice(0, -1));
}

/** "Best regards," with nothing below it; and dashes that draw a line. */
function isClosing(last: string, lines: number): boolean {
  if (/^[-–—=_*\s]{3,}$/.test(last)) return true;
  return last.endsWith(",") && lines > 2 && wordsOf(last).count <= 3;
}

function endsInWord(line: string): boolean {
  const kind = letterClass(line.codePointAt(line.length - 1)!);
  return kind === LETTER || kind === LONE_LETTER || /\p{N}$|\p{M}$/u.test(line);
}

/** Letters without spaces between count as words, so a line of them may have more. */
function shortLine(line: string): number {
  return letterClass(line.charCodeAt(line.length - 1)) === LONE_LETTER ? 3 * SHORT_LINE : SHORT_LINE;
}

/** All other items of the list at the end, two at least, end by a mark. */
function otherItemsEnd(lines: readonly string[]): boolean {
  const items = lines.slice(0, -1).filter((line) => ITEM.test(line));
  return items.length >= 2 && items.every((line) => ENDS.test(line.trimEnd()));
}
