import { createReadStream } from "node:fs";
import { InputError } from "@/cli/input-error";
import { openValue } from "@/cli/open-value";
import type { RawValue } from "@/cli/raw-record";
import { readCsv } from "@/cli/read-csv";
import { readJsonLines } from "@/cli/read-json-lines";

/** One judgment as it stands in the file, a list in JSON opened. In CSV every other value is text; an absent or empty cell is `null`. */
export interface LongFormRow {
  /** Line in the file, from 1; the header of a CSV file is line 1. */
  line: number;
  example: string;
  annotator: string;
  value: RawValue | null;
  criterion: string | null;
  /** Milliseconds since 1970. */
  submittedAt: number | null;
  wallMs: number | null;
  activeMs: number | null;
  session: string | null;
  gold: RawValue | null;
  /** All cells as text by column name, for columns that only one command knows. */
  other: ReadonlyMap<string, string>;
}

const KNOWN = new Set([
  "example",
  "annotator",
  "value",
  "criterion",
  "submittedAt",
  "wallMs",
  "activeMs",
  "session",
  "gold",
]);

/**
 * Streams judgments in long form from a CSV or NDJSON file, or from standard input for `-`. The format is recognised by
 * its first character: `{` begins NDJSON. Throws an `InputError` that names the line and the field.
 */
export async function* readLongForm(file: string): AsyncGenerator<LongFormRow> {
  const chunks = decode(file);
  const first = await firstText(chunks);
  const text = prepend(first, chunks);
  const records = first.trimStart().startsWith("{") ? readJsonLines(text) : readCsv(text, first);
  for await (const { line, fields } of records) yield toRow(line, fields);
}

async function* decode(file: string): AsyncGenerator<string> {
  const stream = file === "-" ? process.stdin : createReadStream(file);
  const decoder = new TextDecoder("utf-8");
  try {
    for await (const chunk of stream) yield decoder.decode(chunk as Uint8Array, { stream: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new InputError(null, file, `the file cannot be read (${code})`, "Check the path and its permissions");
  }
  yield decoder.decode();
}

/** Text up to the first line break, to recognise the format by. */
async function firstText(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  while (!text.trimStart().includes("\n")) {
    const next = await chunks.next();
    if (next.done) break;
    text += next.value;
  }
  return text;
}

async function* prepend(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function toRow(line: number, fields: ReadonlyMap<string, RawValue>): LongFormRow {
  const other = new Map<string, string>();
  for (const [name, value] of fields) if (!KNOWN.has(name)) other.set(name, String(value));
  return {
    line,
    example: required(line, fields, "example"),
    annotator: required(line, fields, "annotator"),
    value: openValue(fields.get("value")),
    criterion: optional(fields, "criterion"),
    submittedAt: timeOf(line, fields),
    wallMs: duration(line, fields, "wallMs"),
    activeMs: duration(line, fields, "activeMs"),
    session: optional(fields, "session"),
    gold: openValue(fields.get("gold")),
    other,
  };
}

function required(line: number, fields: ReadonlyMap<string, RawValue>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new InputError(line, name, "it is empty", `Give every row its ${name}`);
  return String(value);
}

function optional(fields: ReadonlyMap<string, RawValue>, name: string): string | null {
  const value = fields.get(name);
  return value === undefined ? null : String(value);
}

function duration(line: number, fields: ReadonlyMap<string, RawValue>, name: string): number | null {
  const value = fields.get(name);
  if (value === undefined) return null;
  const milliseconds = Number(value);
  if (Number.isFinite(milliseconds)) return milliseconds;
  throw new InputError(line, name, `${JSON.stringify(value)} is not a number`, "Give milliseconds, or leave it empty");
}

/** ISO 8601, or a number of milliseconds since 1970. */
function timeOf(line: number, fields: ReadonlyMap<string, RawValue>): number | null {
  const value = fields.get("submittedAt");
  if (value === undefined) return null;
  const text = String(value).trim();
  const time = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isFinite(time)) return time;
  throw new InputError(
    line,
    "submittedAt",
    `${JSON.stringify(value)} is not a time`,
    "Write it as 2026-01-31T09:30:00Z",
  );
}
