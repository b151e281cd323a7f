/** An item that a text is near to: Jaccard similarity of their shingles, from 0 to 1. */
export interface NearItem {
  item: number;
  similarity: number;
}

const LETTERS = 3;
const EDGE = " ".repeat(LETTERS - 1);
/** Against what a product of floating-point numbers has too much. */
const ROUNDING = 1e-9;

/** Every three characters (UTF-16 units) in a row of a text between spaces, so that a letter at its end counts as often as any other. */
export function shinglesOf(text: string): Set<string> {
  const padded = EDGE + text + EDGE;
  const shingles = new Set<string>();
  for (let at = 0; at + LETTERS <= padded.length; at++) shingles.add(padded.slice(at, at + LETTERS));
  return shingles;
}

/**
 * Finds the items whose set of shingles has at least a Jaccard similarity with that of a text. Misses none: two sets that are so similar
 * share one of their rarest (Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity joins"); every candidate is compared
 * by all its shingles.
 */
export class NearIndex {
  readonly #least: number;
  /** By shingle its place in the order from the rarest among the items to the most frequent. */
  readonly #rank = new Map<string, number>();
  /** Of each item the ranks of its shingles, ascending. */
  readonly #sets: Int32Array[];
  /** By rank the items among whose rarest shingles it is. */
  readonly #itemsOf = new Map<number, number[]>();
  /** In which search an item was compared last. */
  readonly #seen: Int32Array;
  #search = 0;
  #sizes: [least: number, most: number] = [Number.POSITIVE_INFINITY, 0];

  constructor(items: readonly string[], least: number) {
    this.#least = least;
    this.#seen = new Int32Array(items.length);
    const shingles = items.map(shinglesOf);
    const uses = new Map<string, number>();
    for (const set of shingles) for (const one of set) uses.set(one, (uses.get(one) ?? 0) + 1);
    for (const [one] of [...uses].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1)))
      this.#rank.set(one, this.#rank.size);
    this.#sets = shingles.map((set) => Int32Array.from(set, (one) => this.#rank.get(one)!).sort());
    this.#sets.forEach((set, item) => {
      this.#sizes = [Math.min(this.#sizes[0], set.length), Math.max(this.#sizes[1], set.length)];
      for (const rank of set.subarray(0, this.#telling(set.length))) {
        const known = this.#itemsOf.get(rank);
        if (known) known.push(item);
        else this.#itemsOf.set(rank, [item]);
      }
    });
  }

  find(text: string): NearItem[] {
    const all = shinglesOf(text);
    const [least, most] = this.#sizes;
    if (all.size < this.#least * least - ROUNDING || all.size * this.#least > most + ROUNDING) return [];
    const ranks: number[] = [];
    for (const one of all) {
      const rank = this.#rank.get(one);
      if (rank !== undefined) ranks.push(rank);
    }
    // What no item has is rarest of all, and comes first in the order.
    const telling = this.#telling(all.size) - (all.size - ranks.length);
    if (telling <= 0) return [];
    const known = Int32Array.from(ranks).sort();
    this.#search++;
    const found: NearItem[] = [];
    for (const rank of known.subarray(0, telling))
      for (const item of this.#itemsOf.get(rank) ?? []) {
        if (this.#seen[item] === this.#search) continue;
        this.#seen[item] = this.#search;
        const set = this.#sets[item]!;
        const needed = Math.ceil((this.#least / (1 + this.#least)) * (set.length + all.size) - ROUNDING);
        const shared = sharedOf(set, known, needed);
        const similarity = shared / (set.length + all.size - shared);
        if (similarity >= this.#least - ROUNDING) found.push({ item, similarity });
      }
    return found;
  }

  /** How many of the rarest shingles of a set of this size have one that every similar set has too. */
  #telling(size: number): number {
    return size - Math.ceil(this.#least * size - ROUNDING) + 1;
  }
}

/** How many numbers two ascending lists have in common; 0 as soon as it is known that these are fewer than needed. */
function sharedOf(a: Int32Array, b: Int32Array, needed: number): number {
  let shared = 0;
  let [mayMissA, mayMissB] = [a.length - needed, b.length - needed];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length && mayMissA >= 0 && mayMissB >= 0; ) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) {
      i++;
      mayMissA--;
    } else {
      j++;
      mayMissB--;
    }
  }
  return shared < needed ? 0 : shared;
}
