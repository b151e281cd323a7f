import { type Decimals, readDecimal } from "@/lib/formats/numbers";
import { KNOWN_FORMS, readForm, type Times } from "./time-forms";

type Read<Value> = { ok: true; value: Value | undefined } | { ok: false; message: string };

const DAY_MS = 86_400_000;
/** Epoch numbers from here on are milliseconds: as seconds they would lie after the year 5000. */
const FIRST_MILLISECONDS = 1e11;
/** Smaller ones are something else: the days that a spreadsheet counts, or 20260501. */
const FIRST_SECONDS = 1e8;
const LAST = Date.UTC(2200, 0);
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment as ISO 8601 in UTC: read from ISO 8601 (UTC where no zone is given), from seconds or milliseconds since 1970, told
 * apart by their size, or from the form that the mapping says. Day and month are never guessed.
 */
export function readMoment(value: unknown, times?: Times, decimals?: Decimals): Read<string> {
  const read = readClock(value, times, decimals);
  const isOther = times === undefined && isNumber(value) && Number(value) < FIRST_SECONDS;
  return read.ok && isOther ? refuse(value, times) : read;
}

/** The same for one of two moments between which a time passed: clocks may begin at 0. */
export function readClock(value: unknown, times?: Times, decimals?: Decimals): Read<string> {
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const ms = msOf(String(value).trim(), times, decimals);
  return ms >= 0 && ms <= LAST ? { ok: true, value: new Date(ms).toISOString() } : refuse(value, times);
}

function msOf(text: string, times: Times | undefined, decimals?: Decimals): number {
  const iso = fromIso(text);
  if (!Number.isNaN(iso)) return iso;
  return times ? readForm(times, text, decimals) : fromEpoch(text);
}

function refuse(value: unknown, times: Times | undefined): { ok: false; message: string } {
  const text = String(value).trim();
  return { ok: false, message: `${JSON.stringify(value)} is not a moment; use ${remedy(text, times)}` };
}

function remedy(text: string, times: Times | undefined): string {
  if (times) {
    const zone = /\b[A-Z]{2,5}\b/.test(text) && !times.zone ? ', with "zone" where its zone is unknown' : "";
    return `the form ${times.form} that the mapping says${zone}, or 2026-03-01T12:00:00Z`;
  }
  const usual = "2026-03-01T12:00:00Z or seconds since 1970";
  if (isNumber(text.replace(",", ".")))
    return `${usual}; where it counts something else, the mapping says so: "times": {"form": "excel"}, "seconds" or "milliseconds"`;
  const forms = formsOf([text]).map((form) => JSON.stringify({ form }));
  return forms.length === 0 ? usual : `${usual}, or say its form in the mapping: "times": ${forms.join(" or ")}`;
}

/** The forms in which all of these texts are moments; none for those that need no form. */
export function formsOf(texts: readonly string[]): string[] {
  const isKnown = (times?: Times) => texts.every((text) => !Number.isNaN(msOf(text.trim(), times)));
  return texts.length === 0 || isKnown() ? [] : KNOWN_FORMS.filter((form) => isKnown({ form, zone: "UTC" }));
}

function isNumber(value: unknown): boolean {
  return /^\d+(\.\d+)?$/.test(String(value).trim());
}

function fromEpoch(text: string): number {
  if (!isNumber(text)) return Number.NaN;
  const number = Number(text);
  return number < FIRST_MILLISECONDS ? number * 1000 : number;
}

function fromIso(text: string): number {
  const zone = ISO.exec(text);
  if (!zone) return Number.NaN;
  // The engine would read 30 February as 2 March.
  const midnight = Date.parse(`${text.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(text.slice(0, 10))) return Number.NaN;
  const withTime = text.length > 10 ? text.replace(" ", "T").replace(" ", "") : `${text}T00:00`;
  return Date.parse(zone[1] ? withTime : `${withTime}Z`);
}

/** A duration in whole milliseconds, at most a day. */
export function readDuration(value: unknown, unit: "ms" | "s", decimals?: Decimals): Read<number> {
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const number = typeof value === "number" ? value : readDecimal(String(value), decimals);
  const ms = Math.round(unit === "s" ? number * 1000 : number);
  if (!Number.isFinite(ms) || ms < 0 || ms > DAY_MS)
    return { ok: false, message: `${JSON.stringify(value)} is not a duration between 0 and 24 hours` };
  return { ok: true, value: ms };
}
