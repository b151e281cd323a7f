import { parse as referenceParse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvReader } from "@/lib/formats/csv";
import type { Delimiter } from "@/lib/formats/csv-cells";
import { CsvSplitter } from "@/lib/formats/csv-splitter";
import { readRecords } from "@/lib/formats/open-records";
import { collect, inPieces } from "@/lib/formats/testing/streams";

const cells = (content: string, delimiter: Delimiter = ",", size?: number) =>
  collect(readRecords(inPieces(content, size), new CsvSplitter(delimiter)));

async function rows(
  content: string | Uint8Array,
  options: Partial<ConstructorParameters<typeof CsvReader>[0]> = {},
  size?: number,
) {
  const reader = new CsvReader({ delimiter: ",", header: true, ...options });
  const events = await collect(readRecords(inPieces(content, size), reader));
  return events.map((event) => ("value" in event ? [event.line, event.value] : [event.line, event.error.code]));
}

/** Records of cells that are hard to read back, the way a careful writer writes them. */
const hardCell = fc.string({ unit: fc.constantFrom("a", "é", "😀", '"', ",", ";", "\t", "\n", "\r\n", " ", "'") });
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(hardCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

function written(records: readonly string[][], delimiter: string, lineEnd: string): string {
  const cell = (text: string) =>
    text === "" || /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return records.map((record) => record.map(cell).join(delimiter) + lineEnd).join("");
}

describe("CsvSplitter", () => {
  it("reads what csv-parse reads, with the same lines, in pieces of any size", async () => {
    const shape = fc.record({
      records: table,
      delimiter: fc.constantFrom<Delimiter>(",", ";", "\t", "|"),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      size: fc.integer({ min: 1, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ records, delimiter, lineEnd, size }) => {
        const content = written(records, delimiter, lineEnd);
        const expected: string[][] = referenceParse(content, { delimiter, record_delimiter: ["\r\n", "\n"] });
        const events = await cells(content, delimiter, size);
        expect(events.map((event) => "value" in event && event.value)).toEqual(expected);
        expect(events).toEqual(await cells(content, delimiter));
        let line = 1;
        for (const [index, record] of records.entries()) {
          expect(events[index]?.line).toBe(line);
          line += written([record], delimiter, lineEnd).split("\n").length - 1;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes a run of spaces for one delimiter when the delimiter is a space", async () => {
    expect(await cells('1  W1 0 \n "two words"   W2  1', " ")).toEqual([
      { line: 1, value: ["1", "W1", "0"] },
      { line: 2, value: ["two words", "W2", "1"] },
    ]);
  });

  it("leaves quotes inside an unquoted cell alone", async () => {
    expect(await cells('say "yes",5" nail\n')).toEqual([{ line: 1, value: ['say "yes"', '5" nail'] }]);
  });
});

describe("CsvReader", () => {
  it("names cells by the header, which is line 1, and counts quoted line ends", async () => {
    expect(await rows('\ufeffid,text\r\n1,"a\r\nb"\r\n\r\n2,c\r\n')).toEqual([
      [2, { id: "1", text: "a\r\nb" }],
      [5, { id: "2", text: "c" }],
    ]);
  });

  it("numbers the columns of a file without a header", async () => {
    expect(await rows("W1\tx\nW2\ty\n", { delimiter: "\t", header: false })).toEqual([
      [1, { 1: "W1", 2: "x" }],
      [2, { 1: "W2", 2: "y" }],
    ]);
  });

  it("reports rows with too few or too many cells and forgives empty ones at the end", async () => {
    expect(await rows("a,b\n1\n1,2,3\n1,2,,\n,\n3,4\n")).toEqual([
      [2, "wrong-cell-count"],
      [3, "wrong-cell-count"],
      [4, { a: "1", b: "2" }],
      [6, { a: "3", b: "4" }],
    ]);
  });

  it("goes on with the next line after a quote that never closes", async () => {
    const content = 'id,text\n1,fine\n2,"open\n3,x\n4,y\n';
    for (const size of [1, 5, 1000]) {
      expect(await rows(content, {}, size)).toEqual([
        [2, { id: "1", text: "fine" }],
        [3, "unclosed-quote"],
        [4, { id: "3", text: "x" }],
        [5, { id: "4", text: "y" }],
      ]);
    }
  });

  it("goes on with the next line after text behind a closing quote, however far the quote reached", async () => {
    expect(await rows('id,text\n1,"open\n2,x\n3,"y"\n4,"a"b\n5,z\n')).toEqual([
      [2, "text-after-quote"],
      [3, { id: "2", text: "x" }],
      [4, { id: "3", text: "y" }],
      [5, "text-after-quote"],
      [6, { id: "5", text: "z" }],
    ]);
  });

  it("finds the good lines behind a quote that stays open for more than 16 MB", async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index},${"x".repeat(900)}`);
    const events = await rows(`id,text\n0,"open\n${lines.join("\n")}\n`);
    expect(events[0]).toEqual([2, "unclosed-quote"]);
    expect(events.length).toBe(20_001);
    expect(events.at(-1)?.[0]).toBe(20_002);
  });

  it("refuses a line over 16 MB, a field over its limit, NUL and invalid UTF-8, each by line", async () => {
    const content = Buffer.concat([
      Buffer.from(`id,text\n1,${"x".repeat(17 << 20)}\n2,"${"y\n".repeat(1_000_001)}"\n3,a\0b\n4,`),
      Buffer.from([0xe9]),
      Buffer.from("\n5,fine\n"),
    ]);
    expect(await rows(content)).toEqual([
      [2, "record-too-long"],
      [3, "field-too-long"],
      [1_000_005, "nul-character"],
      [1_000_006, "invalid-utf8"],
      [1_000_007, { id: "5", text: "fine" }],
    ]);
  });

  it("refuses a table of 100,000 columns with one message", async () => {
    const header = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join();
    expect(await rows(`${header}\n${header}\n`)).toEqual([[1, "too-many-columns"]]);
  });

  it("reads files whose lines end in a carriage return alone", async () => {
    expect(await rows('id,text\r1,"a\rb"\r2,c', {}, 4)).toEqual([
      [2, { id: "1", text: "a\rb" }],
      [4, { id: "2", text: "c" }],
    ]);
  });

  it("keeps every column when names are missing, repeated or hostile", async () => {
    const [event] = await rows("a,,a,__proto__,a (2)\n1,2,3,4,5\n");
    expect(Object.entries(event?.[1] as object)).toEqual([
      ["2", "2"],
      ["a", "1"],
      ["a (2)", "3"],
      ["__proto__", "4"],
      ["a (2) (2)", "5"],
    ]);
  });

  it("undoes neutralised formulas only where the row names their columns", async () => {
    const content = "a,b\n'=1+1,''=x\n'plain,-3\n";
    expect(await rows("b,touchstone_safe,new,a\n''=x,a b,'=1,'=1+1\n-3,a b,,'plain\n'=y,,,'=z\n")).toEqual([
      [2, { a: "=1+1", b: "'=x", new: "'=1" }],
      [3, { a: "'plain", b: "-3", new: "" }],
      [4, { a: "'=z", b: "'=y", new: "" }],
    ]);
    expect(await rows("a,b,touchstone_safe\n'=1+1,''=x,a b\n'plain,-3,\n")).toEqual([
      [2, { a: "=1+1", b: "'=x" }],
      [3, { a: "'plain", b: "-3" }],
    ]);
    expect(await rows(content)).toEqual([
      [2, { a: "'=1+1", b: "''=x" }],
      [3, { a: "'plain", b: "-3" }],
    ]);
  });
});
