import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Container } from "@/lib/formats/detect";
import { openRecords } from "@/lib/formats/open-records";
import { recognise } from "@/lib/formats/recognise";
import { contentHash } from "@/lib/import/content-hash";
import { longCsv } from "@/lib/release/formats/long-labels";
import { sftMessages } from "@/lib/release/formats/sft-messages";
import { Tally } from "@/lib/release/formats/tally";
import { writeFile } from "@/lib/release/formats/write-file";

/**
 * How fast files are read and written, against a floor measured in the same run: for JSON, `JSON.parse` of each record's
 * text; for tables, cutting the text at line ends and commas without any regard to quotes; for exports, `JSON.stringify`.
 * Prints MB and records per second of processor time (which other work on the machine disturbs least), the multiple of the
 * floor's time, and by how much the heap and its buffers grew at most while it ran.
 */

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const RECORDS = 100_000;
const BATCH = 1000;
const MB = 1e6;
const PIECE = 64 * 1024;

function exampleOf(index: number) {
  return {
    id: `example-${index}`,
    prompt: `Question ${index}: what does "flat memory" mean,\nand why? ${"Give reasons and cite a source. ".repeat(14)}`,
    response: `It means this. ${"A stream holds one piece and one record at a time, so a file may be of any size. ".repeat(6)}`,
    topic: `topic-${index % 20}`,
    votes: index % 7,
  };
}

function csvLine(index: number): string {
  return Object.values(exampleOf(index))
    .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
    .join(",");
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

/** The records of a file as the import reads them: split, parsed, recognised, validated and hashed. */
async function* readFile(bytes: Buffer, container: Container): AsyncGenerator<string> {
  for await (const event of openRecords(pieces(bytes), container)) {
    const result = "value" in event ? recognise(event.value) : null;
    if (!result?.ok) throw new Error(`line ${event.line} was refused`);
    yield contentHash(result.example);
  }
}

/** The records alone, as they come from the file. */
async function* splitFile(bytes: Buffer, container: Container): AsyncGenerator<number> {
  for await (const event of openRecords(pieces(bytes), container)) yield event.line;
}

async function* counted(count: number, work: (index: number) => unknown): AsyncGenerator<unknown> {
  for (let index = 0; index < count; index += 1) yield work(index);
}

/** In batches, as the database gives them. */
async function* each<Row>(count: number, row: (index: number) => Row): AsyncGenerator<Row[]> {
  for (let index = 0; index < count; index += BATCH)
    yield Array.from({ length: Math.min(BATCH, count - index) }, (_, within) => row(index + within));
}

/** Processor seconds until a stream is drained; prints a line. */
async function measure(name: string, bytes: number, stream: AsyncIterable<unknown>, floor?: number): Promise<number> {
  collectGarbage();
  const before = memory();
  let most = before;
  let seen = 0;
  const start = process.cpuUsage();
  for await (const _ of stream) {
    seen += 1;
    if (seen % 1000 === 0) most = Math.max(most, memory());
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const columns = [
    name.padEnd(42),
    `${(bytes / MB / seconds).toFixed(0)} MB/s`.padStart(10),
    `${Math.round(RECORDS / seconds).toLocaleString("en")} records/s`.padStart(20),
    `${(seconds / (floor ?? seconds)).toFixed(2)} × floor`.padStart(14),
    `+${(Math.max(0, most - before) / MB).toFixed(0)} MB`.padStart(10),
  ];
  console.log(columns.join(""));
  return seconds;
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function json(): Promise<void> {
  const lines = Array.from({ length: RECORDS }, (_, index) => JSON.stringify(exampleOf(index)));
  const ndjson = Buffer.from(`${lines.join("\n")}\n`);
  const list = Buffer.from(`[\n${lines.join(",\n")}\n]\n`);
  console.log(`JSON: ${RECORDS.toLocaleString("en")} records, ${(ndjson.length / MB).toFixed(0)} MB`);
  const texts = Buffer.from(ndjson).toString().split("\n");
  const floor = await measure(
    "floor: JSON.parse of each line",
    ndjson.length,
    counted(RECORDS, (i) => JSON.parse(texts[i] ?? "")),
  );
  await measure("NDJSON, split and parsed", ndjson.length, splitFile(ndjson, { container: "ndjson" }), floor);
  await measure("NDJSON, to examples", ndjson.length, readFile(ndjson, { container: "ndjson" }), floor);
  await measure("JSON list, split and parsed", list.length, splitFile(list, { container: "json" }), floor);
  await measure("JSON list, to examples", list.length, readFile(list, { container: "json" }), floor);
}

async function tables(): Promise<void> {
  const lines = Array.from({ length: RECORDS }, (_, index) => csvLine(index));
  const csv = Buffer.from(`id,prompt,response,topic,votes\n${lines.join("\n")}\n`);
  const container: Container = { container: "csv", delimiter: ",", header: true };
  console.log(`\nCSV: ${RECORDS.toLocaleString("en")} records, ${(csv.length / MB).toFixed(0)} MB, quoted line ends`);
  const floor = await measure(
    "floor: cut at line ends and commas",
    csv.length,
    counted(RECORDS, (i) => lines[i]?.split("\n").map((line) => line.split(","))),
  );
  await measure("CSV, rows", csv.length, splitFile(csv, container), floor);
  await measure("CSV, to examples", csv.length, readFile(csv, container), floor);
}

async function exports(): Promise<void> {
  const bytes = RECORDS * JSON.stringify(exampleOf(0)).length;
  const example = (index: number) => ({
    example: { kind: "instruction" as const, ...exampleOf(index) },
    guidelineVersions: [],
    labels: [labelOf(index)],
    resolutions: {},
    decided: {},
  });
  const options = { tally: new Tally(), csv: "safe", container: "text" } as const;
  console.log(`\nExports of ${RECORDS.toLocaleString("en")} records`);
  const floor = await measure(
    "floor: JSON.stringify of each record",
    bytes,
    counted(RECORDS, (i) => JSON.stringify(exampleOf(i))),
  );
  await measure("chat messages", bytes, writeFile(sftMessages, each(RECORDS, example), options), floor);
  const parquet = { ...options, container: "parquet" } as const;
  await measure("chat messages, Parquet", bytes, writeFile(sftMessages, each(RECORDS, example), parquet), floor);
  await measure("labels, long CSV", RECORDS * 100, writeFile(longCsv, each(RECORDS, example), options), floor);
}

function labelOf(index: number) {
  return {
    annotator: `annotator-${index % 9}`,
    criterion: "quality",
    value: index % 5,
    guidelineVersion: 1,
    submittedAt: "2026-05-01T12:30:00.000Z",
    activeMs: 900 + (index % 100),
    wallMs: 2000,
    session: "morning",
    position: 1 + (index % 50),
    revision: 1,
    pass: 0,
    comment: index % 10 === 0 ? 'says "maybe", twice' : null,
  };
}

await json();
await tables();
await exports();
