import { decompress as unpackZstd } from "fzstd";
import { snappyUncompress } from "hyparquet";
import { decompressBrotli } from "hyparquet-compressors/src/brotli.js";
import { gunzip } from "hyparquet-compressors/src/gzip.js";
import { decompressLz4, decompressLz4Raw } from "hyparquet-compressors/src/lz4.js";
import { UnreadableFile } from "@/lib/formats/unreadable";

/** Makes of a packed page its bytes, of which the page says how many they are. */
type Unpack = (input: Uint8Array, length: number) => Uint8Array;

// Named one by one, as the package's own list begins WebAssembly, which our pages may not run.
const UNPACKERS: Readonly<Record<string, Unpack>> = {
  SNAPPY(input, length) {
    const output = new Uint8Array(length);
    snappyUncompress(input, output);
    return output;
  },
  // It compares the place with a number, for which all of it would be written as text.
  ZSTD: (input, length) => unpackZstd(input, Object.assign(new Uint8Array(length), { toString: () => "" })),
  GZIP: (input, length) => gunzip(input, new Uint8Array(length)),
  BROTLI: decompressBrotli,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

export const LONGEST_PAGE = 128_000_000;

/** That a part of a file cannot be at hand as a whole, which it has to be to read any of it. */
export function tooLarge(parts: string): UnreadableFile {
  const remedy = "write it with smaller groups of rows (row_group_size=10000 with pandas or pyarrow)";
  return new UnreadableFile("too-large", `the Parquet file has ${parts} that are too large to be read; ${remedy}`);
}

/** What unpacks the pages of a Parquet file, none of which may come to more than a page does. */
export const UNPACK_PAGES: Readonly<Record<string, Unpack>> = Object.fromEntries(
  Object.entries(UNPACKERS).map(([name, unpack]): [string, Unpack] => [
    name,
    (input, length) => {
      if (length <= LONGEST_PAGE) return unpack(input, length);
      throw tooLarge("pages");
    },
  ]),
);
