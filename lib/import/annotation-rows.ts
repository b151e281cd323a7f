import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { textProblem } from "@/lib/formats/storable";
import type { AnnotationMapping, SpanNames, ValueSource } from "./annotation-mapping";
import type { AnnotationRow } from "./annotation-row";
import { annotatorKey } from "./annotator-key";
import { type Column, type IdSource, readId, valueIn } from "./columns";
import { type Outcome, refusal } from "./import-event";
import { entriesOf } from "./record-entries";
import { withoutRivals } from "./rival-answers";
import { readClock, readDuration, readMoment } from "./times";

/** Longest external id. */
const MAX_ID = 500;
const MAX_COMMENT = 10_000;

/**
 * What one record says, answer by answer: labels, what is wrong with them, or why there is none. Every answer that the mapping names is
 * one of the three, so that all that a file holds can be counted.
 */
export function readAnnotations(mapping: AnnotationMapping, record: unknown): Outcome<AnnotationRow>[] {
  if (!isRecord(record))
    return [refusal("not-an-object", undefined, "the record is not an object; give its fields names")];
  if (mapping.skip.some(({ column, equals }) => equals.includes(String(valueIn(record, column) ?? ""))))
    return [{ leftOut: "passed-over" }];
  const entries = mapping.each === undefined ? [record] : entriesOf(record, mapping.each);
  if (!Array.isArray(entries)) return [entries];
  if (entries.length === 0) return [{ leftOut: "no-answer" }];
  return withoutRivals(
    onceEach(entries.flatMap((entry) => mapping.values.map((value) => readAnswer(mapping, entry, value)))),
  );
}

/** What is wrong with a whole record is said once, not for each of its answers. */
function onceEach(outcomes: Outcome<AnnotationRow>[]): Outcome<AnnotationRow>[] {
  const said = new Set<string>();
  return outcomes.filter((outcome) => {
    if (!("error" in outcome)) return true;
    const words = JSON.stringify(outcome.error);
    return !said.has(words) && said.add(words);
  });
}

function readAnswer(
  mapping: AnnotationMapping,
  record: Record<string, unknown>,
  source: ValueSource,
): Outcome<AnnotationRow> {
  try {
    const value = "columns" in source ? markedColumns(record, source.columns) : cellOf(record, source);
    if (value === undefined) return { leftOut: "no-answer" };
    const { criterion } = source;
    const key = "key" in criterion ? criterion.key : String(valueIn(record, criterion.column) ?? "").trim();
    const common = readCommon(mapping, record, source);
    if (key === "")
      throw new Refusal(
        "missing-field",
        "criterion",
        `column "${"column" in criterion ? criterion.column : ""}" is empty; say which criterion is answered`,
      );
    return { value: { ...common, criterion: key, ...value } };
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.code, error.field, error.message);
    throw error;
  }
}

type CellSource = Extract<ValueSource, { column: unknown }>;

/** What a cell says, in the mapping's words; `undefined` where it says nothing. */
function cellOf(
  record: Record<string, unknown>,
  { column, map, missing, separator, spans }: CellSource,
): Pick<AnnotationRow, "value" | "offsets"> | undefined {
  const value = valueIn(record, column);
  if (value === undefined || (typeof value === "string" && value.trim() === "")) return undefined;
  if (missing?.includes(String(value).trim())) return undefined;
  if (spans) return { value: renameSpans(value, spans), ...(spans.offsets === "utf-16" && { offsets: spans.offsets }) };
  return { value: mapped(separator === undefined ? value : apart(value, separator), map) };
}

/** Answers that a cell holds with something between them. */
function apart(value: unknown, separator: string): unknown {
  if (typeof value !== "string") return value;
  return value
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const MARKED = /^(1(\.0+)?|true|yes|y|t|x|✓|on)$/i;
const UNMARKED = /^(0(\.0+)?|false|no|n|f|off|)$/i;

/** The answers whose columns are marked; `undefined` where all of these are empty. */
function markedColumns(
  record: Record<string, unknown>,
  columns: Record<string, string>,
): Pick<AnnotationRow, "value"> | undefined {
  const cells = Object.entries(columns).map(([column, answer]) => {
    const text = String(valueIn(record, column) ?? "").trim();
    if (!MARKED.test(text) && !UNMARKED.test(text))
      throw new Refusal(
        "invalid-value",
        column,
        `column "${column}" holds ${JSON.stringify(text)}, which is neither a mark (1, yes, true, x) nor none (0, no, false, empty)`,
      );
    return { answer, text, isMarked: MARKED.test(text) };
  });
  if (cells.every(({ text }) => text === "")) return undefined;
  return { value: cells.filter(({ isMarked }) => isMarked).map(({ answer }) => answer) };
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
  source: ValueSource,
): Omit<AnnotationRow, "criterion" | "value"> {
  const { times, table } = mapping;
  return {
    example: required(record, "example", mapping.example),
    annotator: annotatorKey(required(record, "annotator", source.annotator ?? mapping.annotator)),
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
  if (map && Array.isArray(value)) return value.map((item: unknown) => mapped(item, map));
  if (!map || typeof value === "object") return value;
  const text = String(value).trim();
  return Object.hasOwn(map, text) ? map[text] : value;
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
  const words = span[names.text];
  return {
    start: span[names.start],
    end: names.endInclusive && typeof end === "number" ? end + 1 : end,
    label: span[names.label],
    ...(typeof words === "string" && { text: words }),
  };
}

function isPlaced(span: unknown): boolean {
  return !isRecord(span) || (typeof span.start === "number" && typeof span.end === "number");
}
