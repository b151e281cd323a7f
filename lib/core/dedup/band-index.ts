import { agreeing, BANDS, SIGNATURE } from "./min-hash";

/** Signatures, one after another; those of one node lie together: `from[node]` to `from[node + 1]`. */
export interface Signatures {
  from: Uint32Array;
  words: Int32Array;
}

/** Of each node, in which question it was last come across; and how many were asked. */
export interface Visits {
  seen: Uint32Array;
  asked: number;
}

/**
 * Which of the nodes that were added share a band with another (Indyk & Motwani 1998). Chains through typed arrays: 250 bytes a signature
 * at a million of them, and nothing for the garbage collector to look at.
 */
export class BandIndex {
  /** By a hash of band and value: the newest entry. Entry `band * room + place + 1` is that of the signature at `place`; 0 ends a chain. */
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly shift: number;
  private readonly ownerOf: Uint32Array;
  private readonly signatureOf: Uint32Array;
  private size = 0;

  constructor(
    private readonly signatures: Signatures,
    /** Most signatures that will be added. */
    private readonly room: number,
    /** Indices over the same nodes can share them. */
    private readonly visits: Visits = { seen: new Uint32Array(signatures.from.length - 1), asked: 0 },
  ) {
    const bits = Math.min(26, Math.max(8, Math.ceil(Math.log2(Math.max(1, room * BANDS)))));
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits);
    this.next = new Int32Array(room * BANDS + 1);
    this.ownerOf = new Uint32Array(room);
    this.signatureOf = new Uint32Array(room);
  }

  add(node: number): void {
    const { from, words } = this.signatures;
    for (let signature = from[node]!; signature < from[node + 1]!; signature++) {
      if (this.size === this.room) throw new RangeError("the index is full");
      this.ownerOf[this.size] = node;
      this.signatureOf[this.size] = signature;
      for (let band = 0; band < BANDS; band++) {
        const slot = this.slot(band, words[signature * SIGNATURE + band]!);
        const entry = band * this.room + this.size + 1;
        this.next[entry] = this.heads[slot]!;
        this.heads[slot] = entry;
      }
      this.size++;
    }
  }

  /**
   * The nodes that share a band with this one and whose sketch agrees with its in at least `fewest` of its hashes, each once. What shares
   * a band and not the sketch costs a comparison of eight words.
   */
  candidates(node: number, fewest: number): number[] {
    const { from, words } = this.signatures;
    const { next, ownerOf, signatureOf, room, size } = this;
    const { seen } = this.visits;
    const asked = ++this.visits.asked;
    const found: number[] = [];
    seen[node] = asked;
    for (let signature = from[node]!; signature < from[node + 1]!; signature++) {
      const at = signature * SIGNATURE;
      for (let band = 0; band < BANDS; band++) {
        const hash = words[at + band]!;
        const first = band * room + 1;
        for (let entry = this.heads[this.slot(band, hash)]!; entry !== 0; entry = next[entry]!) {
          const place = entry - first;
          if (place < 0 || place >= size) continue;
          const owner = ownerOf[place]!;
          if (seen[owner] === asked) continue;
          const other = signatureOf[place]! * SIGNATURE;
          if (words[other + band] !== hash) continue;
          // Two ways of comparing have no band in common, so one sketch decides for the pair.
          seen[owner] = asked;
          if (agreeing(words, at, words, other) >= fewest) found.push(owner);
        }
      }
    }
    return found;
  }

  private slot(band: number, hash: number): number {
    return Math.imul(hash ^ Math.imul(band + 1, 0x9e3779b1), 0x85ebca6b) >>> this.shift;
  }
}
