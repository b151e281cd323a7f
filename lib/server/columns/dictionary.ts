const FIRST_ENTRIES = 256;
/** Slots of the table for each entry at most: half of them stay free, so that few entries share a place. */
const SLOTS_EACH = 2;

/** While there are fewer the table grows faster: all entries take a new place each time. */
const FEW_SLOTS = 65_536;

/** The entries of a dictionary as plain data that goes from thread to thread without being copied. */
export interface DictionaryData {
  size: number;
  /** Entry `code` is bytes `ends[code - 1]` to `ends[code]`. */
  bytes: SharedArrayBuffer;
  ends: SharedArrayBuffer;
  /** Open addressing: the code in each slot plus 1, 0 where it is free. */
  slots: SharedArrayBuffer;
}

/**
 * Numbers byte strings (ids, texts) in the order in which they come. Entries are only added, and never move once they are there, so that
 * another thread may read those that it knows of while more come.
 */
export class Dictionary {
  private entries: number;
  private bytes: Uint8Array;
  private view: DataView;
  private ends: Int32Array;
  private slots: Int32Array;
  /** The code given last: in a column the next row often has it too. */
  private latest = 0;

  constructor(data?: DictionaryData) {
    this.entries = data?.size ?? 0;
    this.bytes = new Uint8Array(data?.bytes ?? new SharedArrayBuffer(FIRST_ENTRIES * 16));
    this.view = new DataView(this.bytes.buffer);
    this.ends = new Int32Array(data?.ends ?? new SharedArrayBuffer((FIRST_ENTRIES + 1) * 4));
    this.slots = new Int32Array(data?.slots ?? new SharedArrayBuffer(FIRST_ENTRIES * SLOTS_EACH * 4));
  }

  get size(): number {
    return this.entries;
  }

  /** Code of the entry in `source`; where it is not known a new one, or -1 if none is to be added. */
  encode(source: DataView, from: number, length: number, adds = true): number {
    if (this.latest < this.entries && this.holds(this.latest, source, from, length)) return this.latest;
    const code = this.find(source, from, length, adds);
    if (code >= 0) this.latest = code;
    return code;
  }

  private find(source: DataView, from: number, length: number, adds: boolean): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(source, from, length) & mask; ; slot = (slot + 1) & mask) {
      const code = this.slots[slot]! - 1;
      if (code < 0) return adds ? this.add(source, from, length, slot) : -1;
      if (this.holds(code, source, from, length)) return code;
    }
  }

  /** Of every entry of another dictionary the code that it has here, -1 where it is not known. */
  codesOf(other: Dictionary): Int32Array {
    return Int32Array.from({ length: other.size }, (_, code) => {
      const start = other.ends[code]!;
      return this.find(other.view, start, other.ends[code + 1]! - start, false);
    });
  }

  /** The entry as it came; a view, which nobody may write into. */
  entry(code: number): Uint8Array {
    return this.bytes.subarray(this.ends[code]!, this.ends[code + 1]!);
  }

  /** The entry as text. */
  text(code: number): string {
    return decoder.decode(this.bytes.slice(this.ends[code]!, this.ends[code + 1]!));
  }

  /** The entry as a UUID. */
  uuid(code: number): string {
    const hex = Buffer.from(this.bytes.slice(this.ends[code]!, this.ends[code + 1]!)).toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  texts(): string[] {
    return Array.from({ length: this.entries }, (_, code) => this.text(code));
  }

  uuids(): string[] {
    return Array.from({ length: this.entries }, (_, code) => this.uuid(code));
  }

  data(): DictionaryData {
    return {
      size: this.entries,
      bytes: this.bytes.buffer as SharedArrayBuffer,
      ends: this.ends.buffer as SharedArrayBuffer,
      slots: this.slots.buffer as SharedArrayBuffer,
    };
  }

  private holds(code: number, source: DataView, from: number, length: number): boolean {
    const start = this.ends[code]!;
    if (this.ends[code + 1]! - start !== length) return false;
    // From their ends, in which ids differ that were made one after the other.
    let k = length;
    for (; k >= 4; k -= 4) if (this.view.getInt32(start + k - 4) !== source.getInt32(from + k - 4)) return false;
    for (; k > 0; k--) if (this.view.getUint8(start + k - 1) !== source.getUint8(from + k - 1)) return false;
    return true;
  }

  private add(source: DataView, from: number, length: number, slot: number): number {
    const start = this.ends[this.entries]!;
    if (start + length > this.bytes.length) {
      this.bytes = grown(Uint8Array, this.bytes, start + length);
      this.view = new DataView(this.bytes.buffer);
    }
    if (this.entries + 2 > this.ends.length) this.ends = grown(Int32Array, this.ends, this.entries + 2);
    let k = 0;
    for (; k + 4 <= length; k += 4) this.view.setInt32(start + k, source.getInt32(from + k));
    for (; k < length; k++) this.view.setUint8(start + k, source.getUint8(from + k));
    this.ends[this.entries + 1] = start + length;
    this.slots[slot] = ++this.entries;
    if (this.entries * SLOTS_EACH > this.slots.length) this.rehash();
    return this.entries - 1;
  }

  private rehash(): void {
    const times = this.slots.length < FEW_SLOTS ? 8 : 2;
    this.slots = new Int32Array(new SharedArrayBuffer(this.slots.length * times * 4));
    const mask = this.slots.length - 1;
    for (let code = 0; code < this.entries; code++) {
      const start = this.ends[code]!;
      let slot = hashOf(this.view, start, this.ends[code + 1]! - start) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = code + 1;
    }
  }
}

/** What begins with a byte-order mark keeps it. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes that a dictionary takes. */
export function bytesOfDictionary({ bytes, ends, slots }: DictionaryData): number {
  return bytes.byteLength + ends.byteLength + slots.byteLength;
}

type SharedArray = Uint8Array | Int32Array;

function grown<A extends SharedArray>(
  Kind: { new (buffer: SharedArrayBuffer): A; BYTES_PER_ELEMENT: number },
  old: A,
  least: number,
): A {
  const length = Math.max(2 * old.length, least);
  const larger = new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
  larger.set(old);
  return larger;
}

/** Four bytes at a time as in murmur3, with the end of its mixing, since slots are the lowest bits. */
function hashOf(source: DataView, from: number, length: number): number {
  let hash = length;
  let k = from;
  const end = from + length;
  for (; k + 4 <= end; k += 4) {
    hash = Math.imul(hash ^ Math.imul(source.getInt32(k), 0xcc9e2d51), 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; k < end; k++) hash = Math.imul(hash ^ source.getUint8(k), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
