import type { Range } from "./code-ranges";

/** The letters by which values are looked up; every value has as many. */
const KEY = 4;
const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Finds given values wherever they stand for themselves, the longest first, in one pass over a text. */
export class KnownValues {
  /** Lengths of the values that begin alike, longest first. */
  readonly #lengths = new Map<string, number[]>();
  readonly #values = new Set<string>();

  add(value: string): void {
    if (value.length < KEY || this.#values.has(value)) return;
    this.#values.add(value);
    const key = value.slice(0, KEY);
    const lengths = this.#lengths.get(key) ?? [];
    if (!lengths.includes(value.length)) lengths.push(value.length);
    this.#lengths.set(
      key,
      lengths.sort((a, b) => b - a),
    );
  }

  /** Ascending, without overlaps; what is a piece of a longer word is none. */
  find(text: string): Range[] {
    const found: Range[] = [];
    for (let from = 0; from + KEY <= text.length; from++) {
      const lengths = this.#lengths.get(text.slice(from, from + KEY));
      if (!lengths || (isWord(text[from]) && isWord(text[from - 1]))) continue;
      const length = lengths.find(
        (one) =>
          this.#values.has(text.slice(from, from + one)) && !(isWord(text[from + one - 1]) && isWord(text[from + one])),
      );
      if (length === undefined) continue;
      found.push({ from, to: from + length });
      from += length - 1;
    }
    return found;
  }
}
