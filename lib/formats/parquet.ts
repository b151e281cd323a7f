import { type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import type { FileBytes } from "@/lib/formats/file-bytes";
import { tooLarge, UNPACK_PAGES } from "@/lib/formats/parquet-packing";
import { pageLocations } from "@/lib/formats/parquet-pages";
import { type RecordEvent, refused, setField } from "@/lib/formats/record";
import { UnreadableFile } from "@/lib/formats/unreadable";

/** What of a group of rows is unpacked at a time. */
const WINDOW_BYTES = 16_000_000;
const MOST_GROUP_ROWS = 5_000_000;

type RowGroup = FileMetaData["row_groups"][number];

/** The rows of a Parquet file, a window of a group at a time and a column after another; a row's number from 1 is its line. */
export async function* readParquet(file: FileBytes, windowBytes = WINDOW_BYTES): AsyncGenerator<RecordEvent> {
  const source = asBuffer(file);
  const metadata = await named(() => parquetMetadataAsync(source, { geoparquet: false }));
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  let first = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const step = windowRows(group, rows, windowBytes);
    const pages = step < rows ? await named(() => pageLocations(source, metadata, group)) : {};
    const pageLocationsByGroup = metadata.row_groups.map((one) => (one === group ? pages : {}));
    for (let from = first; from < first + rows; from += step) {
      const to = Math.min(from + step, first + rows);
      const columns: unknown[][] = [];
      for (const name of names)
        columns.push(await columnOf({ file: source, metadata, pageLocationsByGroup }, name, from, to));
      for (let row = from; row < to; row += 1) yield recordAt(names, columns, row - from, row + 1);
    }
    first += rows;
  }
}

/** How many rows of a group are read at a time, so that they come to about as much text, however long they are. */
function windowRows(group: RowGroup, rows: number, windowBytes: number): number {
  if (rows > MOST_GROUP_ROWS) throw tooLarge("groups of rows");
  const bytes = group.columns.reduce((sum, { meta_data: data }) => sum + Number(data?.total_uncompressed_size ?? 0), 0);
  return Math.max(1, Math.min(rows, Math.floor((rows * windowBytes) / Math.max(bytes, 1))));
}

/** What a file is read by; that the library takes places of pages from outside its types do not say. */
interface Reading {
  file: ReturnType<typeof asBuffer>;
  metadata: FileMetaData;
  pageLocationsByGroup: object[];
}

async function columnOf(reading: Reading, name: string, rowStart: number, rowEnd: number): Promise<unknown[]> {
  const options = { ...reading, columns: [name], rowStart, rowEnd, compressors: UNPACK_PAGES, parsers: PARSERS };
  const rows = await named(() => parquetReadObjects({ ...options, utf8: false }));
  return rows.map((row) => row[name] as unknown);
}

/** The library's complaints are about the file: they name what of the format is broken, or not supported. */
async function named<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const reason = error instanceof Error && /^parquet /.test(error.message) ? ` (${error.message.slice(8, 100)})` : "";
    throw new UnreadableFile(
      "broken-parquet",
      `the Parquet file cannot be read${reason}; write it again, or as NDJSON`,
    );
  }
}

function asBuffer({ byteLength, slice }: FileBytes) {
  return {
    byteLength,
    async slice(start: number, end = byteLength): Promise<ArrayBuffer> {
      const bytes = await slice(Math.max(0, start), Math.min(end, byteLength));
      return new Uint8Array(bytes).buffer;
    },
  };
}

const TEXT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes that are not UTF-8 stay bytes, which no record can hold. */
function textOf(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return bytes;
  try {
    return TEXT.decode(bytes);
  } catch {
    return bytes;
  }
}

const isoOf = (ms: bigint | number) => new Date(Number(ms)).toISOString();

const PARSERS = {
  timestampFromMilliseconds: isoOf,
  timestampFromMicroseconds: (micros: bigint) => isoOf(micros / 1000n),
  timestampFromNanoseconds: (nanos: bigint) => isoOf(nanos / 1_000_000n),
  dateFromDays: (days: number) => isoOf(days * 86_400_000).slice(0, 10),
  stringFromBytes: textOf,
  jsonFromBytes: textOf,
};

function recordAt(names: readonly string[], columns: readonly unknown[][], index: number, line: number): RecordEvent {
  const value: Record<string, unknown> = {};
  for (const [column, name] of names.entries()) {
    const field = plain(columns[column]?.[index]);
    if (field === BYTES)
      return refused(line, "not-text", `"${name}" holds bytes, not text; write the file without this column`, name);
    setField(value, name, field);
  }
  return { line, value };
}

const BYTES = Symbol("bytes");

/** A value as JSON has it: a long integer as the text of its digits, no number (NaN) as nothing. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined || Number.isNaN(value)) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    const text = textOf(value);
    return typeof text === "string" ? text : BYTES;
  }
  if (ArrayBuffer.isView(value)) return plain(Array.from(value as unknown as ArrayLike<unknown>));
  if (typeof value !== "object" || value === null) return value;
  // In place: a group of rows is as many objects as memory should hold once.
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = plain(members[name]);
    if (member === BYTES) return BYTES;
    members[name] = member;
  }
  return members;
}
