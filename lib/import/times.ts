import type { DurationSource, TimeSource } from "@/lib/import/annotation-mapping";
import { type Column, valueIn } from "@/lib/import/columns";

/** A value that was read, `undefined` when the record has none, or what is wrong with it. */
export type Read<Value> = { ok: true; value: Value | undefined } | { ok: false; message: string };

type Row = Readonly<Record<string, unknown>>;
type TimeFormat = "auto" | "iso" | "epoch-s" | "epoch-ms";

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Above this, a number of the present century counts milliseconds since 1970: in seconds it would be the year 5138. */
const SMALLEST_EPOCH_MS = 1e11;
const LATEST = Date.UTC(2200, 0);
/** The database holds milliseconds in 32 bits: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * A moment as ISO 8601 in UTC, with milliseconds. Reads ISO 8601 (a space may stand for the T; without an offset it is
 * taken as UTC, never as the server's own time zone) and seconds or milliseconds since 1970.
 */
export function readTime(row: Row, source: TimeSource): Read<string> {
  const moment = readMoment(row, source);
  if (!moment.ok || moment.value === undefined) return moment as Read<string>;
  return { ok: true, value: new Date(moment.value).toISOString() };
}

/** A length of time in whole milliseconds, never negative. */
export function readDuration(row: Row, source: DurationSource): Read<number> {
  const length = typeof source === "object" && "from" in source ? readDistance(row, source) : readLength(row, source);
  if (!length.ok || length.value === undefined) return length;
  const milliseconds = Math.round(length.value);
  if (milliseconds < 0) return { ok: false, message: "is negative" };
  if (milliseconds > LONGEST_MS) return { ok: false, message: "is longer than 24 days; check its unit" };
  return { ok: true, value: milliseconds };
}

function readDistance(row: Row, { from, to }: { from: TimeSource; to: TimeSource }): Read<number> {
  const start = readMoment(row, from);
  const end = readMoment(row, to);
  if (!start.ok) return start;
  if (!end.ok || start.value === undefined || end.value === undefined)
    return end.ok ? { ok: true, value: undefined } : end;
  return { ok: true, value: end.value - start.value };
}

function readLength(row: Row, source: Column | { column: Column; unit: "ms" | "s" }): Read<number> {
  const { column, unit } = typeof source === "object" ? source : { column: source, unit: "ms" };
  const value = valueIn(row, column);
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const text = String(value).trim();
  if (!NUMBER.test(text)) return { ok: false, message: `is not a number: ${quote(text)}` };
  return { ok: true, value: Number(text) * (unit === "s" ? 1000 : 1) };
}

/** Milliseconds since 1970. */
function readMoment(row: Row, source: TimeSource): Read<number> {
  const { column, format } = typeof source === "object" ? source : { column: source, format: "auto" as const };
  const value = valueIn(row, column);
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const text = String(value).trim();
  const moment = NUMBER.test(text) && format !== "iso" ? fromEpoch(Number(text), format) : fromIso(text, format);
  if (Number.isNaN(moment)) {
    return { ok: false, message: `is not a time: ${quote(text)}; use ISO 8601 such as 2026-05-01T12:30:00Z` };
  }
  if (moment < 0 || moment > LATEST)
    return { ok: false, message: `is outside of 1970 to 2200: ${quote(text)}; check its unit` };
  return { ok: true, value: moment };
}

function fromEpoch(number: number, format: TimeFormat): number {
  const isSeconds = format === "epoch-s" || (format === "auto" && Math.abs(number) < SMALLEST_EPOCH_MS);
  return Math.round(isSeconds ? number * 1000 : number);
}

function fromIso(text: string, format: TimeFormat): number {
  const [, date, time = "00:00", seconds = ":00", offset = "Z"] = ISO.exec(text) ?? [];
  if (date === undefined || format === "epoch-s" || format === "epoch-ms") return Number.NaN;
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  // The engine would read 30 February as 2 March.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return Number.NaN;
  return Date.parse(`${date}T${time}${seconds.replace(",", ".")}${zone}`);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
