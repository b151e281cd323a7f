import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { exampleOf, plain } from "@/lib/formats/testing/examples";
import { streamOf } from "@/lib/formats/testing/streams";
import { EXPORT_FORMATS, formatNamed } from "./all-formats";
import type { Column, Columns } from "./columns";
import type { Container, ExportFormat } from "./export-format";
import type { ExportedExample } from "./exported";
import { Tally } from "./tally";
import { anExportedLabel, exported } from "./testing/exported";
import { CALLS, CHAT, PAIR, SHORT, STEPS, WEIGHTED } from "./testing/fixtures";
import { writeFile } from "./write-file";

const TARGETS = { preference: "better", scale: "good", span: undefined } as const;

/** What a format is asked with; steps have the labels that came with them. */
function optionsOf({ target }: ExportFormat) {
  const kind = target?.kinds.find((one) => one in TARGETS) as keyof typeof TARGETS | undefined;
  return { csv: "exact", target: kind && TARGETS[kind], scales: ["good"], desirable: "1" } as const;
}

async function bytesOf(format: ExportFormat, rows: readonly ExportedExample[], container: Container): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const bytes = writeFile(format, streamOf([rows]), { ...optionsOf(format), container, tally: new Tally() });
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readParquet(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(bytes).buffer;
  return parquetReadObjects({ file });
}

/** What a column holds of a value in Parquet, by the same description that the writer has. */
function expected(value: unknown, column: Column): unknown {
  if (value === undefined || value === null) return null;
  if (column === "json") return JSON.stringify(value);
  if (typeof column === "string") return value;
  if ("struct" in column) return members(value as Record<string, unknown>, column.struct);
  return (value as unknown[]).map((entry) => expected(entry, column.list));
}

function members(record: Record<string, unknown>, columns: Columns) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, expected(record[name], column)]));
}

/** hyparquet leaves out what is empty in an object. */
const withoutEmpty = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, member: unknown) => (member === null ? undefined : member)));

async function expectSame(format: ExportFormat, rows: readonly ExportedExample[]): Promise<number> {
  const options = { ...optionsOf(format), container: "parquet" as const };
  const columns = format.columns(options);
  const records = rows.flatMap((row) => {
    const outcome = format.outcome(row, options);
    return typeof outcome === "string" ? [] : outcome.records;
  });
  const read = await readParquet(await bytesOf(format, rows, "parquet"));
  expect(withoutEmpty(read)).toEqual(
    withoutEmpty(records.map((record) => members(record as Record<string, unknown>, columns))),
  );
  return records.length;
}

describe("Parquet", () => {
  test("holds the rows of every format", async () => {
    const decided = { better: { choice: "B" }, good: 1 };
    const texts = { kind: "preference" as const, id: "texts", prompt: "q", responses: [{ text: "a" }, { text: "b" }] };
    const rows = [CALLS, CHAT, SHORT, WEIGHTED, PAIR, STEPS, texts].map((example) => exported(example, { decided }));
    for (const format of EXPORT_FORMATS.filter(({ name }) => !name.startsWith("long")))
      expect([format.name, await expectSame(format, rows)]).not.toEqual([format.name, 0]);
  });

  test("holds labels with one type a column", () =>
    fc.assert(
      fc.asyncProperty(fc.array(anExportedLabel, { maxLength: 4 }), async (labels) => {
        const row = exported({ kind: "text", id: "t", text: "t" }, { labels });
        for (const name of ["long-csv", "ndjson"]) await expectSame(formatNamed(name)!, [row]);
      }),
      { numRuns: 50 },
    ));

  test("holds any example in canonical shape, and tells an empty text and an empty list from none", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...Object.values(exampleOf)), { maxLength: 5 }), async (examples) => {
        const rows = examples.map((example, index) =>
          exported({ ...plain(example), gold: undefined, id: `e${index}` }),
        );
        await expectSame(formatNamed("ndjson")!, rows);
      }),
      { numRuns: 50 },
    ));

  test("comes in row groups of 10,000, and equal rows give equal bytes", async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => exported({ ...SHORT, id: `e${index}` }));
    const format = formatNamed("prompt-only")!;
    const bytes = await bytesOf(format, rows, "parquet");
    const { row_groups } = parquetMetadata(new Uint8Array(bytes).buffer);
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([10_000, 1]);
    expect((await bytesOf(format, rows, "parquet")).equals(bytes)).toBe(true);
  });
});
