import { setFlagsFromString } from "node:v8";
import { HEAD_BYTES } from "@/lib/formats/detect";
import type { FileBytes } from "@/lib/formats/file-bytes";
import { openRecords } from "@/lib/formats/open-records";
import { readParquet } from "@/lib/formats/parquet";
import type { RecordEvent } from "@/lib/formats/record";
import { UnreadableFile } from "@/lib/formats/unreadable";
import { fromUtf16 } from "@/lib/formats/utf16";
import { readWorkbook } from "@/lib/formats/workbook/read-workbook";
import type { TableOptions } from "./columns";
import { binaryKind, containerOf, withoutMissing } from "./container";

interface FileHints {
  fileName?: string;
  /** The user's word on how the file is to be read; wins over what was detected. */
  table?: TableOptions;
}

/** The records of a file in whatever container it comes. A file that cannot be read gives one error, behind what could be. */
export async function* openContainer(
  file: FileBytes,
  { fileName, table = {} }: FileHints,
): AsyncGenerator<RecordEvent> {
  const head = await file.slice(0, Math.min(HEAD_BYTES, file.byteLength));
  const missing = new Set(table.missing);
  let line = 0;
  try {
    for await (const event of eventsOf(file, head, { fileName, table })) {
      line = event.line;
      yield missing.size > 0 ? withoutMissing(event, missing) : event;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { line: line + 1, error: { code: error.code, message: error.message } };
  }
}

function eventsOf(file: FileBytes, head: Uint8Array, { fileName, table = {} }: FileHints): AsyncIterable<RecordEvent> {
  const binary = binaryKind(head);
  if (binary === "workbook") return readWorkbook(file, table);
  // Its rows come in thousands at a time.
  if (binary === "parquet") return withSmallHeap(readParquet(file));
  const container = containerOf({ head, isComplete: file.byteLength <= HEAD_BYTES, fileName }, table);
  if (!container.ok) throw new UnreadableFile(container.code, container.message);
  return openRecords(fromUtf16(file, head), container);
}

/** Where V8 would let what is no longer used grow to three times what is, before it looks for it. 0 leaves it to V8. */
const GROWING_PERCENT = 60;

let reading = 0;

/**
 * The same, with this process's memory cleared sooner until all has been read: for what makes objects that live just long enough to be
 * taken for what stays. It costs up to a tenth of the time.
 */
async function* withSmallHeap<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  if (++reading === 1) growHeap(GROWING_PERCENT);
  try {
    yield* items;
  } finally {
    if (--reading === 0) growHeap(0);
  }
}

function growHeap(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
