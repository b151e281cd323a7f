import { ByteTrie, NOWHERE, type Vocabulary } from "./byte-trie";

/** How many bytes are followed to find where no token goes on. */
const DEPTH = 12;
/** A rank and a place as one number, so that of equal ranks the first in the text is the least. */
const PLACES = 2 ** 32;
const [UNTOLD, ONE, SEVERAL] = [0, 1, 2] as const;

/**
 * Counts tokens as byte pair encoding makes them: of all neighbours that together are in the vocabulary those of the lowest rank are merged, the
 * first of several, until there are none (Sennrich et al. 2016, over bytes as GPT-2 has them). A word that is in the vocabulary is one token. Takes
 * n log n for n bytes.
 */
export class BytePairs {
  readonly #trie: ByteTrie;
  /** Of each node whether its bytes merge to one token. */
  readonly #merging: Uint8Array;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(0);
  // Of what begins at each byte: its node, where the next and the one before begin, and what it makes with the next.
  #nodes = new Int32Array(0);
  #next = new Int32Array(0);
  #before = new Int32Array(0);
  #pairs = new Int32Array(0);
  #heap = new Float64Array(0);
  #size = 0;

  constructor(vocabulary: Vocabulary) {
    this.#trie = new ByteTrie(vocabulary);
    this.#merging = new Uint8Array(this.#trie.nodes);
  }

  count(word: string): number {
    if (this.#bytes.length < 3 * word.length) this.#makeRoom(6 * word.length);
    const end = this.#encoder.encodeInto(word, this.#bytes).written;
    if (end === 0 || this.#trie.rank(this.#nodeOf(0, end)) >= 0) return Math.min(end, 1);
    // Any two letters of ASCII are a token, or nearly so.
    if (end === word.length) return this.#merged(0, end);
    let tokens = 0;
    for (let from = 0; from < end; ) {
      const to = this.#endOfPiece(from, end);
      tokens += this.#ofPiece(from, to);
      from = to;
    }
    return tokens;
  }

  #makeRoom(bytes: number): void {
    this.#bytes = new Uint8Array(bytes);
    this.#nodes = new Int32Array(bytes);
    this.#next = new Int32Array(bytes);
    this.#before = new Int32Array(bytes);
    this.#pairs = new Int32Array(bytes);
    this.#heap = new Float64Array(2 * bytes);
  }

  #nodeOf(from: number, to: number): number {
    return this.#trie.follow(this.#bytes[from]! + 1, this.#bytes, from + 1, to);
  }

  /** The next place that no token of the vocabulary goes across, so that no merge does. */
  #endOfPiece(from: number, end: number): number {
    const [trie, bytes] = [this.#trie, this.#bytes];
    let reached = from + 1;
    for (let at = from; at < reached; at++) {
      if (reached >= end) return end;
      let node = bytes[at]! + 1;
      const last = Math.min(end, at + DEPTH);
      for (let to = at + 1; to < last; to++) {
        node = trie.next(node, bytes[to]!);
        if (node === NOWHERE) break;
        if (to >= reached && trie.rank(node) >= 0) reached = to + 1;
      }
      if (node !== NOWHERE && last < end) {
        // Long tokens: none that begins until here reaches further.
        reached = at + DEPTH + trie.longest;
        at = last;
      }
    }
    return reached;
  }

  #ofPiece(from: number, to: number): number {
    if (to - from === 1) return 1;
    const node = this.#nodeOf(from, to);
    if (node === NOWHERE || this.#trie.rank(node) < 0) return this.#merged(from, to);
    if (this.#merging[node] === UNTOLD) this.#merging[node] = this.#merged(from, to) === 1 ? ONE : SEVERAL;
    return this.#merging[node] === ONE ? 1 : this.#merged(from, to);
  }

  #merged(from: number, to: number): number {
    this.#size = 0;
    for (let at = from; at < to; at++) {
      this.#nodes[at] = this.#bytes[at]! + 1;
      this.#next[at] = at + 1;
      this.#before[at] = at - 1;
    }
    for (let at = from; at < to; at++) this.#pair(at, to);
    let tokens = to - from;
    while (this.#size > 0) {
      const least = this.#pop();
      const at = least % PLACES;
      const node = this.#pairs[at]!;
      // What was found before a neighbour changed holds no longer.
      if (node === NOWHERE || this.#trie.rank(node) !== (least - at) / PLACES) continue;
      const gone = this.#next[at]!;
      const next = this.#next[gone]!;
      this.#nodes[at] = node;
      this.#next[at] = next;
      this.#pairs[gone] = NOWHERE;
      if (next < to) this.#before[next] = at;
      this.#pair(at, to);
      if (at > from) this.#pair(this.#before[at]!, to);
      tokens--;
    }
    return tokens;
  }

  /** Finds what begins at a place makes with its neighbour. */
  #pair(at: number, to: number): void {
    const next = this.#next[at]!;
    this.#pairs[at] = NOWHERE;
    if (next >= to) return;
    const node = this.#trie.follow(this.#nodes[at]!, this.#bytes, next, this.#next[next]!);
    const rank = node === NOWHERE ? -1 : this.#trie.rank(node);
    if (rank < 0) return;
    this.#pairs[at] = node;
    this.#push(rank * PLACES + at);
  }

  #push(given: number): void {
    const heap = this.#heap;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! <= given) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = given;
  }

  #pop(): number {
    const heap = this.#heap;
    const least = heap[0]!;
    const moved = heap[--this.#size]!;
    let at = 0;
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      if (child + 1 < this.#size && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= moved) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
    return least;
  }
}
