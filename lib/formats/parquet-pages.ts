import type { FileMetaData } from "hyparquet";
import { decompressPage } from "hyparquet/src/datapage.js";
import { readRleBitPackedHybrid } from "hyparquet/src/encoding.js";
import { getMaxRepetitionLevel, getSchemaPath } from "hyparquet/src/schema.js";
import { deserializeTCompactProtocol } from "hyparquet/src/thrift.js";
import { LONGEST_PAGE, tooLarge, UNPACK_PAGES } from "@/lib/formats/parquet-packing";
import { UnreadableFile } from "@/lib/formats/unreadable";

type RowGroup = FileMetaData["row_groups"][number];
type ColumnData = NonNullable<RowGroup["columns"][number]["meta_data"]>;

/** Where in a file a page begins, how long it is, and which row of its group begins in it. */
interface PageLocation {
  offset: bigint;
  compressed_page_size: number;
  first_row_index: bigint;
}

interface Source {
  slice(start: number, end: number): Promise<ArrayBuffer>;
}

/** Longest head of a page; with figures of its texts it may be some kilobytes. */
const HEAD_BYTES = 64_000;

/**
 * Where the pages of a group are, by column, as an index of pages says it that few files have: so that of a group of any size only the
 * pages of some rows are read. Pages that begin within a row count to the one before.
 */
export async function pageLocations(
  source: Source,
  { schema }: FileMetaData,
  group: RowGroup,
): Promise<Record<string, PageLocation[]>> {
  const locations: Record<string, PageLocation[]> = {};
  for (const { meta_data: data } of group.columns) {
    if (!data) continue;
    const levels = getMaxRepetitionLevel(getSchemaPath(schema, data.path_in_schema));
    locations[data.path_in_schema.join(".")] = await locate(source, data, levels);
  }
  return locations;
}

async function locate(source: Source, data: ColumnData, levels: number): Promise<PageLocation[]> {
  const pages: PageLocation[] = [];
  const start = Number(data.dictionary_page_offset || data.data_page_offset);
  const end = start + Number(data.total_compressed_size);
  let rows = 0;
  for (let at = start; at < end; ) {
    const head = await source.slice(at, Math.min(at + HEAD_BYTES, end));
    const reader = { view: new DataView(head), offset: 0 };
    const { field_2, field_3, field_5, field_8 } = deserializeTCompactProtocol(reader);
    const header: PageHead = { field_2, field_3, field_5, field_8 };
    const from = at + reader.offset;
    const to = from + header.field_3;
    if (!(to > at && to <= end))
      throw new UnreadableFile("broken-parquet", "the Parquet file is broken; write it again");
    if (to - at > LONGEST_PAGE) throw tooLarge("pages");
    const page = header.field_5 ?? header.field_8;
    if (page) {
      const first = header.field_5 && levels > 0 ? await firstRows(source, data, header, levels, from, to) : null;
      const last = pages.at(-1);
      if (first?.isInside && last) last.compressed_page_size = to - Number(last.offset);
      else pages.push({ offset: BigInt(at), compressed_page_size: to - at, first_row_index: BigInt(rows) });
      rows += first?.count ?? header.field_8?.field_3 ?? page.field_1;
    }
    at = to;
  }
  return pages;
}

/** The head of a page: its sizes, and by its kind how many values and rows it has. */
interface PageHead {
  field_2: number;
  field_3: number;
  field_5?: { field_1: number };
  field_8?: { field_1: number; field_3: number };
}

/** How many rows begin in a page of lists, and whether it begins within one: a level of 0 begins a row. */
async function firstRows(
  source: Source,
  { codec }: ColumnData,
  header: PageHead,
  levels: number,
  from: number,
  to: number,
): Promise<{ count: number; isInside: boolean }> {
  const packed = new Uint8Array(await source.slice(from, to));
  const page = decompressPage(packed, header.field_2, codec, UNPACK_PAGES);
  const repeated: number[] = new Array(header.field_5?.field_1 ?? 0);
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
  readRleBitPackedHybrid(reader, 32 - Math.clz32(levels), repeated);
  return { count: repeated.filter((level) => level === 0).length, isInside: repeated[0] !== 0 };
}
