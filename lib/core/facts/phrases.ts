/**
 * Numbers for the phrases of one length in a sequence: equal phrases have equal numbers, from 0 in the order in which they come. A phrase of
 * n words is that of its first n - 1 with its last, so each length takes one pass, and no two phrases are taken for one.
 */
export interface Phrases {
  /** Of the phrase that begins at each place. */
  numbers: Int32Array;
  distinct: number;
  /** By number 1 where the phrase comes more than once. */
  repeated: Uint8Array;
}

/** Single words as the phrases of which longer ones are made; a number below 0 is no word. */
export function singleWords(numbers: Int32Array, distinct: number): Phrases {
  const counts = new Uint8Array(distinct);
  for (const number of numbers) if (counts[number]! < 2) counts[number]!++;
  return { numbers, distinct, repeated: counts.map((count) => (count === 2 ? 1 : 0)) };
}

/** Makes longer phrases of shorter ones in one sequence; what it looks up in is made once for all lengths. */
export class PhraseMaker {
  readonly #size: number;
  readonly #slots: Int32Array;
  /** Where each number came first: what it consists of can be read there. */
  readonly #firsts: Int32Array;

  /** `words` are the numbers of the single words, from -1 to below `distinct`. */
  constructor(
    private readonly words: Int32Array,
    private readonly distinct: number,
  ) {
    this.#size = tableSize(words.length);
    this.#slots = new Int32Array(2 * this.#size);
    this.#firsts = new Int32Array(words.length);
  }

  /** The phrases one word longer, of `length` words. What begins with a phrase that comes once comes once, so only the others are looked up. */
  longer(shorter: Phrases, length: number): Phrases {
    const [words, heads, slots, firsts, size, row] = [
      this.words,
      shorter.numbers,
      this.#slots,
      this.#firsts,
      this.#size,
      this.distinct + 1,
    ];
    const count = Math.max(words.length - length + 1, 0);
    const numbers = new Int32Array(count);
    const repeated = new Uint8Array(count);
    // Few words make few phrases: each has a slot of its own then.
    const isOwn = shorter.distinct * row <= slots.length;
    slots.fill(-1, 0, isOwn ? shorter.distinct * row : size);
    let distinct = 0;
    for (let at = 0; at < count; at++) {
      const head = heads[at]!;
      if (shorter.repeated[head] !== 1) {
        numbers[at] = distinct++;
        continue;
      }
      const last = words[at + length - 1]!;
      let slot = isOwn ? head * row + last + 1 : mix(head, last) & (size - 1);
      for (;;) {
        const number = slots[slot]!;
        if (number < 0) {
          slots[slot] = distinct;
          firsts[distinct] = at;
          numbers[at] = distinct++;
          break;
        }
        const first = firsts[number]!;
        if (isOwn || (heads[first] === head && words[first + length - 1] === last)) {
          numbers[at] = number;
          repeated[number] = 1;
          break;
        }
        slot = (slot + 1) & (size - 1);
      }
    }
    return { numbers, distinct, repeated };
  }
}

function tableSize(count: number): number {
  return 1 << (32 - Math.clz32(Math.max(count * 2, 1)));
}

/** The finaliser of MurmurHash3 over both numbers. */
function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
