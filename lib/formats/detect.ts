import type { CsvOptions } from "@/lib/formats/csv";
import { cutSample, saidDelimiter, sniffDelimiter } from "@/lib/formats/delimiter";
import { refuseEncoding, withoutBom } from "@/lib/formats/encoding";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { findRecordList } from "@/lib/formats/json-wrapper";
import { CR, lineEndOf } from "@/lib/formats/line-window";
import { beginsWithTurn } from "@/lib/formats/lone-turn";
import { markdownStart } from "@/lib/formats/markdown-table";
import type { RecordError } from "@/lib/formats/record";
import { findTable } from "@/lib/formats/table-start";

/** How a text file holds its records: a JSON value per line, a JSON document, a table, or a plain text per line. */
export type Container =
  | { container: "ndjson" | "json" | "lines" }
  | ({ container: "csv" } & CsvOptions)
  | { container: "markdown"; start: number };

export type Detection = ({ ok: true } & Container) | ({ ok: false } & RecordError);

/** How much of the beginning of a file is looked at. */
export const HEAD_BYTES = 1_000_000;

export interface FileHead {
  /** The first bytes, at most `HEAD_BYTES`. */
  head: Uint8Array;
  /** Whether `head` is the whole file. */
  isComplete: boolean;
  fileName?: string;
  contentType?: string;
  /** What the user said about a table; makes the file one. */
  table?: Partial<Pick<CsvOptions, "delimiter" | "header" | "start">>;
}

/** A table must explain this share of a sample that is not called one, so that prose is not cut at its commas (nor a single line). */
const TABLE_SHARE = 0.8;

/** Judges a text file by its first bytes, with its name and content type as hints. What is no UTF-8 text is refused by name. */
export function detectFormat(file: FileHead): Detection {
  const unreadable = refuseEncoding(file.head);
  if (unreadable) return { ok: false, ...unreadable };
  const head = Buffer.from(withoutBom(file.head));
  const text = head.toString("latin1").trimStart();
  if (text === "") return { ok: false, code: "empty-file", message: "the file is empty; choose one with records" };
  if (/^<(?:!doctype|html|table|\?xml)\b/i.test(text))
    return { ok: false, code: "not-text", message: "the file is HTML or XML; save its table as CSV or .xlsx" };
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
  if (table.delimiter !== undefined || table.header !== undefined || table.start !== undefined) return "csv";
  const hints = `${fileName.toLowerCase().replace(/\.gz$/, "")}\n${contentType.toLowerCase().split(";", 1)[0]}`;
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
  const { delimiter: fixed, header, start } = file.table ?? {};
  const markdown = fixed === undefined ? markdownStart(head.toString("utf8")) : null;
  if (markdown !== null) return { container: "markdown", start: markdown };
  const said = saidDelimiter(head);
  const sample = { head, isComplete: file.isComplete, isTable: hint === "csv" || said !== undefined };
  const known = fixed ?? said;
  const { delimiter, share, records } = known ? cutSample(sample, known) : sniffDelimiter(sample);
  if (!sample.isTable && (share < TABLE_SHARE || records.length < 2)) return { container: "lines" };
  const first = start ?? (said === undefined ? 1 : 2);
  const table = findTable(records.filter(({ line }) => line >= first));
  if (start !== undefined) table.start = start;
  if (header === false) table.start = first;
  return { container: "csv", delimiter, ...table, header: header ?? table.header };
}
