/** What a text and an item share: a common run of words on both sides, and how much of the item is in such runs. */
export interface SharedRun {
  item: number;
  /** Share of the item's words that stand in common runs of n words, from 0 to 1. */
  coverage: number;
  /** First word of the run in the text and in the item, and how many words it has: of those that were met first the longest. */
  at: number;
  itemAt: number;
  length: number;
}

const FACTOR = 0x01000193;

/**
 * Finds texts that share a run of n words with an item. Exact: a hash leads to a run, and the words decide. A run that stands in more
 * than `mostItems` items is how these ask, not what; it says of no item that it is there, nor does one half of whose words are in such
 * runs. Memory is some twenty bytes for each word of the items.
 */
export class RunIndex {
  readonly #n: number;
  readonly #mostItems: number;
  /** FACTOR to the power of n, to take the word that leaves the window out of the hash. */
  readonly #leaving: number;
  #words: Int32Array;
  /** Where each item begins among the words, and behind the last where all end. */
  #starts: Int32Array;
  /** Of each word the number of the run that begins there, or -1. */
  #runAt: Int32Array;
  /** Runs by hash: open addressing, 0 for empty, else the number of the run and 1. */
  #table: Int32Array;
  /** Of each run where it stands first, and the items that have it, one after the other. */
  #firstAt: Int32Array;
  #itemsFrom: Int32Array;
  #items: Int32Array;
  /** Whether the run that begins at a word says that its item is there. */
  readonly #isTelling: Uint8Array;
  /** In which search a run was seen last, and where; the same of items. */
  readonly #runSeen: Int32Array;
  readonly #runSeenAt: Int32Array;
  readonly #itemSeen: Int32Array;
  #search = 0;
  /** Runs that were left out since too many items have them. */
  readonly common: number;

  constructor(items: readonly (readonly number[])[], n: number, mostItems = Number.POSITIVE_INFINITY) {
    this.#n = n;
    this.#mostItems = mostItems;
    this.#leaving = 1;
    for (let k = 0; k < n; k++) this.#leaving = Math.imul(this.#leaving, FACTOR);
    this.#starts = new Int32Array(items.length + 1);
    items.forEach((words, item) => {
      this.#starts[item + 1] = this.#starts[item]! + words.length;
    });
    this.#words = new Int32Array(this.#starts[items.length]!);
    items.forEach((words, item) => {
      this.#words.set(words, this.#starts[item]!);
    });
    this.#runAt = new Int32Array(this.#words.length).fill(-1);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.#words.length + 2)));
    this.#firstAt = this.#numberRuns();
    [this.#isTelling, this.common] = this.#tellingRuns();
    [this.#itemsFrom, this.#items] = this.#listItems();
    this.#runSeen = new Int32Array(this.#firstAt.length);
    this.#runSeenAt = new Int32Array(this.#firstAt.length);
    this.#itemSeen = new Int32Array(items.length);
  }

  /** The items that share a run with a text, given as the codes of its words; -1 is a word that no item has. */
  find(words: Int32Array): SharedRun[] {
    this.#search++;
    const found: number[] = [];
    for (const [at, hash] of hashesOf(words, 0, words.length, this.#n, this.#leaving)) {
      const run = this.#lookUp(words, at, hash) - 1;
      if (run < 0 || this.#runSeen[run] === this.#search) continue;
      this.#runSeen[run] = this.#search;
      this.#runSeenAt[run] = at;
      for (let k = this.#itemsFrom[run]!; k < this.#itemsFrom[run + 1]!; k++) {
        const item = this.#items[k]!;
        if (this.#itemSeen[item] === this.#search) continue;
        this.#itemSeen[item] = this.#search;
        found.push(item);
      }
    }
    return found.map((item) => this.#compare(words, item));
  }

  #compare(words: Int32Array, item: number): SharedRun {
    const [from, to] = [this.#starts[item]!, this.#starts[item + 1]!];
    const best: SharedRun = { item, coverage: 0, at: 0, itemAt: 0, length: 0 };
    let covered = 0;
    let coveredTo = from;
    // No run that begins before this ends behind the longest one known.
    let knownTo = from;
    for (let p = from; p + this.#n <= to; p++) {
      const run = this.#runAt[p]!;
      if (run < 0 || this.#runSeen[run] !== this.#search || this.#isTelling[p] === 0) continue;
      covered += p + this.#n - Math.max(coveredTo, p);
      coveredTo = p + this.#n;
      if (coveredTo <= knownTo) continue;
      const at = this.#runSeenAt[run]!;
      const length = this.#commonLength(words, at, p, to);
      knownTo = p + length;
      if (length > best.length) Object.assign(best, { at, itemAt: p - from, length });
    }
    best.coverage = covered / (to - from);
    return best;
  }

  #commonLength(words: Int32Array, at: number, itemAt: number, itemTo: number): number {
    let length = 0;
    while (
      at + length < words.length &&
      itemAt + length < itemTo &&
      words[at + length] === this.#words[itemAt + length]
    )
      length++;
    return length;
  }

  /** Gives equal runs of words one number. Returns where each stands first. */
  #numberRuns(): Int32Array {
    const firstAt: number[] = [];
    for (let item = 0; item + 1 < this.#starts.length; item++) {
      const [from, to] = [this.#starts[item]!, this.#starts[item + 1]!];
      for (const [at, hash] of hashesOf(this.#words, from, to, this.#n, this.#leaving)) {
        const slot = this.#slotOf(this.#words, at, hash, firstAt);
        if (this.#table[slot] === 0) this.#table[slot] = firstAt.push(at);
        this.#runAt[at] = this.#table[slot]! - 1;
      }
    }
    return Int32Array.from(firstAt);
  }

  /** At which words a telling run begins, and how many runs too many items have. */
  #tellingRuns(): [isTelling: Uint8Array, common: number] {
    const uses = new Int32Array(this.#firstAt.length);
    this.#forEachItem(this.#runAt, (run) => {
      uses[run]!++;
    });
    const isTelling = new Uint8Array(this.#words.length);
    for (let item = 0; item + 1 < this.#starts.length; item++) {
      const [from, to] = [this.#starts[item]!, this.#starts[item + 1]!];
      const isWording = new Uint8Array(to - from);
      for (let p = from; p < to; p++)
        if (this.#runAt[p]! >= 0 && uses[this.#runAt[p]!]! > this.#mostItems)
          isWording.fill(1, p - from, p - from + this.#n);
      let wording = 0;
      for (let p = from; p < to; p++) {
        wording += isWording[p - from]!;
        const begin = p - this.#n + 1;
        if (begin < from) continue;
        isTelling[begin] = Number(2 * wording < this.#n);
        wording -= isWording[begin - from]!;
      }
    }
    return [isTelling, uses.filter((n) => n > this.#mostItems).length];
  }

  /** The items of each run that tells of them. */
  #listItems(): [from: Int32Array, items: Int32Array] {
    const telling = this.#runAt.map((run, p) => (this.#isTelling[p] === 1 ? run : -1));
    const from = new Int32Array(this.#firstAt.length + 1);
    this.#forEachItem(telling, (run) => {
      from[run + 1]!++;
    });
    for (let run = 0; run < this.#firstAt.length; run++) from[run + 1]! += from[run]!;
    const items = new Int32Array(from.at(-1)!);
    const filled = from.slice();
    this.#forEachItem(telling, (run, item) => {
      items[filled[run]!++] = item;
    });
    return [from, items];
  }

  /** Goes through the runs of each item, each once. */
  #forEachItem(runAt: Int32Array, each: (run: number, item: number) => void): void {
    const lastItem = new Int32Array(this.#firstAt.length).fill(-1);
    for (let item = 0; item + 1 < this.#starts.length; item++)
      for (let p = this.#starts[item]!; p < this.#starts[item + 1]!; p++) {
        const run = runAt[p]!;
        if (run < 0 || lastItem[run] === item) continue;
        lastItem[run] = item;
        each(run, item);
      }
  }

  #lookUp(words: Int32Array, at: number, hash: number): number {
    return this.#table[this.#slotOf(words, at, hash, this.#firstAt)]!;
  }

  /** The slot of the run that stands at `at`, or the empty one where it would stand. */
  #slotOf(words: Int32Array, at: number, hash: number, firstAt: ArrayLike<number>): number {
    const mask = this.#table.length - 1;
    let slot = mixed(hash) & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#isSame(words, at, firstAt[this.#table[slot]! - 1]!)) break;
    return slot;
  }

  #isSame(words: Int32Array, at: number, other: number): boolean {
    for (let k = 0; k < this.#n; k++) if (words[at + k] !== this.#words[other + k]) return false;
    return true;
  }
}

/** Of each window of n known words where it begins, and its hash. */
function* hashesOf(
  words: Int32Array,
  from: number,
  to: number,
  n: number,
  leaving: number,
): Generator<readonly [at: number, hash: number]> {
  let hash = 0;
  let known = 0;
  const found: [number, number] = [0, 0];
  for (let p = from; p < to; p++) {
    const word = words[p]!;
    if (word < 0) {
      known = 0;
      hash = 0;
      continue;
    }
    hash = (Math.imul(hash, FACTOR) + word + 1) | 0;
    if (++known > n) hash = (hash - Math.imul(leaving, words[p - n]! + 1)) | 0;
    if (known < n) continue;
    found[0] = p - n + 1;
    found[1] = hash;
    yield found;
  }
}

/** Spreads a hash over all its bits (the last step of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
