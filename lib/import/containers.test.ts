import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { workbookOf } from "@/lib/formats/testing/workbooks";
import type { TableOptions } from "./columns";
import { openContainer } from "./open-container";
import { openFile } from "./open-file";
import { previewFile } from "./preview";

/** A file in memory, with how it is to be read. */
interface Written {
  fileName: string;
  bytes: Buffer;
  table?: TableOptions;
}

interface Table {
  names: string[];
  rows: string[][];
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const column = ({ rows }: Table, at: number) => rows.map((row) => row[at] ?? "");
const records = ({ names, rows }: Table) =>
  rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));

function delimited({ names, rows }: Table, delimiter: string, lineEnd: string): string {
  return [names, ...rows].map((row) => row.map(quoted).join(delimiter) + lineEnd).join("");
}

/** The same table in every container and in three encodings, with both line ends. */
const WRITERS: Record<string, (table: Table) => Written> = {
  "CSV with a byte order mark": (table) => ({
    fileName: "x.csv",
    bytes: Buffer.from(`\ufeff${delimited(table, ",", "\r\n")}`),
    table: { header: true },
  }),
  "CSV below a line sep= and a title": (table) => ({
    fileName: "x.csv",
    bytes: Buffer.from(`sep=;\nAnswers of May;\n;\n${delimited(table, ";", "\n")}`),
    table: { header: true, start: 4 },
  }),
  "UTF-16, the low byte first": (table) => ({
    fileName: "x.txt",
    bytes: Buffer.from(`\ufeff${delimited(table, "\t", "\r\n")}`, "utf16le"),
    table: { header: true, delimiter: "\t" },
  }),
  "UTF-16, the high byte first": (table) => ({
    fileName: "x.txt",
    bytes: Buffer.from(`\ufeff${delimited(table, "\t", "\n")}`, "utf16le").swap16(),
    table: { header: true, delimiter: "\t" },
  }),
  NDJSON: (table) => ({
    fileName: "x.jsonl",
    bytes: Buffer.from(
      records(table)
        .map((record) => JSON.stringify(record))
        .join("\r\n"),
    ),
  }),
  "a JSON list in an object": (table) => ({
    fileName: "x.json",
    bytes: Buffer.from(JSON.stringify({ version: 1, data: records(table) }, null, 2)),
  }),
  "JSON by columns": (table) => ({
    fileName: "x.json",
    bytes: Buffer.from(JSON.stringify(Object.fromEntries(table.names.map((name, at) => [name, column(table, at)])))),
  }),
  "a rows page": (table) => ({
    fileName: "x.json",
    bytes: Buffer.from(
      JSON.stringify({
        features: [],
        rows: records(table).map((row, row_idx) => ({ row_idx, row, truncated_cells: [] })),
      }),
    ),
  }),
  "a workbook": (table) => ({
    fileName: "x.xlsx",
    bytes: workbookOf({ A: { rows: [table.names, ...table.rows] } }),
    table: { header: true, start: 1 },
  }),
  Parquet: (table) => ({
    fileName: "x.parquet",
    bytes: Buffer.from(
      parquetWriteBuffer({
        columnData: table.names.map((name, at) => ({ name, data: column(table, at), type: "STRING" })),
        rowGroupSize: 3,
      }),
    ),
  }),
};

const cell = fc.string({
  unit: fc.constantFrom("a", "B", "é", "😀", "\n", "\r\n", '"', ";", ",", "\t", "|", " ", "'", "7", "\u2028", "="),
});
const tables: fc.Arbitrary<Table> = fc
  .tuple(fc.shuffledSubarray(["id", "prompt", "response", "note", "a b"], { minLength: 2 }), fc.nat(7))
  .chain(([names, count]) => {
    // No row is empty throughout, since such rows are passed over.
    const row = fc
      .tuple(
        fc.constantFrom("x", "y", "ü"),
        fc.array(cell, { minLength: names.length - 1, maxLength: names.length - 1 }),
      )
      .map(([first, others]) => [first, ...others]);
    return fc.record({
      names: fc.constant(names),
      rows: fc.array(row, { minLength: count + 1, maxLength: count + 1 }),
    });
  });

const valuesOf = (events: readonly object[]) => events.map((event) => ("value" in event ? event.value : event));

describe("the rows of a table", () => {
  it.each(Object.entries(WRITERS))("come out of %s as they went in", async (_, write) => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 3000 }), async (table, size) => {
        const { bytes, ...hints } = write(table);
        const events = await collect(openContainer(inPieces(bytes, size), hints));
        expect(valuesOf(events)).toEqual(records(table));
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(WRITERS))(
    "are shown before they are sent as they will be imported: %s, packed or not",
    async (_, write) => {
      const table = {
        names: ["id", "text"],
        rows: Array.from({ length: 30 }, (__, n) => [`row-${n}`, `text ${n}, "é"`]),
      };
      const { bytes, fileName, table: said } = write(table);
      for (const [blob, name] of [
        [new Blob([new Uint8Array(bytes)]), fileName],
        [new Blob([new Uint8Array(gzipSync(bytes))]), `${fileName}.gz`],
      ] as const) {
        const preview = previewFile(await openFile(blob, name), said);
        expect(preview.ok && valuesOf(preview.events)).toEqual(records(table));
      }
    },
  );
});

describe("words for a missing value", () => {
  const text = "id,prompt,response\n1,Hi,nan\n2, NA ,B\n3,nano,NaN\n";
  const read = async (missing?: string[]) =>
    valuesOf(await collect(openContainer(inPieces(text), { fileName: "x.csv", table: missing && { missing } })));

  it("are texts unless the mapping lists them, as they are written", async () => {
    expect(await read()).toMatchObject([{ response: "nan" }, { prompt: " NA " }, { response: "NaN" }]);
    expect(await read(["nan", "NA"])).toMatchObject([
      { response: "" },
      { prompt: "" },
      { prompt: "nano", response: "NaN" },
    ]);
  });

  it("and decimal commas are asked for by the preview, by column", async () => {
    const file = await openFile(new Blob(["id;score;note\n1;3,5;a, b\n2;nan;1,5\n3;1.000;x\n"]), "x.csv");
    const preview = previewFile(file);
    expect(preview.ok && preview.hints).toEqual({
      missing: [{ word: "nan", columns: ["score"] }],
      decimalComma: ["score"],
    });
  });
});

it("looks further into a file whose first record is longer than its beginning", async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => `a text that is long enough ${n}`);
  const preview = previewFile(
    await openFile(new Blob([JSON.stringify({ text: rows, n: rows.map((__, n) => n) })]), "x.json"),
  );
  expect(preview.ok && preview.events[199]).toEqual({ line: 200, value: { text: rows[199], n: 199 } });
});

it("says of a workbook which sheets it has, and shows the one that is chosen", async () => {
  const sheets = {
    "First sheet": {
      rows: [
        ["text", "n"],
        ["a", 1],
      ],
    },
    Other: { rows: [["Title"], ["text", "m"], ["b", 2]] },
    None: { rows: [] },
  };
  const file = await openFile(new Blob([new Uint8Array(workbookOf(sheets))]), "x.xlsx");
  expect(previewFile(file)).toMatchObject({
    ok: true,
    container: { sheets: ["First sheet", "Other"] },
    columns: ["text", "n"],
    table: { sheet: "First sheet" },
  });
  expect(previewFile(file, { sheet: "Other" })).toMatchObject({
    ok: true,
    container: { sheet: "Other", start: 2 },
    columns: ["text", "m"],
  });
});
