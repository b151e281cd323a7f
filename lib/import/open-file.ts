import { HEAD_BYTES } from "@/lib/formats/detect";
import { startsWith } from "@/lib/formats/encoding";
import { type FileBytes, fileBytes } from "@/lib/formats/file-bytes";
import { inflated } from "@/lib/formats/inflate";
import { readParquet } from "@/lib/formats/parquet";
import { MAX_RECORD_BYTES, type RecordEvent } from "@/lib/formats/record";
import { UnreadableFile } from "@/lib/formats/unreadable";
import { Workbook } from "@/lib/formats/workbook/workbook";
import { binaryKind } from "./container";
import { MOST_RECORDS, type PreviewFile, previewFile } from "./preview";

/** Rows of a sheet that are read: those above its table come on top of those that are shown. */
const SHEET_ROWS = MOST_RECORDS + 50;
const MOST_SHEETS = 50;
/** What a packed workbook or Parquet file may come to for it to be looked into before it is sent. */
const MOST_UNPACKED = 200_000_000;

/** Reads as much of a file as it takes to show what will come of it: of a text its beginning, of other files what tells of it. */
export async function openFile(blob: Blob, fileName?: string): Promise<PreviewFile> {
  try {
    const file = bytesOf(blob);
    const head = await file.slice(0, Math.min(blob.size, HEAD_BYTES));
    if (!startsWith(head, [0x1f, 0x8b])) return await openPlain(file, fileName);
    return await openPacked(file, fileName?.replace(/\.gz$/i, ""));
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.message };
    throw error;
  }
}

async function openPlain(file: FileBytes, fileName: string | undefined): Promise<PreviewFile> {
  const head = await file.slice(0, Math.min(file.byteLength, HEAD_BYTES));
  switch (binaryKind(head)) {
    case "workbook":
      return openWorkbook(file);
    case "parquet":
      return openParquet(file);
    default:
      return openText((size) => file.slice(0, Math.min(file.byteLength, size)), fileName);
  }
}

/** The beginning of a text; more of it where that does not hold a whole record, as with a table in one JSON object. */
async function openText(beginning: (size: number) => Promise<Uint8Array>, fileName: string | undefined) {
  const take = async (size: number): Promise<PreviewFile> => {
    const bytes = await beginning(size + 1);
    return { head: bytes.subarray(0, size), isComplete: bytes.length <= size, fileName };
  };
  const file = await take(HEAD_BYTES);
  const preview = previewFile(file);
  return preview.ok && preview.events.length === 0 && !preview.isWhole ? take(MAX_RECORD_BYTES) : file;
}

async function openPacked(file: FileBytes, fileName: string | undefined): Promise<PreviewFile> {
  const beginning = (size: number) => unpackedBeginning(file, size);
  if (binaryKind(await beginning(8)) === null) return openText(beginning, fileName);
  const whole = await beginning(MOST_UNPACKED + 1);
  if (whole.length > MOST_UNPACKED)
    throw new UnreadableFile(
      "too-large",
      "the packed file is too large to be looked into here; unpack it and choose it again",
    );
  return openPlain(
    fileBytes(whole.length, async (from, to) => whole.subarray(from, to)),
    fileName,
  );
}

/** The first bytes of a file packed with gzip. What is broken further on is found by the import. */
async function unpackedBeginning(file: FileBytes, size: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of inflated(file, "gzip")) {
      pieces.push(piece);
      length += piece.length;
      if (length >= size) break;
    }
  } catch {
    if (length === 0)
      throw new UnreadableFile("not-text", "the file is packed with gzip, and broken or cut off; pack it again");
  }
  return Buffer.concat(pieces).subarray(0, size);
}

async function openWorkbook(file: FileBytes): Promise<PreviewFile> {
  const workbook = await Workbook.open(file);
  const sheets = [];
  for (const name of workbook.sheets.slice(0, MOST_SHEETS)) {
    const rows = await workbook.firstRows(name, SHEET_ROWS);
    if (rows.length > 0) sheets.push({ name, rows });
  }
  return { sheets };
}

async function openParquet(file: FileBytes): Promise<PreviewFile> {
  const records: RecordEvent[] = [];
  for await (const event of readParquet(file)) {
    if (records.length === MOST_RECORDS) return { records, isWhole: false };
    records.push(event);
  }
  return { records, isWhole: true };
}

function bytesOf(blob: Blob): FileBytes {
  return fileBytes(blob.size, async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()));
}
