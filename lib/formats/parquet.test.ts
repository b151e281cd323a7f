import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { readParquet } from "@/lib/formats/parquet";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { openContainer } from "@/lib/import/open-container";

async function read(bytes: Buffer) {
  const events = await collect(openContainer(inPieces(bytes), { fileName: "x.parquet" }));
  return events.map((event) => [event.line, "value" in event ? event.value : event.error]);
}

const parquet = (columnData: Parameters<typeof parquetWriteBuffer>[0]["columnData"], rowGroupSize?: number) =>
  Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize }));

describe("a Parquet file", () => {
  it("gives its rows with texts, numbers, times and nested values, whatever the groups", async () => {
    const messages = [
      [{ role: "user", content: "é😀" }],
      [],
      null,
      [
        { role: "user", content: "a" },
        { role: "assistant", content: "b" },
      ],
    ];
    const data = [
      { name: "id", data: [1n, 2n, 9_007_199_254_740_993n, 4n], type: "INT64" as const },
      { name: "text", data: ["one", "", null, "four\n"], type: "STRING" as const, nullable: true },
      { name: "score", data: [0.5, Number.NaN, 3, null], type: "DOUBLE" as const, nullable: true },
      {
        name: "at",
        data: [0, 1, 2, 3].map((day) => new Date(Date.UTC(2026, 4, day + 1, 12))),
        type: "TIMESTAMP" as const,
      },
      { name: "messages", data: messages, type: "JSON" as const, nullable: true },
    ];
    const expected = [
      { id: 1, text: "one", score: 0.5, at: "2026-05-01T12:00:00.000Z", messages: JSON.stringify(messages[0]) },
      { id: 2, text: "", score: null, at: "2026-05-02T12:00:00.000Z", messages: "[]" },
      { id: "9007199254740993", text: null, score: 3, at: "2026-05-03T12:00:00.000Z", messages: null },
      { id: 4, text: "four\n", score: null, at: "2026-05-04T12:00:00.000Z", messages: JSON.stringify(messages[3]) },
    ];
    for (const size of [1, 3, 100])
      expect(await read(parquet(data, size))).toEqual(expected.map((row, at) => [at + 1, row]));
  });

  it("gives lists of objects as they are, in windows of any size", async () => {
    const data = Array.from({ length: 60 }, (_, n) =>
      Array.from({ length: n % 4 }, (__, turn) => ({
        role: turn % 2 ? "assistant" : "user",
        content: `${n}.${turn}`.repeat(n),
      })),
    );
    const schema: SchemaElement[] = [
      { name: "schema", num_children: 1 },
      { name: "messages", repetition_type: "OPTIONAL", converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", repetition_type: "OPTIONAL", num_children: 2 },
      { name: "role", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8" },
      { name: "content", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8" },
    ];
    const bytes = Buffer.from(parquetWriteBuffer({ columnData: [{ name: "messages", data }], schema, pageSize: 300 }));
    for (const window of [100, 1000, 1_000_000]) {
      const events = await collect(readParquet(inPieces(bytes), window));
      expect(events).toEqual(data.map((messages, at) => ({ line: at + 1, value: { messages } })));
    }
  });

  it("refuses bytes that are no text by row and column", async () => {
    const bytes = [Uint8Array.of(0x68, 0x69), Uint8Array.of(0xff, 0xd8)];
    expect(await read(parquet([{ name: "image", data: bytes, type: "BYTE_ARRAY" }]))).toMatchObject([
      [1, { image: "hi" }],
      [2, { code: "not-text", field: "image" }],
    ]);
  });

  it("is named where it is broken or cut off", async () => {
    const whole = parquet([{ name: "text", data: ["a", "b"], type: "STRING" }]);
    for (const bytes of [
      whole.subarray(0, whole.length - 9),
      Buffer.concat([whole.subarray(0, 20), whole.subarray(30)]),
    ])
      expect(await read(bytes)).toMatchObject([
        [1, { code: "broken-parquet", message: expect.stringMatching(/^the Parquet file cannot be read/) }],
      ]);
  });
});
