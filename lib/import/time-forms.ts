import { z } from "zod";
import { type Decimals, readDecimal } from "@/lib/formats/numbers";

const NAMED = ["seconds", "milliseconds", "excel", "java"] as const;
type Named = (typeof NAMED)[number];

const JAVA = "ddd MMM DD HH:mm:ss z YYYY";

/** Forms that a form offers, and that a refusal names where they fit. */
export const KNOWN_FORMS = [
  ...["DD.MM.YYYY", "MM/DD/YYYY", "DD/MM/YYYY", "YYYY/MM/DD", "DD-MM-YYYY", "MM-DD-YYYY"].flatMap((date) =>
    ["", " HH:mm", " HH:mm:ss", " h:mm A", " h:mm:ss A"].map((time) => date + time),
  ),
  "java",
  "ddd, DD MMM YYYY HH:mm:ss z",
  "MMM D, YYYY h:mm:ss A",
  "MMM D, YYYY",
] as const;

/**
 * How a file writes moments: in tokens such as `DD.MM.YYYY HH:mm`, or by a name: `excel` (days since 1900), `java`
 * (Mon May 04 10:12:12 PDT 2026), `seconds` or `milliseconds` since 1970. `zone` is that of times that name none, UTC without.
 */
export const timesSchema = z.strictObject({
  form: z
    .string()
    .min(1)
    .max(60)
    .refine((form) => isNamed(form) || isComplete(form), {
      error:
        "is no form of times; give day, month and year as in DD.MM.YYYY HH:mm, or excel, java, seconds or milliseconds",
    }),
  zone: z.string().max(60).refine(isZone, { error: "is no time zone; use a name such as Europe/Berlin" }).optional(),
});
export type Times = z.infer<typeof timesSchema>;

function isNamed(form: string): form is Named {
  return (NAMED as readonly string[]).includes(form);
}

function isComplete(form: string): boolean {
  const { parts } = compiled(form);
  return ["year", "month", "day"].every((part) => parts.includes(part as Part));
}

function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== null;
  } catch {
    return false;
  }
}

/** The moment that a text writes in a form, in milliseconds since 1970; NaN where it does not. */
export function readForm({ form, zone }: Times, text: string, decimals?: Decimals): number {
  if (!isNamed(form) || form === "java") return readTokens(form === "java" ? JAVA : form, zone, text);
  const number = readDecimal(text, decimals);
  if (form === "seconds") return number * 1000;
  if (form === "milliseconds") return number;
  // Spreadsheets count from the end of 1899, and a day too many before March 1900.
  return number > 60 ? Math.round((number - 25_569) * 86_400_000) : Number.NaN;
}

type Part = "year" | "month" | "day" | "hour" | "minute" | "second" | "fraction" | "half" | "zone" | "weekday";

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

const TOKENS: readonly [token: string, part: Part, pattern: string][] = [
  ["YYYY", "year", "\\d{4}"],
  ["YY", "year", "\\d{2}"],
  ["MMMM", "month", `(?:${MONTHS})[a-z]*`],
  ["MMM", "month", `(?:${MONTHS})[a-z]*`],
  ["MM", "month", "\\d{1,2}"],
  ["M", "month", "\\d{1,2}"],
  ["DD", "day", "\\d{1,2}"],
  ["D", "day", "\\d{1,2}"],
  ["dddd", "weekday", "[a-z]+"],
  ["ddd", "weekday", "[a-z]+"],
  ["HH", "hour", "\\d{1,2}"],
  ["H", "hour", "\\d{1,2}"],
  ["hh", "hour", "\\d{1,2}"],
  ["h", "hour", "\\d{1,2}"],
  ["mm", "minute", "\\d{2}"],
  ["ss", "second", "\\d{2}"],
  ["SSS", "fraction", "\\d{1,9}"],
  ["A", "half", "[ap]\\.?m\\.?"],
  ["Z", "zone", "z|[+-]\\d{2}:?\\d{2}"],
  ["z", "zone", "[a-z]{1,5}|[a-z]+/[a-z_/]+|[+-]\\d{2}:?\\d{2}"],
];

interface Compiled {
  pattern: RegExp;
  parts: Part[];
}

const forms = new Map<string, Compiled>();

function compiled(form: string): Compiled {
  const known = forms.get(form);
  if (known) return known;
  const parts: Part[] = [];
  let pattern = "";
  for (let at = 0; at < form.length; ) {
    const token = TOKENS.find(([name]) => form.startsWith(name, at));
    if (token) parts.push(token[1]);
    pattern += token ? `(${token[2]})` : literal(form[at] as string);
    at += token ? token[0].length : 1;
  }
  const made = { pattern: new RegExp(`^${pattern}$`, "i"), parts };
  forms.set(form, made);
  return made;
}

/** Spreadsheets write a narrow space before AM and PM. */
function literal(character: string): string {
  return /\s/.test(character) ? "\\s+" : character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function readTokens(form: string, zone: string | undefined, text: string): number {
  const { pattern, parts } = compiled(form);
  const found = pattern.exec(text.trim());
  if (!found) return Number.NaN;
  const read = (part: Part): string | undefined => found[parts.indexOf(part) + 1];
  const has = (part: Part): boolean => parts.includes(part);
  const hour = hourOf(Number(has("hour") ? read("hour") : 0), has("half") ? read("half") : undefined);
  const local = localTime(
    yearOf(read("year") ?? ""),
    monthOf(read("month") ?? ""),
    Number(read("day")),
    hour,
    Number(has("minute") ? read("minute") : 0),
    Number(has("second") ? read("second") : 0),
  );
  const fraction = has("fraction") ? Math.round(Number(`0.${read("fraction")}`) * 1000) : 0;
  return local + fraction - offsetOf(has("zone") ? read("zone") : undefined, zone, local);
}

function yearOf(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(text: string): number {
  const name = MONTHS.split("|").indexOf(text.slice(0, 3).toLowerCase());
  return name === -1 ? Number(text) : name + 1;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** The engine would read 30 February as 2 March. */
function localTime(...[year, month, day, hour, minute, second]: number[]): number {
  const ms = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  if (Number.isNaN(ms)) return ms;
  const date = new Date(ms);
  const isSameDay = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  const isSameTime = date.getUTCHours() === hour && date.getUTCMinutes() === minute && date.getUTCSeconds() === second;
  return isSameDay && isSameTime ? ms : Number.NaN;
}

/** In hours; only those that are one zone wherever they are written. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  CET: 1,
  WEST: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  JST: 9,
};

/** How far a zone is ahead of UTC, in milliseconds; NaN for a name that may be several. */
function offsetOf(written: string | undefined, zone: string | undefined, local: number): number {
  const shift = /^([+-])(\d{2}):?(\d{2})$/.exec(written ?? "");
  if (shift) return (shift[1] === "-" ? -1 : 1) * (Number(shift[2]) * 60 + Number(shift[3])) * 60_000;
  const hours = ABBREVIATIONS[(written ?? "").toUpperCase()];
  if (hours !== undefined) return hours * 3_600_000;
  if (zone !== undefined) return zoneOffset(zone, local);
  if (written === undefined) return 0;
  return written.includes("/") && isZone(written) ? zoneOffset(written, local) : Number.NaN;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** By what its clock shows at that time; asked twice, as the first answer may lie on the other side of a change of the clock. */
function zoneOffset(zone: string, local: number): number {
  if (Number.isNaN(local)) return local;
  const ahead = (ms: number) => {
    const part = Object.fromEntries(
      clockOf(zone)
        .formatToParts(ms)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day, hour, minute, second } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  };
  return ahead(local - ahead(local));
}
