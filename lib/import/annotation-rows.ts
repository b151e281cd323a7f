import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { Decimals } from "@/lib/formats/numbers";
import type { RecordError } from "@/lib/formats/record";
import { textProblem } from "@/lib/formats/storable";
import type { AnnotationMapping, SpanNames } from "./annotation-mapping";
import { type Column, type IdSource, readId, valueIn } from "./columns";
import { readClock, readDuration, readMoment } from "./times";

/** One label as a file gives it; the value is still as it stood there. */
export interface AnnotationRow {
  example: string;
  annotator: string;
  criterion: string;
  value: unknown;
  submittedAt?: string;
  activeMs?: number;
  wallMs?: number;
  session?: string;
  guidelineVersion?: number;
  comment?: string;
  /** How the file writes numbers, where not with a decimal point. */
  decimals?: Decimals;
}

type ReadAnnotations = { ok: true; rows: AnnotationRow[] } | ({ ok: false } & RecordError);

/** Longest external id. */
const MAX_ID = 500;
const MAX_COMMENT = 10_000;

/** The labels of one record: none where it is to be left out or every value is empty, several where the file is wide. */
export function readAnnotations(mapping: AnnotationMapping, record: unknown): ReadAnnotations {
  if (!isRecord(record))
    return refuse("not-an-object", undefined, "the record is not an object; give its fields names");
  if (mapping.skip.some(({ column, equals }) => equals.includes(String(valueIn(record, column) ?? ""))))
    return { ok: true, rows: [] };
  try {
    const common = readCommon(mapping, record);
    const rows = mapping.values.flatMap(({ column, criterion, map, missing, spans }): AnnotationRow[] => {
      const value = valueIn(record, column);
      if (value === undefined || (typeof value === "string" && value.trim() === "")) return [];
      if (missing?.includes(String(value).trim())) return [];
      const key = "key" in criterion ? criterion.key : String(valueIn(record, criterion.column) ?? "").trim();
      if (key === "")
        throw new Refusal(
          "missing-field",
          "criterion",
          `column "${"column" in criterion ? criterion.column : ""}" is empty; say which criterion is answered`,
        );
      return [{ ...common, criterion: key, value: spans ? renameSpans(value, spans) : mapped(value, map) }];
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, error.field, error.message);
    throw error;
  }
}

class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

function readCommon(
  mapping: AnnotationMapping,
  record: Record<string, unknown>,
): Omit<AnnotationRow, "criterion" | "value"> {
  const { times, table } = mapping;
  return {
    example: required(record, "example", mapping.example),
    annotator: required(record, "annotator", mapping.annotator),
    session: mapping.session === null ? undefined : optional(record, "session", mapping.session),
    submittedAt: timed("submittedAt", readMoment(valueIn(record, mapping.submittedAt), times, table?.decimals)),
    activeMs: duration(mapping, record, "activeMs"),
    wallMs: duration(mapping, record, "wallMs"),
    guidelineVersion: versionNumber(record, mapping.guidelineVersion),
    comment: commentText(record, mapping.comment),
    ...(mapping.table?.decimals === "comma" && { decimals: "comma" as const }),
  };
}

function duration(
  mapping: AnnotationMapping,
  record: Record<string, unknown>,
  field: "activeMs" | "wallMs",
): number | undefined {
  const source = mapping[field];
  const decimals = mapping.table?.decimals;
  if (source === null) return undefined;
  if ("unit" in source) return timed(field, readDuration(valueIn(record, source.column), source.unit, decimals));
  const [from, to] = [source.from, source.to].map((column) =>
    timed(field, readClock(valueIn(record, column), mapping.times, decimals)),
  );
  if (from === undefined || to === undefined) return undefined;
  return timed(field, readDuration(Date.parse(to) - Date.parse(from), "ms"));
}

function required(record: Record<string, unknown>, field: string, source: IdSource): string {
  const text = optional(record, field, source);
  if (text === undefined)
    throw new Refusal(
      "missing-field",
      field,
      `${field} is empty or its column is missing; every label names its ${field}`,
    );
  return text;
}

function optional(record: Record<string, unknown>, field: string, source: IdSource): string | undefined {
  const read = readId(record, source);
  if (!read.ok) throw new Refusal("invalid-field", field, read.message);
  if (read.text === undefined) return undefined;
  const problem = read.text.length > MAX_ID ? `is longer than ${MAX_ID} characters` : textProblem(read.text);
  if (problem) throw new Refusal("invalid-field", field, `${field} ${problem}`);
  return read.text;
}

function timed<Value>(
  field: string,
  read: { ok: true; value: Value | undefined } | { ok: false; message: string },
): Value | undefined {
  if (!read.ok) throw new Refusal("invalid-field", field, `${field} ${read.message}`);
  return read.value;
}

function versionNumber(
  record: Record<string, unknown>,
  source: AnnotationMapping["guidelineVersion"],
): number | undefined {
  if (typeof source === "object" && source !== null && "constant" in source) return source.constant;
  const { column, map } = typeof source === "object" && source !== null ? source : { column: source, map: undefined };
  const value = valueIn(record, column);
  if (value === undefined || value === "") return undefined;
  const text = String(value).trim();
  const number = map && Object.hasOwn(map, text) ? map[text]! : Number(text.replace(/^v/i, ""));
  if (!Number.isInteger(number) || number < 1)
    throw new Refusal(
      "invalid-field",
      "guidelineVersion",
      `guidelineVersion ${JSON.stringify(value)} is not the number of a version; map it to one`,
    );
  return number;
}

function commentText(record: Record<string, unknown>, column: Column | null): string | undefined {
  const value = valueIn(record, column);
  if (value === undefined || value === "") return undefined;
  const text = String(value);
  const problem =
    text.length > MAX_COMMENT ? `is longer than ${MAX_COMMENT.toLocaleString("en")} characters` : textProblem(text);
  if (problem) throw new Refusal("invalid-field", "comment", `comment ${problem}`);
  return text;
}

function mapped(value: unknown, map: Record<string, string> | undefined): unknown {
  if (!map || typeof value === "object") return value;
  const text = String(value).trim();
  return Object.hasOwn(map, text) ? map[text] : value;
}

function refuse(code: string, field: string | undefined, message: string): ReadAnnotations {
  return { ok: false, code, message, ...(field !== undefined && { field }) };
}

/** A list of spans under a file's own names as `{start, end, label}`, end exclusive. What is no such list stays as it is. */
function renameSpans(value: unknown, names: SpanNames): unknown {
  const list = unpackJson(value);
  if (!Array.isArray(list)) return list;
  const spans = list.map((item: unknown) => (isRecord(item) ? rename(item, names) : item));
  return names.unplaced === "drop" ? spans.filter(isPlaced) : spans;
}

function rename(span: Record<string, unknown>, names: SpanNames) {
  const end = span[names.end];
  return {
    start: span[names.start],
    end: names.endInclusive && typeof end === "number" ? end + 1 : end,
    label: span[names.label],
  };
}

function isPlaced(span: unknown): boolean {
  return !isRecord(span) || (typeof span.start === "number" && typeof span.end === "number");
}
