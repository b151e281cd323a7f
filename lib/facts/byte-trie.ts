/** By rank: a token that is valid UTF-8 as a text, any other as its bytes. What has no rank is a hole. */
export type Vocabulary = readonly (string | readonly number[] | undefined)[];

/** No node: nothing in the vocabulary begins so. */
export const NOWHERE = 0;

/**
 * The tokens of a vocabulary by their bytes: each beginning of a token is a node, and the node of a single byte is that byte and one. All edges
 * lie in one table with open addresses, half of it empty.
 */
export class ByteTrie {
  /** Where two bytes lead, by both: these are asked for most. */
  readonly #pairs = new Int32Array(257 << 8);
  /** Of longer beginnings in turn the key of an edge (its node and its byte) and where it leads; 0 is no key. */
  #edges = new Int32Array(2 << 16);
  #shift = 16;
  #ranks = new Int32Array(1 << 16).fill(-1);
  /** How many there are, with the one that is none. */
  nodes = 257;
  /** Bytes of the longest token. */
  longest = 0;

  constructor(vocabulary: Vocabulary) {
    const encoder = new TextEncoder();
    for (const [rank, token] of vocabulary.entries()) {
      if (token === undefined) continue;
      const bytes = typeof token === "string" ? encoder.encode(token) : token;
      this.longest = Math.max(this.longest, bytes.length);
      let node = bytes[0]! + 1;
      for (let at = 1; at < bytes.length; at++) node = this.next(node, bytes[at]!) || this.#add(node, bytes[at]!);
      this.#ranks[node] = rank;
    }
  }

  /** Where a byte leads from a node. */
  next(node: number, byte: number): number {
    const key = (node << 8) | byte;
    if (node <= 256) return this.#pairs[key]!;
    const last = this.#edges.length - 2;
    let slot = this.#slotOf(key);
    while (this.#edges[slot] !== key) {
      if (this.#edges[slot] === 0) return NOWHERE;
      slot = (slot + 2) & last;
    }
    return this.#edges[slot + 1]!;
  }

  /** The rank of the token whose bytes lead to a node; -1 where they are none. */
  rank(node: number): number {
    return this.#ranks[node]!;
  }

  /** Where the bytes from (inclusive) to (exclusive) lead from a node. */
  follow(node: number, bytes: Uint8Array, from: number, to: number): number {
    let reached = node;
    for (let at = from; at < to && reached !== NOWHERE; at++) reached = this.next(reached, bytes[at]!);
    return reached;
  }

  #add(node: number, byte: number): number {
    if (4 * this.nodes > this.#edges.length) this.#grow();
    if (this.nodes === this.#ranks.length) {
      const ranks = new Int32Array(2 * this.nodes).fill(-1);
      ranks.set(this.#ranks);
      this.#ranks = ranks;
    }
    const key = (node << 8) | byte;
    if (node <= 256) this.#pairs[key] = this.nodes;
    else this.#put(key, this.nodes);
    return this.nodes++;
  }

  #put(key: number, node: number): void {
    let slot = this.#slotOf(key);
    while (this.#edges[slot] !== 0) slot = (slot + 2) & (this.#edges.length - 2);
    this.#edges[slot] = key;
    this.#edges[slot + 1] = node;
  }

  /** Fibonacci hashing: the upper bits of a product depend on all of its factor's. */
  #slotOf(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> this.#shift) << 1;
  }

  #grow(): void {
    const edges = this.#edges;
    this.#edges = new Int32Array(2 * edges.length);
    this.#shift--;
    for (let slot = 0; slot < edges.length; slot += 2) if (edges[slot] !== 0) this.#put(edges[slot]!, edges[slot + 1]!);
  }
}
