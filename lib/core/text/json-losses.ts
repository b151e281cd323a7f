/** What a parser of JSON would change or drop in silence, and where. */
export interface Loss {
  path: (string | number)[];
  message: string;
}

/** Deeper values are refused: whoever walks through them would run out of stack. */
const MAX_DEPTH = 100;
/** Enough to mend a body by. */
const MOST_LOSSES = 20;

interface Frame {
  /** Names so far, of an object. */
  names: Set<string> | null;
  key: string | number;
  /** Whether the next string of an object is a name. */
  isName: boolean;
}

/**
 * What `JSON.parse` would not keep of a valid JSON text: names that an object has twice, the name `__proto__`, numbers that are too large
 * or too exact to be held. A text that nests too deeply has that one loss.
 */
export function jsonLosses(text: string): Loss[] {
  const losses: Loss[] = [];
  const frames: Frame[] = [];
  const lose = (message: string) => losses.push({ path: frames.map(({ key }) => key), message });
  for (let index = 0; index < text.length && losses.length < MOST_LOSSES; index += 1) {
    const sign = text[index]!;
    const frame = frames.at(-1);
    if (sign === "{" || sign === "[") {
      if (frames.length >= MAX_DEPTH) return [{ path: [], message: `is nested deeper than ${MAX_DEPTH} levels` }];
      frames.push(sign === "{" ? { names: new Set(), key: "", isName: true } : { names: null, key: 0, isName: false });
    } else if (sign === "}" || sign === "]") frames.pop();
    else if (sign === "," && frame) {
      if (frame.names) frame.isName = true;
      else frame.key = Number(frame.key) + 1;
    } else if (sign === '"') {
      const end = endOfString(text, index + 1);
      if (frame?.names && frame.isName) {
        frame.key = JSON.parse(text.slice(index, end)) as string;
        frame.isName = false;
        if (frame.key === "__proto__") lose("is not a name that a field can have");
        else if (frame.names.has(frame.key)) lose("is given twice; give it once");
        frame.names.add(frame.key);
      }
      index = end - 1;
    } else if (sign === "-" || (sign >= "0" && sign <= "9")) {
      NUMBER.lastIndex = index;
      const [number] = NUMBER.exec(text) ?? [sign];
      const message = lossOfNumber(number);
      if (message) lose(message);
      index += number.length - 1;
    }
  }
  return losses;
}

const NUMBER = /[-+0-9.eE]+/y;
const LONGEST_NUMBER = 400;

function lossOfNumber(written: string): string | null {
  if (written.length >= LONGEST_NUMBER) return "is too long for a number; send it as a text";
  const held = Number(written);
  if (!Number.isFinite(held)) return "is too large for a number";
  if (held === 0 && /[1-9]/.test(written.split(/e/i, 1)[0]!)) return "is too small for a number";
  const isRounded = /^-?\d{16,}$/.test(written) && String(held) !== written;
  return isRounded ? "has more digits than a number can hold exactly; send it as a text" : null;
}

/** The index behind the quote that closes a string. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let start = quote;
    while (start > from && text[start - 1] === "\\") start -= 1;
    if ((quote - start) % 2 === 0) return quote + 1;
  }
  return text.length;
}
