/**
 * Characters that change how a text reads without being seen: direction controls, zero-width and tag characters, C0 and
 * C1 controls. Zero-width joiners and variation selectors are left alone, since scripts and emoji need them.
 */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0001, 0xe007f],
];
const classBody = RANGES.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("");
const INVISIBLE = new RegExp(`([${classBody}]+)`, "u");

const NAMES = new Map<number, string>([
  [0x09, "TAB"],
  [0xad, "SHY"],
  [0x61c, "ALM"],
  [0x200b, "ZWSP"],
  [0x200e, "LRM"],
  [0x200f, "RLM"],
  [0x2028, "LS"],
  [0x2029, "PS"],
  [0x202a, "LRE"],
  [0x202b, "RLE"],
  [0x202c, "PDF"],
  [0x202d, "LRO"],
  [0x202e, "RLO"],
  [0x2060, "WJ"],
  [0x2066, "LRI"],
  [0x2067, "RLI"],
  [0x2068, "FSI"],
  [0x2069, "PDI"],
  [0xfeff, "BOM"],
]);

/** A stretch of plain text, or a mark that stands for one or more invisible characters. */
export type Run = { text: string } | { mark: string };

/** Beyond so many marks in one text the rest are shown as U+FFFD, so that a text of nothing else stays cheap. */
const MAX_MARKS = 500;

function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xe0020 && code < 0xe007f) return String.fromCharCode(code - 0xe0000);
  return NAMES.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

const isTag = (character: string) => (character.codePointAt(0) ?? 0) >= 0xe0000;

/** Marks of consecutive invisible characters: tags are spelled out as one message, repeats of one character counted. */
function marksOf(characters: readonly string[]): Run[] {
  const marks: { character: string; mark: string; count: number }[] = [];
  for (const character of characters) {
    const last = marks.at(-1);
    if (last && isTag(last.character) && isTag(character)) last.mark += markOf(character);
    else if (last?.character === character) last.count += 1;
    else marks.push({ character, mark: markOf(character), count: 1 });
  }
  return marks.map(({ character, mark, count }) => ({
    mark: isTag(character) ? `hidden: ${mark}` : count > 1 ? `${mark} ×${count}` : mark,
  }));
}

function pushText(runs: Run[], text: string): void {
  const last = runs.at(-1);
  if (last && "text" in last) last.text += text;
  else if (text !== "") runs.push({ text });
}

/** Splits a text into what is seen and marks for what is not. */
export function splitInvisible(text: string): Run[] {
  const runs: Run[] = [];
  let marks = 0;
  for (const [index, piece] of text.split(INVISIBLE).entries()) {
    if (index % 2 === 0) {
      pushText(runs, piece);
      continue;
    }
    const found = marksOf([...piece]);
    marks += found.length;
    if (marks <= MAX_MARKS) runs.push(...found);
    else pushText(runs, "\ufffd".repeat(found.length));
  }
  return runs;
}

const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text for the middle of a sentence that cannot hold elements: what would turn the sentence's direction becomes U+FFFD. */
export function withoutTurns(text: string): string {
  return text.replace(TURNS, "\ufffd");
}
