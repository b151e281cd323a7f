import { readDecimal } from "./decimal";

type Read<Value> = { ok: true; value: Value | undefined } | { ok: false; message: string };

const DAY_MS = 86_400_000;
/** Epoch numbers from here on are milliseconds: as seconds they would lie after the year 5000. */
const FIRST_MILLISECONDS = 1e11;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A moment in ISO 8601 (UTC where no zone is given) or as seconds or milliseconds since 1970; as ISO 8601 in UTC. */
export function readMoment(value: unknown): Read<string> {
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const text = String(value).trim();
  const ms = /^\d+(\.\d+)?$/.test(text) ? fromEpoch(Number(text)) : fromIso(text);
  if (Number.isNaN(ms) || ms < 0 || ms > Date.UTC(2200, 0)) {
    return {
      ok: false,
      message: `${JSON.stringify(value)} is not a moment; use 2026-03-01T12:00:00Z or seconds since 1970`,
    };
  }
  return { ok: true, value: new Date(ms).toISOString() };
}

function fromEpoch(number: number): number {
  return number < FIRST_MILLISECONDS ? number * 1000 : number;
}

function fromIso(text: string): number {
  const zone = ISO.exec(text);
  if (!zone) return Number.NaN;
  // The engine would read 30 February as 2 March.
  const midnight = Date.parse(`${text.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(text.slice(0, 10))) return Number.NaN;
  const withTime = text.length > 10 ? text.replace(" ", "T") : `${text}T00:00`;
  return Date.parse(zone[1] ? withTime : `${withTime}Z`);
}

/** A duration in whole milliseconds, at most a day. */
export function readDuration(value: unknown, unit: "ms" | "s"): Read<number> {
  if (value === undefined || value === "") return { ok: true, value: undefined };
  const number = typeof value === "number" ? value : readDecimal(String(value));
  const ms = Math.round(unit === "s" ? number * 1000 : number);
  if (!Number.isFinite(ms) || ms < 0 || ms > DAY_MS)
    return { ok: false, message: `${JSON.stringify(value)} is not a duration between 0 and 24 hours` };
  return { ok: true, value: ms };
}
