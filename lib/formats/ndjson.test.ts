import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NdjsonSplitter } from "@/lib/formats/ndjson";
import { readRecords } from "@/lib/formats/open-records";
import { collect, inPieces } from "@/lib/formats/testing/streams";

const read = (content: string | Uint8Array, size?: number) =>
  collect(readRecords(inPieces(content, size), new NdjsonSplitter()));

const summary = async (content: string | Uint8Array, size?: number) =>
  (await read(content, size)).map((event) =>
    "value" in event ? [event.line, event.value] : [event.line, event.error.code],
  );

describe("NdjsonSplitter", () => {
  it("numbers physical lines from 1, blank ones included, and goes on after a bad one", async () => {
    expect(await summary('{"a":1}\n\n  \r\n{"a":\n{"a":2}\r\n{"a":3}')).toEqual([
      [1, { a: 1 }],
      [4, "invalid-json"],
      [5, { a: 2 }],
      [6, { a: 3 }],
    ]);
  });

  it("gives the same records whatever the size of the pieces", async () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("\n", "\r\n"),
        async (all, size, end) => {
          const content = all.map((value) => JSON.stringify(value)).join(end);
          const events = await read(content, size);
          expect(events).toEqual(
            all.map((value, index) => ({ line: index + 1, value: JSON.parse(JSON.stringify(value)) })),
          );
        },
      ),
    );
  });

  it("reads files whose lines end in a carriage return alone, and passes over a byte order mark", async () => {
    expect(await summary('\ufeff{"a":1}\r{"a":}\r{"a":2}\r', 3)).toEqual([
      [1, { a: 1 }],
      [2, "invalid-json"],
      [3, { a: 2 }],
    ]);
  });

  it("refuses invalid UTF-8 and NUL by line and never replaces a byte", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xff, 0xc0]),
      Buffer.from('"}\n{"a":"\0"}\n{"a":"é"}\n'),
    ]);
    expect(await summary(bytes)).toEqual([
      [1, "invalid-utf8"],
      [2, "nul-character"],
      [3, { a: "é" }],
    ]);
  });

  it("refuses JSON nested 100,000 deep, in arrays and in objects, and takes 100 levels", async () => {
    const deep = 100_000;
    const lines = ["[".repeat(deep) + "]".repeat(deep), '{"a":'.repeat(deep) + 1 + "}".repeat(deep), "[".repeat(deep)];
    const fine = "[".repeat(100) + "]".repeat(100);
    const events = await summary([...lines, fine, `[${fine}]`].join("\n"));
    expect(events.map(([, result]) => (Array.isArray(result) ? "value" : result))).toEqual([
      "too-deep",
      "too-deep",
      "too-deep",
      "value",
      "too-deep",
    ]);
  });

  it("refuses a record that would fill memory with tiny values", async () => {
    expect(await summary(`[${"0,".repeat(260_000)}0]\n{"a":1}`)).toEqual([
      [1, "too-many-values"],
      [2, { a: 1 }],
    ]);
  });

  it("passes over a line of more than 16 MB without holding it", async () => {
    async function* source() {
      yield Buffer.from('{"a":1}\n{"a":"');
      const piece = Buffer.alloc(1 << 20, "x");
      for (let megabyte = 0; megabyte < 200; megabyte += 1) yield piece;
      yield Buffer.from('"}\n{"a":2}\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const events = [];
    for await (const event of readRecords(source(), new NdjsonSplitter())) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      events.push("error" in event ? [event.line, event.error.code] : event.line);
    }
    expect(events).toEqual([1, [2, "record-too-long"], 3]);
    expect(most).toBeLessThan(100 << 20);
  });

  it("keeps duplicate keys and __proto__ harmless", async () => {
    const [event] = await read('{"a":1,"a":2,"__proto__":{"polluted":true},"constructor":3}');
    const value = (event as { value: Record<string, unknown> }).value;
    expect(value.a).toBe(2);
    expect(Object.keys(value)).toEqual(["a", "__proto__", "constructor"]);
    expect(value.polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("names a key that stands twice in one object, and only such a one", async () => {
    const keyOf = async (line: string) => {
      const [event] = await read(line);
      return event && "value" in event ? event.repeatedKey : "refused";
    };
    expect(await keyOf('{"a":1,"b":{"c":1,"c":2}}')).toBe("c");
    expect(await keyOf('[{"a":[{"d":{},"d":1}]}]')).toBe("d");
    expect(await keyOf('{"\\u0061":1,"a":2}')).toBe("a");
    expect(await keyOf('{"__proto__":1,"__proto__":2}')).toBe("__proto__");
    for (const line of [
      '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
      '{"t":"{\\"a\\":1,\\"a\\":2} ::"}',
      '{"__proto__":1}',
      '{"1":1,"a":12345678901234567890}',
    ])
      expect(await keyOf(line)).toBeUndefined();
  });

  it("keeps every digit of an integer that a double would round", async () => {
    const line =
      '{"id": 1799999999999999999, "n": 9007199254740991, "x": 0.1234567890123456789, "t": "[1799999999999999999, \\"2"}';
    expect(await summary(line)).toEqual([
      [
        1,
        {
          id: "1799999999999999999",
          n: 9007199254740991,
          x: Number("0.1234567890123456789"),
          t: '[1799999999999999999, "2',
        },
      ],
    ]);
  });

  it.each([
    ['{"a": NaN}', "NaN and Infinity are not JSON values; write null instead"],
    ["{'a': 1}", "this looks like Python"],
    ['{"a": 1 "b": 2}', "expected ',' or '}' after property value at character 9 of the record; correct it"],
    ["<script>alert(1)</script>", "not valid JSON: unexpected token '<'; correct it"],
  ])("says what is wrong with %s", async (line, words) => {
    const [event] = await read(line);
    expect(event && "error" in event && event.error.message).toContain(words);
  });

  it.each([
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":1}\n', "utf16le")])],
    ["UTF-16", Buffer.from('{"a":"no byte order mark"}\n', "utf16le")],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
  ])("names a file that is %s instead of reading it", async (name, bytes) => {
    const [event, ...rest] = await read(bytes, 2);
    expect(rest).toEqual([]);
    expect(event && "error" in event && event.error.message).toContain(name);
  });
});
