import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { openExamples } from "@/lib/import/open-import";

/** What a whole import makes of a file: the text of each example, or the code of each refusal, by line. */
async function importFile(content: string | Buffer, fileName: string) {
  const opened = await openExamples(inPieces(content), { fileName }, []);
  if ("refused" in opened) throw new Error(opened.refused);
  return (await collect(opened.events)).map((event) => {
    if (!("value" in event)) return [event.line, "error" in event ? event.error.code : event.leftOut];
    const { example } = event.value;
    return [event.line, example.kind === "text" ? example.text : example.kind];
  });
}

const hostile = [
  "<script>alert(1)</script>",
  "[click](javascript:alert(1))",
  '<img src="https://example.invalid/x.png" onerror="alert(1)">',
  "invoice\u202efdp.exe\u2066\u2069",
  "a\u0301\u0302 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \ufeff",
  '=HYPERLINK("https://example.invalid")',
  "'; DROP TABLE example; --",
  "{{7*7}} %s %n <%= 1 %>",
];

describe("hostile files", () => {
  it("give hostile text back unchanged, from every container", async () => {
    const texts = hostile.map((text) => ({ text }));
    const lines = texts.map((record) => JSON.stringify(record));
    const table = `text,n\n${hostile.map((text, n) => `"${text.replaceAll('"', '""')}",${n}\n`).join("")}`;
    expect(await importFile(lines.join("\n"), "x.jsonl")).toEqual(hostile.map((text, index) => [index + 1, text]));
    expect(await importFile(`[\n${lines.join(",\n")}]`, "x.json")).toEqual(
      hostile.map((text, index) => [index + 2, text]),
    );
    expect(await importFile(table, "x.csv")).toEqual(hostile.map((text, index) => [index + 2, text]));
  });

  it("with a field of 2 MB are taken to the last character, and refused by line beyond", async () => {
    const longest = "é".repeat(2_000_000);
    const content = [longest, `${longest}x`, "short"].map((text) => JSON.stringify({ text })).join("\n");
    expect(await importFile(content, "x.jsonl")).toEqual([
      [1, longest],
      [2, "invalid-field"],
      [3, "short"],
    ]);
    expect(await importFile(`text,n\n${longest},1\n${longest}x,2\nshort,3\n`, "x.csv")).toEqual([
      [2, longest],
      [3, "field-too-long"],
      [4, "short"],
    ]);
  });

  it("with NUL, broken UTF-8 or broken surrogates are refused by line, raw or escaped", async () => {
    const bad = Buffer.concat([
      Buffer.from('{"text":"a\0b"}\n{"text":"a\\u0000b"}\n{"text":"\\ud800"}\n{"text":"x","k\\u0000":1}\n{"text":"'),
      Buffer.from([0xed, 0xa0, 0x80, 0xf8]),
      Buffer.from('"}\n{"text":"fine"}\n'),
    ]);
    expect(await importFile(bad, "x.jsonl")).toEqual([
      [1, "nul-character"],
      [2, "invalid-field"],
      [3, "invalid-field"],
      [4, "invalid-field"],
      [5, "invalid-utf8"],
      [6, "fine"],
    ]);
  });

  it("with deep JSON are refused by line, also inside a table's cell", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const content = `{"text":"a","x":${deep}}\n{"text":"b","x":${"[".repeat(98)}${"]".repeat(98)}}\n{"text":"c"}`;
    expect(await importFile(content, "x.jsonl")).toEqual([
      [1, "too-deep"],
      [2, "b"],
      [3, "c"],
    ]);
    expect(await importFile(`kind,text,slices\ntext,a,${deep}\ntext,b,\n`, "x.csv")).toEqual([
      [2, "invalid-field"],
      [3, "b"],
    ]);
  });

  it("with 100,000 fields are refused, as a record or as a table", async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
    const record = Object.fromEntries(names.map((name) => [name, 1]));
    expect(await importFile(`${JSON.stringify(record)}\n{"text":"fine"}`, "x.jsonl")).toEqual([
      [1, "too-many-fields"],
      [2, "fine"],
    ]);
    expect(await importFile(`${names.join()}\n${names.join()}\n`, "x.csv")).toEqual([[1, "too-many-columns"]]);
  });

  it("with a quote that never closes, CR-only line ends and a byte order mark still give their good lines", async () => {
    expect(await importFile('\ufefftext,n\ra,1\r"b,2\rc,3\r', "x.csv")).toEqual([
      [2, "a"],
      [3, "unclosed-quote"],
      [4, "c"],
    ]);
  });

  it("in UTF-16 are read, and half a character is refused by line", async () => {
    const text = '\ufeff{"text":"\u00e9\u{1f600}"}\r\n{"text":"x\ud800"}\n{"text":"end"}';
    for (const bytes of [Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()])
      expect(await importFile(bytes, "x.jsonl")).toEqual([
        [1, "\u00e9\u{1f600}"],
        [2, "invalid-utf8"],
        [3, "end"],
      ]);
  });

  it("of another encoding or packed are named, not read", async () => {
    const utf32 = Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0]);
    expect(await importFile(utf32, "x.jsonl")).toEqual([[1, "unsupported-encoding"]]);
    expect(await importFile(Buffer.from([0x1f, 0x8b, 8, 0]), "x.jsonl")).toEqual([[1, "not-text"]]);
  });
});
