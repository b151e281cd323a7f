import type { FileBytes } from "@/lib/formats/file-bytes";
import { inflated, isBomb } from "@/lib/formats/inflate";
import { UnreadableFile } from "@/lib/formats/unreadable";

/** A file in an archive. */
interface Entry {
  method: number;
  isLocked: boolean;
  packed: number;
  offset: number;
}

/** The end of the directory, and as much of a comment behind it as there may be. */
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_DIRECTORY = 16_000_000;
/** Longest file of a workbook, unpacked. */
const MOST_UNPACKED = 2_000_000_000;

/** Sizes and places in a directory that stand elsewhere, in eight bytes. */
const ELSEWHERE = 0xffff_ffff;

/** The files of a ZIP archive, found by its directory at the end and unpacked one at a time, piece by piece. */
export class Zip {
  private constructor(
    private readonly file: FileBytes,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(file: FileBytes): Promise<Zip> {
    const from = Math.max(0, file.byteLength - END_BYTES - LONGEST_COMMENT);
    const tail = Buffer.from(await file.slice(from, file.byteLength));
    const end = tail.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
    if (end === -1 || end + END_BYTES > tail.length) throw broken();
    const { offset, size } = await directoryAt(file, tail, from, end);
    if (size > MOST_DIRECTORY || offset + size > file.byteLength) throw broken();
    return new Zip(file, entriesOf(Buffer.from(await file.slice(offset, offset + size))));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of one of its files; none where there is no such file. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) return;
    if (entry.isLocked) throw new UnreadableFile("not-text", "the workbook has a password; save it without one");
    if (entry.method !== 0 && entry.method !== 8)
      throw new UnreadableFile("not-text", "the workbook is packed in an unusual way; save it again");
    const head = Buffer.from(await this.file.slice(entry.offset, entry.offset + 30));
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04_03_4b_50) throw broken();
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const bytes = this.#bytes(start, Math.min(start + entry.packed, this.file.byteLength));
    let unpacked = 0;
    for await (const piece of entry.method === 0 ? bytes : inflated(bytes, "deflate-raw")) {
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED || isBomb(entry.packed, unpacked)) {
        throw new UnreadableFile(
          "too-large",
          "the workbook unpacks to more than a workbook of its size holds; save the sheet as CSV",
        );
      }
      yield piece;
    }
  }

  async *#bytes(from: number, to: number): AsyncGenerator<Uint8Array> {
    const step = 65_536;
    for (let at = from; at < to; at += step) yield await this.file.slice(at, Math.min(at + step, to));
  }
}

function broken(): UnreadableFile {
  return new UnreadableFile("broken-archive", "the ZIP archive is broken or cut off; save the file again");
}

async function directoryAt(file: FileBytes, tail: Buffer, from: number, end: number) {
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (size !== ELSEWHERE && offset !== ELSEWHERE) return { size, offset };
  const pointer = end - 20;
  if (pointer < 0 || tail.readUInt32LE(pointer) !== 0x07_06_4b_50) throw broken();
  const place = eightBytes(tail, pointer + 8);
  if (place + 56 > from + tail.length) throw broken();
  const record = Buffer.from(await file.slice(place, place + 56));
  if (record.readUInt32LE(0) !== 0x06_06_4b_50) throw broken();
  return { size: eightBytes(record, 40), offset: eightBytes(record, 48) };
}

function entriesOf(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02_01_4b_50) break;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const next = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
    if (next > directory.length) throw broken();
    const sizes = [24, 20, 42].map((place) => directory.readUInt32LE(at + place));
    const [, packed = 0, offset = 0] = inEightBytes(sizes, directory.subarray(nameEnd, nameEnd + (extraLength ?? 0)));
    entries.set(directory.toString("utf8", at + 46, nameEnd), {
      method: directory.readUInt16LE(at + 10),
      isLocked: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed,
      offset,
    });
    at = next;
  }
  return entries;
}

/** Takes what stands elsewhere from an entry's extra fields, in which it follows in the same order. */
function inEightBytes(sizes: readonly number[], extra: Buffer): number[] {
  let fields = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) fields = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  let at = 0;
  return sizes.map((size) => {
    if (size !== ELSEWHERE) return size;
    if (at + 8 > fields.length) throw broken();
    at += 8;
    return eightBytes(fields, at - 8);
  });
}

/** A number of eight bytes; browsers' buffers cannot read one. */
function eightBytes(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32;
}
