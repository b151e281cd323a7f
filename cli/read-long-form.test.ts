import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "@/cli/input-error";
import { type LongFormRow, readLongForm } from "@/cli/read-long-form";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "long-form-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string | Uint8Array, name = "file"): Promise<LongFormRow[]> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return collect(readLongForm(file));
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** The input error that reading gives, as the user sees it. */
async function refusal(text: string): Promise<string> {
  const error = await read(text).catch((caught: unknown) => caught);
  if (!(error instanceof InputError)) throw error;
  return error.describe();
}

const brief = (rows: LongFormRow[]) =>
  rows.map(({ line, example, annotator, value }) => [line, example, annotator, value]);

describe("CSV", () => {
  it("reads columns by name, in any order, with empty cells as missing ratings", async () => {
    const rows = await read("annotator,value,example,note\nann,3,e1,x\nbob,,e1,\n");
    expect(brief(rows)).toEqual([
      [2, "e1", "ann", "3"],
      [3, "e1", "bob", null],
    ]);
    expect(rows[0]?.other.get("note")).toBe("x");
  });

  it("reads quoted cells with commas, quotes and line breaks, and counts lines through them", async () => {
    const rows = await read('example,annotator,value\r\n"a, ""b""\r\nc",ann,x\r\ne2,ann,y\n');
    expect(brief(rows)).toEqual([
      [3, 'a, "b"\nc', "ann", "x"],
      [4, "e2", "ann", "y"],
    ]);
  });

  it("reads a byte order mark, tabs, and characters cut between two chunks", async () => {
    const filler = "x".repeat(65_530);
    const rows = await read(`\ufeffexample\tannotator\tvalue\n${filler}\tann\t\u{1f600}\u00e9\n`);
    expect(rows[0]?.value).toBe("\u{1f600}\u00e9");
  });

  it("reads times and durations", async () => {
    const [row] = await read(
      "example,annotator,value,submittedAt,wallMs,activeMs,session,criterion,gold\ne,a,1,2026-01-31T09:30:00Z,5000,4000.5,s1,tone,2\n",
    );
    expect(row).toMatchObject({
      submittedAt: Date.UTC(2026, 0, 31, 9, 30),
      wallMs: 5000,
      activeMs: 4000.5,
      session: "s1",
      criterion: "tone",
      gold: "2",
    });
  });

  it.each([
    ["example,annotator\ne,a\n", /^line 1, value: this column is missing/],
    ["example,annotator,value\ne,,1\n", /^line 2, annotator: it is empty\. Give every row its annotator$/],
    ["example,annotator,value,wallMs\ne,a,1,soon\n", /^line 2, wallMs: "soon" is not a number/],
    [
      "example,annotator,value,submittedAt\ne,a,1,1\ne,a,1,yesterday\n",
      /^line 3, submittedAt: "yesterday" is not a time/,
    ],
    ['example,annotator,value\ne,a,"open\n', /not valid CSV/],
    ['example,annotator,value\ne,a,b"c\n', /^line 2, row: this is not valid CSV/],
    ["", /^file: it is empty/],
  ])("says what is wrong with %j", async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it("says so when the file cannot be read", async () => {
    const error = await collect(readLongForm(path.join(folder, "missing"))).catch((caught: unknown) => caught);
    expect((error as InputError).describe()).toMatch(/the file cannot be read \(ENOENT\)/);
  });
});

describe("NDJSON", () => {
  it("is recognised by its first character and keeps the types of values", async () => {
    const rows = await read(
      '\n{"example":"e","annotator":7,"value":3}\n{"example":"e","annotator":"b","value":["x","y"]}\n{"example":"e","annotator":"c","value":null}',
    );
    expect(brief(rows)).toEqual([
      [2, "e", "7", 3],
      [3, "e", "b", ["x", "y"]],
      [4, "e", "c", null],
    ]);
  });

  it("keeps lone surrogates and names of object properties", async () => {
    const [row] = await read('{"example":"__proto__","annotator":"constructor","value":"\\ud800"}\n');
    expect([row?.example, row?.annotator, row?.value]).toEqual(["__proto__", "constructor", "\ud800"]);
  });

  it.each([
    ['{"example":"e"\n', /^line 1, row: this is not JSON/],
    ['{"example":"e","annotator":"a","value":1}\n[1]\n', /^line 2, row: this is not a JSON object/],
    ['{"annotator":"a","value":1}\n', /^line 1, example: it is empty/],
    ['{"example":"e","annotator":"a","value":{"chosen":"A"}}\n', /^line 1, value: it is an object/],
  ])("says what is wrong with %j", async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });
});
