import { parseValue, withCategories } from "@/cli/parse-value";
import type { LongFormRow } from "@/cli/read-long-form";
import type { Level } from "@/lib/core/agreement/scale";
import type { WorkEvent } from "@/lib/core/fatigue/events";
import type { Value } from "@/lib/core/rating-table";

/**
 * Rows as work events, and the categories named beside them: a row without a value was skipped; work began `wallMs` before it
 * was submitted, at an unknown time where that is unknown. A column `words` gives the length of what had to be read.
 */
export function toEvents(
  rows: readonly LongFormRow[],
  level: Level,
  categories: readonly string[] | null = null,
): { events: WorkEvent[]; declared: Value[] | undefined } {
  const given = rows.flatMap((row) => [parseValue(row, level), parseValue({ ...row, value: row.gold }, level)]);
  const { values, declared } = withCategories(
    given.filter((value) => value !== null),
    categories,
    level,
  );
  const read = values[Symbol.iterator]();
  const next = (value: Value | null) => (value === null ? null : (read.next().value as Value));
  const known = given.map(next);
  const events = rows.map((row, e) => {
    const taken = row.wallMs ?? row.activeMs;
    return {
      annotator: row.annotator,
      item: row.example,
      value: known[2 * e]!,
      gold: known[2 * e + 1]!,
      submittedAt: seconds(row.submittedAt),
      startedAt: row.submittedAt === null || taken === null ? null : seconds(row.submittedAt - taken),
      activeSeconds: seconds(row.activeMs ?? row.wallMs),
      session: row.session,
      words: row.other.has("words") ? Number(row.other.get("words")) : null,
    };
  });
  return { events, declared };
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
