const DAY_MS = 86_400_000;

/** `2026-11-29`: the day so many days after a moment, as a date field writes it. UTC, as the server counts. */
export function dayAfter(now: number, days: number): string {
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days it is to a date that a field holds; null where it holds none. */
export function daysUntil(date: string, now: number): number | null {
  const end = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(end) ? null : Math.round((end - Date.parse(`${dayAfter(now, 0)}T00:00:00Z`)) / DAY_MS);
}
