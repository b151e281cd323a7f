import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonArraySplitter } from "@/lib/formats/json-array";
import { readRecords } from "@/lib/formats/open-records";
import { collect, inPieces } from "@/lib/formats/testing/streams";

const read = (content: string | Uint8Array, size?: number) =>
  collect(readRecords(inPieces(content, size), new JsonArraySplitter()));

const summary = async (content: string | Uint8Array, size?: number) =>
  (await read(content, size)).map((event) =>
    "value" in event ? [event.line, event.value] : [event.line, event.error.code],
  );

const anyString = fc.string({ unit: "grapheme" }).map((text) => `${text}\\" [{`);
const element = fc.oneof(fc.jsonValue(), fc.dictionary(anyString, anyString));

describe("JsonArraySplitter", () => {
  it("gives each element with the line on which it starts", async () => {
    expect(await summary('[\n  {"a": 1},\n  {\n    "a": 2\n  }, {"a": 3},\n\n  null, "four",\n [5]\n]\n')).toEqual([
      [2, { a: 1 }],
      [3, { a: 2 }],
      [5, { a: 3 }],
      [7, null],
      [7, "four"],
      [8, [5]],
    ]);
  });

  it("gives the same elements and lines whatever the size of the pieces and the indentation", async () => {
    const shape = fc.record({
      values: fc.array(element, { maxLength: 6 }),
      indent: fc.constantFrom(0, 2),
      size: fc.integer({ min: 1, max: 60 }),
      wrapper: fc.constantFrom(null, "data", "examples"),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ values, indent, size, wrapper }) => {
        const list = JSON.stringify(wrapper ? { v: "1.0 [", [wrapper]: values, next: [{}] } : values, null, indent);
        const events = await read(list, size);
        expect(events.map((event) => "value" in event && event.value)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(events).toEqual(await read(list));
      }),
    );
  });

  it("takes a list of the turns of one conversation as one record, in pieces of any size", async () => {
    const turns = [
      { from: "human", value: "Hi" },
      { from: "gpt", value: "[Hello]" },
    ];
    const text = JSON.stringify(turns, null, 1);
    for (const size of [1, 7, 1000]) {
      expect(
        (await read(`\n${text}\n\n${text}`, size)).map((event) => [event.line, "value" in event && event.value]),
      ).toEqual([
        [2, turns],
        [13, turns],
      ]);
      expect(await read(`{"id": 1, "data": ${text}}`, size)).toEqual([{ line: 1, value: { id: 1, data: turns } }]);
      expect(await summary(`[${text}, ${text}]`, size)).toEqual([
        [1, turns],
        [10, turns],
      ]);
    }
    const rows = turns.map((turn) => ({ ...turn, conversation_id: "c1" }));
    expect(await summary(JSON.stringify(rows))).toEqual(rows.map((row) => [1, row]));
  });

  it("reads every list of a wrapping object, and objects one after another", async () => {
    expect(await summary('{"train": [{"a": 1}],\n "info": {"data": [0]},\n "test": [\n{"a": 2}]}')).toEqual([
      [1, { a: 1 }],
      [4, { a: 2 }],
    ]);
    expect(await summary('{\n"a": 1\n}\n{\n"a": [{}]\n}\n')).toEqual([
      [1, { a: 1 }],
      [4, { a: [{}] }],
    ]);
    expect(await summary("[]")).toEqual([]);
    expect(await summary('{"data": []}')).toEqual([]);
  });

  it("reports an element that is not valid JSON and reads the next", async () => {
    expect(await summary('[{"a": 01},\n{"a": tru},\n{"a": "tab\there"},\n{"a": 1},\nNaN,\n{"a": 2}]')).toEqual([
      [1, "invalid-json"],
      [2, "invalid-json"],
      [3, "invalid-json"],
      [4, { a: 1 }],
      [5, "invalid-json"],
      [6, { a: 2 }],
    ]);
  });

  it.each([
    ['[{"a": 1},\n{"a": 2', [2, "unexpected-end"]],
    ['[{"a": 1},\n{"a": "2}]', [2, "unexpected-end"]],
    ['[{"a": 1}\n', [2, "unexpected-end"]],
    ['[{"a": 1}\n{"a": 2}]', [2, "broken-json"]],
    ['[{"a": 1},\n]', [2, "broken-json"]],
    ['[{"a": 1},\nxyz, {"a": 2}]', [2, "broken-json"]],
    ['[{"a": 1}]\nxyz', [2, "broken-json"]],
    ['{"data": [{"a": 1}],\n oops}', [2, "broken-json"]],
    ['{"data": [{"a": 1}],\n "more": [', [1, "broken-json"]],
  ])("keeps what came before the place where a list breaks: %j", async (content, problem) => {
    for (const size of [1, 7, 1000]) expect(await summary(content, size)).toEqual([[1, { a: 1 }], problem]);
  });

  it("refuses JSON nested 100,000 deep and reads the next element", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await summary(`[${deep},\n{"a": ${deep}},\n{"a": 1}]`)).toEqual([
      [1, "too-deep"],
      [2, "too-deep"],
      [3, { a: 1 }],
    ]);
    expect(await summary("[".repeat(100_000))).toEqual([[1, "unexpected-end"]]);
  });

  it("passes over an element of more than 16 MB without holding it", async () => {
    async function* source() {
      yield Buffer.from('[{"a": 1},\n{"a": "');
      const piece = Buffer.alloc(1 << 20, 'x\\"');
      for (let megabyte = 0; megabyte < 40; megabyte += 1) yield piece;
      yield Buffer.from('"},\n{"a": 2}]');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const events = [];
    for await (const event of readRecords(source(), new JsonArraySplitter())) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      events.push("error" in event ? [event.line, event.error.code] : event.line);
    }
    expect(events).toEqual([1, [2, "record-too-long"], 3]);
    expect(most).toBeLessThan(80 << 20);
  });

  it("stops reading a large object in which it finds no list of records", async () => {
    let pieces = 0;
    async function* source() {
      yield Buffer.from('{"a": "');
      for (; pieces < 1000; pieces += 1) yield Buffer.alloc(1 << 20, "x");
    }
    const [event, ...rest] = await collect(readRecords(source(), new JsonArraySplitter()));
    expect(rest).toEqual([]);
    expect(event && "error" in event && event.error.message).toContain("found no list");
    expect(pieces).toBeLessThan(40);
  });

  it("counts lines by the carriage return where a file has no line feed", async () => {
    expect(await summary('[\r{"a": 1},\r{"a": 2}\r]')).toEqual([
      [2, { a: 1 }],
      [3, { a: 2 }],
    ]);
  });
});
