import type { RecordError } from "@/lib/formats/record";
import { textProblem } from "@/lib/formats/storable";
import type { AnnotationMapping } from "@/lib/import/annotation-mapping";
import { type Column, readId, valueIn } from "@/lib/import/columns";
import { type Read, readDuration, readTime } from "@/lib/import/times";

/** What is known about how a judgment came to be. */
export interface Circumstances {
  /** ISO 8601, UTC. */
  submittedAt?: string;
  activeMs?: number;
  wallMs?: number;
  session?: string;
  /** Place in the session, from 1. */
  position?: number;
  guidelineVersion?: number;
  /** 1 for the first answer, counting up when it was changed. */
  revision?: number;
  comment?: string;
}

type Row = Readonly<Record<string, unknown>>;

const LONGEST_COMMENT = 20_000;

/** Reads the optional parts of a judgment that a mapping names; empty cells count as absent. */
export function readCircumstances(record: Row, mapping: AnnotationMapping): Circumstances | RecordError {
  const reads: Record<keyof Circumstances, Read<string | number> | undefined> = {
    submittedAt: ifMapped(mapping.submittedAt, (source) => readTime(record, source)),
    activeMs: ifMapped(mapping.activeMs, (source) => readDuration(record, source)),
    wallMs: ifMapped(mapping.wallMs, (source) => readDuration(record, source)),
    session: ifMapped(mapping.session, (source) => toRead(readId(record, source))),
    position: ifMapped(mapping.position, (source) => readCount(record, source)),
    guidelineVersion: ifMapped(mapping.guidelineVersion, (source) => readVersion(record, source)),
    revision: ifMapped(mapping.revision, (source) => readCount(record, source)),
    comment: ifMapped(mapping.comment, (source) => readComment(record, source)),
  };
  const circumstances: Record<string, unknown> = {};
  for (const [field, read] of Object.entries(reads)) {
    if (read?.ok === false) return { code: "invalid-field", field, message: `"${field}" ${read.message}` };
    if (read?.value !== undefined) circumstances[field] = read.value;
  }
  return circumstances;
}

function ifMapped<Source, Value>(source: Source | undefined, read: (source: Source) => Read<Value>) {
  return source === undefined ? undefined : read(source);
}

function toRead(read: ReturnType<typeof readId>): Read<string> {
  if (!read.ok) return read;
  const problem = read.text === undefined ? null : textProblem(read.text);
  return problem ? { ok: false, message: problem } : { ok: true, value: read.text };
}

function readVersion(record: Row, source: NonNullable<AnnotationMapping["guidelineVersion"]>): Read<number> {
  if (typeof source !== "object") return readCount(record, source);
  if ("constant" in source) return { ok: true, value: source.constant };
  const name = String(valueIn(record, source.column) ?? "");
  return Object.hasOwn(source.map, name) ? { ok: true, value: source.map[name] } : readCount(record, source.column);
}

/** A whole number from 1, as the database's 32-bit integers hold it. */
function readCount(record: Row, column: Column): Read<number> {
  const value = valueIn(record, column) ?? "";
  if (value === "") return { ok: true, value: undefined };
  const count = Number(String(value).trim());
  return Number.isInteger(count) && count >= 1 && count < 2 ** 31
    ? { ok: true, value: count }
    : { ok: false, message: `must be a whole number from 1, not ${JSON.stringify(String(value).slice(0, 60))}` };
}

function readComment(record: Row, column: Column): Read<string> {
  const value = valueIn(record, column) ?? "";
  if (value === "") return { ok: true, value: undefined };
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const problem = text.length > LONGEST_COMMENT ? `is longer than ${LONGEST_COMMENT} characters` : textProblem(text);
  return problem ? { ok: false, message: problem } : { ok: true, value: text };
}
