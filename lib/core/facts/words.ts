import { DIGIT, LETTER, LONE_LETTER, letterClass, MARK, unitsAt } from "./letters";

/** The words of a text: their UTF-16 offsets, in order. */
export interface Words {
  count: number;
  /** From (inclusive) and to (exclusive) of each. */
  starts: Int32Array;
  ends: Int32Array;
}

/**
 * Runs of letters, marks and digits; a letter of a script without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) is a word of its own, with
 * the marks that follow it. An apostrophe ends a word.
 */
export function wordsOf(text: string): Words {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let count = 0;
  let open = -1;
  let lone = false;
  for (let at = 0; at < text.length; ) {
    const units = unitsAt(text, at);
    const kind = letterClass(units === 2 ? text.codePointAt(at)! : text.charCodeAt(at));
    const goesOn = open >= 0 && (kind === MARK || (!lone && (kind === LETTER || kind === DIGIT)));
    if (!goesOn) {
      if (open >= 0) {
        starts[count] = open;
        ends[count++] = at;
        open = -1;
      }
      if (kind === LETTER || kind === DIGIT || kind === LONE_LETTER) {
        open = at;
        lone = kind === LONE_LETTER;
      }
    }
    at += units;
  }
  if (open >= 0) {
    starts[count] = open;
    ends[count++] = text.length;
  }
  return { count, starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}

/** Gives equal words equal numbers, from 0 in the order in which they come. */
export class WordNumbers {
  readonly #ofWords = new Map<string, number>();
  /** Of words of one UTF-16 unit, by that unit: texts in scripts without spaces are nothing but these. */
  readonly #ofUnits = new Map<number, number>();
  #next = 0;

  /** How many there are. */
  get distinct(): number {
    return this.#next;
  }

  of(text: string, { count, starts, ends }: Words): Int32Array {
    const numbers = new Int32Array(count);
    for (let index = 0; index < count; index++) {
      const [start, end] = [starts[index]!, ends[index]!];
      numbers[index] =
        end - start === 1
          ? this.#numbered(this.#ofUnits, text.charCodeAt(start))
          : this.#numbered(this.#ofWords, text.slice(start, end));
    }
    return numbers;
  }

  #numbered<Key>(known: Map<Key, number>, key: Key): number {
    let number = known.get(key);
    if (number === undefined) {
      number = this.#next++;
      known.set(key, number);
    }
    return number;
  }
}
