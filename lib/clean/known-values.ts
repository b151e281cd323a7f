import { askedOnce } from "@/lib/core/text/asked-once";
import type { Range } from "./code-ranges";

/** The letters by which values are looked up; every value has as many. */
const KEY = 4;
const isWord = askedOnce((sign) => /[\p{L}\p{N}]/u.test(sign));

/** Finds given values wherever they stand for themselves, the longest first, in one pass over a text. */
export class KnownValues {
  /** By the first two letters whether a value begins so: most places are passed over by it. */
  readonly #beginnings = new Uint8Array(1 << 12);
  /** Lengths of the values that begin alike, longest first. */
  readonly #lengths = new Map<string, number[]>();
  readonly #values = new Set<string>();

  add(value: string): void {
    if (value.length < KEY || this.#values.has(value)) return;
    this.#values.add(value);
    this.#beginnings[beginningAt(value, 0)] = 1;
    const key = value.slice(0, KEY);
    const lengths = this.#lengths.get(key) ?? [];
    if (lengths.includes(value.length)) return;
    this.#lengths.set(
      key,
      [...lengths, value.length].sort((a, b) => b - a),
    );
  }

  /** Ascending, without overlaps; what is a piece of a longer word is none. */
  find(text: string): Range[] {
    const found: Range[] = [];
    for (let from = 0; from + KEY <= text.length; from++) {
      if (this.#beginnings[beginningAt(text, from)] === 0 || isWithinWord(text, from)) continue;
      const lengths = this.#lengths.get(text.slice(from, from + KEY));
      if (!lengths) continue;
      const length = lengths.find(
        (one) => this.#values.has(text.slice(from, from + one)) && !isWithinWord(text, from + one),
      );
      if (length === undefined) continue;
      found.push({ from, to: from + length });
      from += length - 1;
    }
    return found;
  }
}

const beginningAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 6) ^ text.charCodeAt(at + 1)) & 0xfff;

/** A letter or digit stands on both sides. */
function isWithinWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWord(text.charCodeAt(at)) && isWord(text.charCodeAt(at - 1));
}
