import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zipOf } from "@/lib/formats/testing/archives";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { escapeXml, type TestCell, workbookOf } from "@/lib/formats/testing/workbooks";
import type { TableOptions } from "@/lib/import/columns";
import { openContainer } from "@/lib/import/open-container";

async function read(bytes: Buffer, table?: TableOptions, size?: number) {
  const events = await collect(openContainer(inPieces(bytes, size), { fileName: "x.xlsx", table }));
  return events.map((event) => [event.line, "value" in event ? event.value : event.error]);
}

const sheet = (...rows: TestCell[][]) => workbookOf({ Sheet1: { rows } });
const header = ["id", "text", "score"];

describe("a workbook", () => {
  it("gives its rows as the texts that their cells show", async () => {
    const rows = [header, [1, "one\nline & <more>", 3.5], [2, "zwei 😀", true], [3, null, 1e-7]];
    expect(await read(sheet(...rows))).toEqual([
      [2, { id: "1", text: "one\nline & <more>", score: "3.5" }],
      [3, { id: "2", text: "zwei 😀", score: "true" }],
      [4, { id: "3", text: "", score: "1e-7" }],
    ]);
  });

  it("reads dates by the format of their cell, in either calendar", async () => {
    const date = (style: number, days: number): TestCell => ({ xml: `<c r="@" s="${style}"><v>${days}</v></c>` });
    const rows = [
      ["day", "moment", "own", "number", "time"],
      [date(1, 46143), date(2, 46143.5), date(3, 46143.75), date(0, 46143.5), date(2, 0.25)],
    ];
    const expected = {
      day: "2026-05-01",
      moment: "2026-05-01T12:00:00",
      own: "2026-05-01T18:00:00",
      number: "46143.5",
      time: "06:00:00",
    };
    expect(await read(sheet(...rows))).toEqual([[2, expected]]);
    const old = workbookOf(
      {
        A: {
          rows: [
            ["day", "n"],
            [date(1, 44681), 1],
          ],
        },
      },
      { is1904: true },
    );
    expect(await read(old)).toEqual([[2, { day: "2026-05-01", n: "1" }]]);
  });

  it("reads texts in the cell and in parts, results of formulas, and #N/A as it stands", async () => {
    const inline: TestCell = {
      xml: '<c r="@" t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh><t>aid</t></rPh></is></c>',
    };
    const formula: TestCell = { xml: '<c r="@" t="str"><f>A1&amp;"x"</f><v>made</v></c>' };
    const sum: TestCell = { xml: '<c r="@"><f>SUM(A1:A9)</f><v>12</v></c>' };
    expect(
      await read(sheet(header, [inline, formula, sum], ["a", "b", { xml: '<c r="@" t="e"><v>#N/A</v></c>' }])),
    ).toEqual([
      [2, { id: "rich text", text: "made", score: "12" }],
      [3, { id: "a", text: "b", score: "#N/A" }],
    ]);
  });

  it("refuses by cell what it would have to guess", async () => {
    const rows: TestCell[][] = [
      header,
      ["a", "b", { xml: '<c r="@" t="e"><v>#DIV/0!</v></c>' }],
      ["a", { xml: '<c r="@"><f>A1</f></c>' }, 1],
      [1_234_567_890_123_456_800, "b", 1],
      ["a", "b", 1],
    ];
    expect(await read(sheet(...rows))).toMatchObject([
      [2, { code: "invalid-cell", field: "C2", message: expect.stringContaining("#DIV/0!") }],
      [3, { code: "invalid-cell", field: "B3", message: expect.stringContaining("formula without a value") }],
      [4, { code: "invalid-cell", field: "A4", message: expect.stringContaining("15 digits") }],
      [5, { id: "a" }],
    ]);
  });

  it("repeats in each row what a merged cell says for several, and passes over titles and empty rows", async () => {
    const rows: TestCell[][] = [
      ["Export of May"],
      [],
      header,
      ["a", "one", 1],
      [null, "two", 2],
      [null, "three", 3],
      ["b", "four", 4],
    ];
    expect(await read(workbookOf({ A: { rows, merged: ["A1:C1", "A4:A6"] } }))).toEqual([
      [4, { id: "a", text: "one", score: "1" }],
      [5, { id: "a", text: "two", score: "2" }],
      [6, { id: "a", text: "three", score: "3" }],
      [7, { id: "b", text: "four", score: "4" }],
    ]);
  });

  it("asks which sheet is meant where several hold rows, and reads the one that is named", async () => {
    const one = {
      rows: [
        ["text", "n"],
        ["a", 1],
      ],
    };
    const book = workbookOf({
      First: one,
      Empty: { rows: [] },
      "R&D": {
        rows: [
          ["text", "n"],
          ["b", 2],
        ],
      },
      Notes: { ...one, isHidden: true },
    });
    expect(await read(book)).toMatchObject([
      [1, { code: "several-sheets", message: expect.stringContaining('"First", "R&D"') }],
    ]);
    expect(await read(book, { sheet: "R&D" })).toEqual([[2, { text: "b", n: "2" }]]);
    expect(await read(book, { sheet: 4 })).toEqual([[2, { text: "a", n: "1" }]]);
    expect(await read(book, { sheet: "Third" })).toMatchObject([
      [1, { code: "unknown-sheet", message: expect.stringContaining('"Notes"') }],
    ]);
    expect(await read(workbookOf({ First: one, Empty: { rows: [] } }))).toEqual([[2, { text: "a", n: "1" }]]);
  });

  it("goes by what the user says of its header and where it begins", async () => {
    const book = sheet(["a", "b"], ["id", "text"], ["1", "x"]);
    expect(await read(book, { header: false })).toEqual([
      [1, { 1: "a", 2: "b" }],
      [2, { 1: "id", 2: "text" }],
      [3, { 1: "1", 2: "x" }],
    ]);
    expect(await read(book, { start: 2 })).toEqual([[3, { id: "1", text: "x" }]]);
  });

  it("gives back every text that was written, in pieces of any size", async () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "é", "😀", "<", "&", "_x0041_", "\n", "\r", "\u0001", " ", '"', "_"),
      minLength: 1,
    });
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5000 }), async (cells, size) => {
        const events = await read(sheet(["text", "other"], ...cells), { header: true, start: 1 }, size);
        expect(events).toEqual(cells.map(([a, b], index) => [index + 2, { text: a, other: b }]));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a workbook that is hostile or broken", () => {
  const book = (files: Record<string, string>) =>
    workbookOf(
      {
        A: {
          rows: [
            ["text", "n"],
            ["a", 1],
          ],
        },
      },
      { extra: files },
    );

  it("cannot define entities", async () => {
    const laughs =
      '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    expect(await read(book({ "xl/sharedStrings.xml": laughs }))).toMatchObject([[1, { code: "broken-workbook" }]]);
    expect(await read(book({ "xl/sharedStrings.xml": "<sst><si><t>&b;</t></si></sst>" }))).toMatchObject([
      [1, { code: "broken-workbook" }],
    ]);
  });

  it("cannot unpack to hundreds of times its size, nor hold a text without end", async () => {
    const blank = `<worksheet>${`<cols name="${"x".repeat(1000)}"/>`.repeat(30_000)}</worksheet>`;
    expect(await read(book({ "xl/worksheets/sheet1.xml": blank }))).toMatchObject([[1, { code: "too-large" }]]);
    const endless = `<sst><si><t>${"xy".repeat(3_000_000)}</t></si></sst>`;
    expect(await read(book({ "xl/sharedStrings.xml": endless }))).toMatchObject([[1, { code: "broken-workbook" }]]);
  });

  it("ends in a word on what it is, wherever it is cut or changed", async () => {
    const whole = workbookOf({
      A: { rows: [["text", "n"], ...Array.from({ length: 40 }, (_, n) => [`row ${n}`, n])] },
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        for (const bytes of [whole.subarray(0, at), changed]) {
          for (const [, outcome] of await read(bytes, { header: true })) expect(outcome).toBeTypeOf("object");
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["word/document.xml", "Word"],
    ["content.xml", "OpenDocument"],
    ["xl/workbook.bin", "binary workbook"],
    ["data.csv", "unpack it"],
  ])("is named where it is another archive: %s", async (name, message) => {
    expect(await read(zipOf({ [name]: "x" }))).toMatchObject([
      [1, { code: "not-text", message: expect.stringContaining(message) }],
    ]);
  });
});

it("writes a text as a spreadsheet does", () => {
  expect(escapeXml("a<b_x0041_\r")).toBe("a&lt;b_x005F_x0041__x000D_");
});
