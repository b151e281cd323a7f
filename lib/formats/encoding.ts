import { type RecordError, refused } from "@/lib/formats/record";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

const UTF32: readonly (readonly number[])[] = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
];

/** What stands in the head of a tar archive, and where. */
const TAR = Buffer.from("ustar");
const TAR_PLACE = 257;

const PACKED: readonly { name: string; remedy: string; starts: readonly number[] }[] = [
  { name: "a gzip archive", remedy: "unpack it first (gunzip)", starts: [0x1f, 0x8b] },
  {
    name: "a ZIP archive or an Office workbook",
    remedy: "unpack it, or save the sheet as CSV",
    starts: [0x50, 0x4b, 3, 4],
  },
  { name: "a Zstandard archive", remedy: "unpack it first (unzstd)", starts: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "a bzip2 archive", remedy: "unpack it first (bunzip2)", starts: [0x42, 0x5a, 0x68] },
  { name: "an xz archive", remedy: "unpack it first (unxz)", starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: "a Parquet file", remedy: "convert it to NDJSON", starts: [0x50, 0x41, 0x52, 0x31] },
  { name: "an Arrow file", remedy: "convert it to NDJSON", starts: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31] },
  {
    name: "an old Excel workbook, or one with a password",
    remedy: "save it as .xlsx without a password, or the sheet as CSV",
    starts: [0xd0, 0xcf, 0x11, 0xe0],
  },
  { name: "an SQLite database", remedy: "export its table as CSV", starts: [...Buffer.from("SQLite format 3")] },
  { name: "a PDF", remedy: "extract its text first", starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

export function hasBom(head: Uint8Array): boolean {
  return startsWith(head, BOM);
}

/** The head of a file without its UTF-8 byte order mark. */
export function withoutBom(head: Uint8Array): Uint8Array {
  return hasBom(head) ? head.subarray(BOM.length) : head;
}

/** Why a file cannot be read as UTF-8 text, judged from its first bytes; `null` when it may be. */
export function refuseEncoding(head: Uint8Array): RecordError | null {
  const packed = PACKED.find(({ starts }) => startsWith(head, starts));
  if (packed) return notText(packed.name, packed.remedy);
  if (startsWith(head.subarray(TAR_PLACE), TAR))
    return notText("a tar archive", "unpack it and choose one of the files in it");
  const encoding = UTF32.some((starts) => startsWith(head, starts)) ? "UTF-32" : utf16Order(head) && "UTF-16";
  return encoding
    ? { code: "unsupported-encoding", message: `the file is encoded in ${encoding}; save it as UTF-8` }
    : null;
}

function notText(name: string, remedy: string): RecordError {
  return { code: "not-text", message: `the file is ${name}; ${remedy}` };
}

/** Which byte of each pair comes first where a file is encoded in UTF-16: the low one ("le") or the high one ("be"). */
export type ByteOrder = "le" | "be";

export function utf16Order(head: Uint8Array): ByteOrder | null {
  const isOther =
    UTF32.some((starts) => startsWith(head, starts)) || PACKED.some(({ starts }) => startsWith(head, starts));
  if (isOther) return null;
  if (startsWith(head, [0xff, 0xfe])) return "le";
  return startsWith(head, [0xfe, 0xff]) ? "be" : guessUtf16(head);
}

/** UTF-16 without a byte order mark: Western text then has a zero in every second byte. */
function guessUtf16(head: Uint8Array): ByteOrder | null {
  const sample = head.subarray(0, 512 & ~1);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const isAlternating = Math.max(even, odd) > sample.length * 0.2 && Math.min(even, odd) < sample.length * 0.05;
  if (!isAlternating) return null;
  return odd > even ? "le" : "be";
}

export function startsWith(bytes: Uint8Array, start: ArrayLike<number>): boolean {
  return bytes.length >= start.length && Array.from(start).every((byte, index) => bytes[index] === byte);
}

/** The same in Node.js and in a browser, where a file is previewed. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a record's bytes, or why it has none: bytes that are not UTF-8 are refused, never replaced. */
export function decodeText(bytes: Uint8Array, line: number): string | { line: number; error: RecordError } {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return refused(line, "invalid-utf8", "the line is not valid UTF-8; save the file as UTF-8");
  }
  if (!bytes.includes(0)) return text;
  return refused(line, "nul-character", "the line contains a NUL character, which cannot be stored; remove it");
}
