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
  const starts: number[] = [];
  const ends: number[] = [];
  let open = -1;
  let lone = false;
  for (let at = 0; at < text.length; ) {
    const units = unitsAt(text, at);
    const kind = letterClass(units === 2 ? text.codePointAt(at)! : text.charCodeAt(at));
    const goesOn = open >= 0 && (kind === MARK || (!lone && (kind === LETTER || kind === DIGIT)));
    if (!goesOn) {
      if (open >= 0) {
        starts.push(open);
        ends.push(at);
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
    starts.push(open);
    ends.push(text.length);
  }
  return { count: starts.length, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Gives equal words equal numbers, from 0 in the order in which they come. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(text: string, words: Words): Int32Array {
    const numbers = new Int32Array(words.count);
    for (let index = 0; index < words.count; index++) {
      const word = text.slice(words.starts[index], words.ends[index]);
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(word, number);
      }
      numbers[index] = number;
    }
    return numbers;
  }
}
