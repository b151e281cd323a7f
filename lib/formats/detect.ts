import type { CsvOptions } from "@/lib/formats/csv";
import { cutSample, sniffDelimiter } from "@/lib/formats/delimiter";
import { refuseEncoding, withoutBom } from "@/lib/formats/encoding";
import { unpackJson } from "@/lib/formats/json-cell";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { findRecordList } from "@/lib/formats/json-wrapper";
import { CR, lineEndOf } from "@/lib/formats/line-window";
import { beginsWithTurn } from "@/lib/formats/lone-turn";
import type { RecordError } from "@/lib/formats/record";

/** How a file holds its records: a JSON value per line, a JSON list, a table, or a plain text per line. */
export type Container = { container: "ndjson" | "json" | "lines" } | ({ container: "csv" } & CsvOptions);

export type Detection = ({ ok: true } & Container) | ({ ok: false } & RecordError);

export interface FileHead {
  /** The first bytes; 64 KB are plenty. */
  head: Uint8Array;
  /** Whether `head` is the whole file. */
  isComplete: boolean;
  fileName?: string;
  contentType?: string;
  /** What the user said about a table; makes the file one. */
  table?: Partial<Pick<CsvOptions, "delimiter" | "header">>;
}

/** A table must explain this share of a sample that is not called one, so that prose is not cut at its commas (nor a single line). */
const TABLE_SHARE = 0.8;

/** Judges a file by its first bytes, with its name and content type as hints. Archives and UTF-16 are refused by name. */
export function detectFormat(file: FileHead): Detection {
  const unreadable = refuseEncoding(file.head);
  if (unreadable) return { ok: false, ...unreadable };
  const head = Buffer.from(withoutBom(file.head));
  const text = head.toString("latin1").trimStart();
  if (text === "") return { ok: false, code: "empty-file", message: "the file is empty; choose one with records" };
  const hint = hintOf(file);
  if (hint !== "csv") {
    if (text.startsWith("[")) return { ok: true, container: detectList(head, hint, file.isComplete) };
    if (text.startsWith("{")) return { ok: true, container: detectJson(head, hint, file.isComplete) };
    if (hint === "json" || hint === "ndjson") return { ok: true, container: hint };
  }
  return { ok: true, ...detectTable(head, file, hint) };
}

type Hint = "ndjson" | "json" | "csv" | null;

function hintOf({ fileName = "", contentType = "", table = {} }: FileHead): Hint {
  if (table.delimiter !== undefined || table.header !== undefined) return "csv";
  const hints = `${fileName.toLowerCase()}\n${contentType.toLowerCase().split(";", 1)[0]}`;
  if (/\.(?:ndjson|jsonl|jsonlines)\n|\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)$/.test(hints)) return "ndjson";
  if (/\.(?:csv|tsv|tab)\n|\/(?:csv|tab-separated-values)$/.test(hints)) return "csv";
  return /\.json\n|\/json$/.test(hints) ? "json" : null;
}

/** Tells a conversation per line, each a bare list of turns, from a JSON list. */
function detectList(head: Buffer, hint: Hint, isComplete: boolean): "ndjson" | "json" {
  const { line, next } = firstLine(head, head.indexOf("["), isComplete);
  if (beginsWithTurn(line, 0) !== true) return "json";
  const isWhole = new JsonScanner().scan(line, 0, line.length) !== -1;
  return isWhole && (hint === "ndjson" || /^[[{]/.test(next)) ? "ndjson" : "json";
}

/** Tells a JSON value per line from one JSON document, where the file begins with an object. */
function detectJson(head: Buffer, hint: Hint, isComplete: boolean): "ndjson" | "json" {
  const { line, next, isCut } = firstLine(head, head.indexOf("{"), isComplete);
  const isAlone = line.toString("latin1").trim() === "{";
  if (hint === "ndjson" && !isAlone) return "ndjson";
  if (next.startsWith("{") && !isAlone) return "ndjson";
  const isWhole = isCut || new JsonScanner().scan(line, 0, line.length) !== -1;
  const step = findRecordList(line, 1);
  const isList = step.found === "list" || (step.found === "more" && step.list !== undefined);
  return isWhole && !isList ? "ndjson" : "json";
}

/** The first line from `start` on, and what begins after it. `isCut`: no line end was found. */
function firstLine(head: Buffer, start: number, isComplete: boolean): { line: Buffer; next: string; isCut: boolean } {
  const end = head.indexOf(lineEndOf(head, isComplete) ?? CR, start);
  const line = head.subarray(start, end === -1 ? head.length : end);
  return { line, next: end === -1 ? "" : head.toString("latin1", end).trimStart(), isCut: end === -1 };
}

function detectTable(head: Buffer, file: FileHead, hint: Hint): Container {
  const fixed = file.table?.delimiter;
  const { delimiter, share, records } = fixed
    ? cutSample(head, file.isComplete, fixed)
    : sniffDelimiter(head, file.isComplete);
  if (hint !== "csv" && (share < TABLE_SHARE || records.length < 2)) return { container: "lines" };
  const header = file.table?.header ?? hasHeader(records);
  return { container: "csv", delimiter, header };
}

/** Names that make a single column's first cell a header rather than the first of its texts. */
const SINGLE_COLUMN_NAMES = new Set(["text", "content", "document", "prompt", "sentence", "passage"]);

const LONGEST_NAME = 100;

/**
 * Whether the first record of a table names its columns. It does not when a cell is a number, a JSON value, or longer
 * than a name would be, when two cells are equal, or when a cell occurs again in its own column: names are not values.
 */
function hasHeader(records: readonly string[][]): boolean {
  const [first, ...rest] = records;
  if (!first) return false;
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (first.length === 1) return SINGLE_COLUMN_NAMES.has(names[0]?.toLowerCase() ?? "");
  if (names.length === 0 || new Set(names).size < names.length || !names.every(isName)) return false;
  return !first.some((cell, column) => cell !== "" && rest.some((record) => record[column] === cell));
}

function isName(cell: string): boolean {
  const isJson = unpackJson(cell) !== cell;
  return cell.length <= LONGEST_NAME && Number.isNaN(Number(cell)) && !isJson && !cell.includes("\n");
}
