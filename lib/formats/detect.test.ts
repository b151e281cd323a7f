import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detectFormat, type FileHead } from "@/lib/formats/detect";

function detect(content: string | Buffer, file: Partial<FileHead> = {}) {
  const { ok, ...result } = detectFormat({ head: Buffer.from(content), isComplete: true, ...file });
  return "code" in result ? result.message : result;
}

describe("detectFormat", () => {
  it.each<[string, string, Partial<FileHead>]>([
    ["ndjson", '{"a":1}\n{"a":2}\n', {}],
    ["ndjson", '{"a":1}\n{"a":2}\n', { fileName: "x.json", contentType: "application/json" }],
    ["ndjson", '{"a":1}', {}],
    ["ndjson", '{"a":\n{"a":2}\n', {}],
    ["ndjson", '{"messages":[{"role":"user"}]}', {}],
    ["ndjson", '{"data":[1]}\n{"data":[2]}\n', {}],
    ["ndjson", '{"data":[{"a":1}]}', { fileName: "x.jsonl" }],
    ["ndjson", '{"text":"cut off', { isComplete: false }],
    ["ndjson", "not json", { contentType: "application/x-ndjson" }],
    ["ndjson", '[{"role":"user","content":"a"}]\n[{"role":"user","content":"b"}]\n', {}],
    ["ndjson", '[{"from":"gpt","value":"a"}]', { fileName: "x.jsonl" }],
    ["json", '[{"from":"gpt","value":"a"}]', {}],
    ["json", '[\n{"from":"gpt","value":"a"}]', { fileName: "x.jsonl" }],
    ["json", ' \n[{"a":1}]', {}],
    ["json", '[{"a":1}]', { fileName: "x.jsonl" }],
    ["json", '{"data":[{"a":1}]}', {}],
    ["json", '{"version": 1, "examples": [{"a":', { isComplete: false }],
    ["json", '{\n  "a": 1\n}\n', {}],
    ["json", '{\n  "a": 1\n}\n', { fileName: "x.jsonl" }],
    ["json", "oops", { fileName: "x.json" }],
    ["lines", "A single line, with a comma.", {}],
    ["lines", "Three words here.\nAnd three there.\n", {}],
    ["lines", "One text.\nAnother, with a comma.\nAnd, a, third.\n", { fileName: "x.txt" }],
  ])("takes %s from %j (%j)", (container, content, file) => {
    expect(detect(content, file)).toEqual({ container });
  });

  it.each<[string, boolean, string, Partial<FileHead>]>([
    [",", true, "id,text\n1,a\n2,b\n", {}],
    ["\t", true, "!worker ids\tid\nW1\tboy lad\nW2\tgem jewel\n", {}],
    [";", true, "a;b\n1,5;2,5\n3,5;4,5\n", {}],
    ["|", true, "a|b\n1|2\n", {}],
    [" ", false, "1 1 2\n1 2 1\n", {}],
    ["\t", false, "1\t1\t2\t\r\n1\t2\t1\t\r\n", {}],
    [",", false, "W1,yes\nW2,no\nW1,no\n", {}],
    [",", false, 'b01,sys,100,"[{""a"":1}]"\n', { fileName: "x.csv" }],
    [",", true, 'chats\n"[{""role"":""user"",""content"":""a""}]"\n', { fileName: "x.csv" }],
    [",", false, 'Just one\n"{""a"":1}"\nline\n', { fileName: "x.csv" }],
    [",", true, 'text\n"a, b"\nc\n', { fileName: "x.csv" }],
    [",", false, "Just a sentence\nand one, more\n", { fileName: "x.csv" }],
    [",", true, 'q,a\n"one\ntwo, three",x\n', { contentType: "text/csv; charset=utf-8" }],
    [",", true, '"[draft] text",b\n{x},y\n', { fileName: "x.csv" }],
    [",", true, "id,,\n1,,\n2,,\n", {}],
  ])("takes a table with delimiter %j and header %s from %j", (delimiter, header, content, file) => {
    expect(detect(content, file)).toMatchObject({ container: "csv", delimiter, header });
  });

  it.each<[string, number, boolean, string, Partial<FileHead>]>([
    [";", 2, true, "sep=;\nprompt;response\nWhy?;Because\n", {}],
    ["\t", 2, true, '"sep=\t"\r\nid\ttext\r\n1\ta, b\r\n', { fileName: "x.csv" }],
    [",", 2, true, "sep=,\nprompt,response\nWhy?,So\n", { fileName: "x.csv" }],
    [",", 3, true, "Export of May,,\n,,\nid,prompt,response\n1,Hi,A\n", { fileName: "x.csv" }],
    [",", 3, true, "Export of May\n\nid,prompt,response\n1,Hi,A\n2,Yo,B\n", { fileName: "x.csv" }],
    [";", 3, true, "# made by a tool; version 3\n# on Monday, by night\nid;text;n\n1;a;2\n", { fileName: "x.csv" }],
    ["\t", 2, true, "Answers of the first week\t\nid\ttext\n1\ta\n2\tb\n", { fileName: "x.tsv" }],
    [",", 1, true, "id,,\n1,,\n2,,\n", {}],
    [",", 1, true, "id,answer,answer\n1,yes,no\n2,no,no\n", {}],
    [",", 1, true, "prompt,response,response\nWhy?,So,For\nWho?,Me,You\n", {}],
    [",", 1, false, "yes,yes,no\nno,no,yes\n", { fileName: "x.csv" }],
    [",", 1, false, "Export of May,,\n1,Hi,A\n2,Yo,B\n", { fileName: "x.csv", table: { header: false } }],
    [",", 2, true, "a,b\nid,text\n1,x\n", { table: { start: 2 } }],
  ])(
    "finds with delimiter %j that the table begins in line %i (header: %s) of %j",
    (delimiter, start, header, content, file) => {
      expect(detect(content, file)).toEqual({ container: "csv", delimiter, start, header });
    },
  );

  it("does not take the first line of a prose for a title above a table", () => {
    expect(detect("A title\nOne, two.\nThree, four.\n", { fileName: "x.txt" })).toEqual({ container: "lines" });
  });

  it.each([
    ["| id | text |\n|----|------|\n| 1 | a |\n", 1],
    ["id | text\n--- | :---:\n1 | a\n", 1],
    ["# Answers\n\n| id | text |\r\n| :-- | --: |\r\n| 1 | a |\r\n", 3],
  ])("takes a Markdown table from %j", (content, start) => {
    expect(detect(content)).toEqual({ container: "markdown", start });
  });

  it("goes by what the user says about a table", () => {
    expect(detect("a,b;c\n1,2;3\n", { table: { delimiter: "," } })).toMatchObject({ delimiter: ",", header: true });
    expect(detect("a,b\nc,d\n", { table: { header: false } })).toMatchObject({ delimiter: ",", header: false });
    expect(detect("[a],1\n[b],2\n", { table: { header: false }, fileName: "x.txt" })).toMatchObject({
      container: "csv",
    });
  });

  it("is not fooled by a sample that ends inside a quoted cell", () => {
    const content = `id;text\n1;"${"long, text\n".repeat(50)}`;
    expect(detect(content, { isComplete: false, fileName: "x.csv" })).toMatchObject({ delimiter: ";", header: true });
  });

  it.each<[string, string | Buffer]>([
    ["the file is a gzip archive; unpack it first (gunzip)", gzipSync("{}")],
    [
      "the file is a ZIP archive or an Office workbook; unpack it, or save the sheet as CSV",
      Buffer.from("PK\u0003\u0004rest"),
    ],
    ["the file is a Parquet file; convert it to NDJSON", "PAR1...."],
    ["the file is encoded in UTF-16; save it as UTF-8", Buffer.from("\ufeffid,text\n", "utf16le")],
    ["the file is encoded in UTF-16; save it as UTF-8", Buffer.from("id,text\n1,a\n", "utf16le")],
    ["the file is encoded in UTF-32; save it as UTF-8", Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ["the file is a tar archive; unpack it and choose one of the files in it", `${"x".repeat(257)}ustar\u0000`],
    ["the file is an SQLite database; export its table as CSV", "SQLite format 3\u0000"],
    [
      "the file is an old Excel workbook, or one with a password; save it as .xlsx without a password, or the sheet as CSV",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    ],
    ["the file is HTML or XML; save its table as CSV or .xlsx", "<html><table><tr><td>a</td></tr></table></html>"],
    ["the file is HTML or XML; save its table as CSV or .xlsx", '\ufeff<?xml version="1.0"?><rows/>'],
    ["the file is empty; choose one with records", ""],
    ["the file is empty; choose one with records", "\ufeff \n\r\n"],
  ])("says %j instead of guessing", (message, content) => {
    expect(detect(content)).toBe(message);
  });
});
