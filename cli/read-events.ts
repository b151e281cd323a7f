import { numbersWherePossible, parseValue } from "@/cli/parse-value";
import type { LongFormRow } from "@/cli/read-long-form";
import type { Level } from "@/lib/core/agreement/scale";
import type { WorkEvent } from "@/lib/core/fatigue/events";
import type { Value } from "@/lib/core/rating-table";

/**
 * Rows as work events: a row without a value was skipped; work began `wallMs` before it was submitted. A column `words`
 * gives the length of what had to be read.
 */
export function toEvents(rows: readonly LongFormRow[], level: Level): WorkEvent[] {
  const values = rows.map((row) => parseValue(row, level));
  const golds = rows.map((row) => parseValue({ ...row, value: row.gold }, level));
  const given = [...values, ...golds].filter((value) => value !== null);
  const read = numbersWherePossible(given, level)[Symbol.iterator]();
  const next = (value: Value | null) => (value === null ? null : (read.next().value as Value));
  const readValues = values.map(next);
  const readGolds = golds.map(next);
  return rows.map((row, e) => ({
    annotator: row.annotator,
    item: row.example,
    value: readValues[e]!,
    gold: readGolds[e]!,
    submittedAt: seconds(row.submittedAt),
    startedAt: row.submittedAt === null ? null : seconds(row.submittedAt - (row.wallMs ?? row.activeMs ?? 0)),
    activeSeconds: seconds(row.activeMs ?? row.wallMs),
    session: row.session,
    words: row.other.has("words") ? Number(row.other.get("words")) : null,
  }));
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
