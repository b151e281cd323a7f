/** How long a period is; all begin at midnight UTC, a week on its Monday. */
export const UNITS = ["day", "week", "month", "year"] as const;
export type Unit = (typeof UNITS)[number];

/** From one moment until before another, in milliseconds since 1970. */
export interface Period {
  from: number;
  to: number;
}

const MOST_PERIODS = 24;

/** The shortest periods that cover all times without being more than two dozen; years may be more. */
export function periodsOver(times: ArrayLike<number>): { unit: Unit; periods: Period[] } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < times.length; k++) [first, last] = [Math.min(first, times[k]!), Math.max(last, times[k]!)];
  if (first > last) return { unit: "day", periods: [] };
  const unit = UNITS.find((one) => countPeriods(one, first, last) <= MOST_PERIODS) ?? "year";
  const periods: Period[] = [];
  for (let from = startOf(unit, first); from <= last; from = next(unit, from))
    periods.push({ from, to: next(unit, from) });
  return { unit, periods };
}

const DAY_MS = 86_400_000;
/** The first Monday. */
const MONDAY = 4 * DAY_MS;

function startOf(unit: Unit, time: number): number {
  const date = new Date(time);
  if (unit === "day") return Math.floor(time / DAY_MS) * DAY_MS;
  if (unit === "week") return Math.floor((time - MONDAY) / (7 * DAY_MS)) * 7 * DAY_MS + MONDAY;
  return Date.UTC(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0);
}

function next(unit: Unit, from: number): number {
  const date = new Date(from);
  if (unit === "day") return from + DAY_MS;
  if (unit === "week") return from + 7 * DAY_MS;
  return unit === "month"
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
    : Date.UTC(date.getUTCFullYear() + 1, 0);
}

function countPeriods(unit: Unit, first: number, last: number): number {
  const [a, b] = [new Date(startOf(unit, first)), new Date(startOf(unit, last))];
  if (unit === "day" || unit === "week")
    return (b.getTime() - a.getTime()) / (unit === "day" ? DAY_MS : 7 * DAY_MS) + 1;
  const years = b.getUTCFullYear() - a.getUTCFullYear();
  return (unit === "year" ? years : years * 12 + b.getUTCMonth() - a.getUTCMonth()) + 1;
}
