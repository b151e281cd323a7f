import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "./db";
import { LABELLING_CONNECTIONS } from "./priority.mjs";
import { seeingNoProject } from "./sight";

/** So long after somebody labelled people are taken to be at it. */
const AT_IT_MS = 5_000;
/** Whoever has the turn and waits for a slow reader keeps it no longer; a calculation, which nobody can slow down, may need more. */
const [MOST_MS, CALCULATION_MS] = [300, 5_000];

/** When somebody last labelled at this server, as the process in front says (scripts/web/front.mjs). */
const globals = globalThis as typeof globalThis & { touchstoneLabelledAt?: number };

/** Whether people label at this server. */
export function isLabelledHere(): boolean {
  return Date.now() - (globals.touchstoneLabelledAt ?? 0) <= AT_IT_MS;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * For a piece of long work that keeps a processor busy. While people label at this server it waits for its turn, and the next one rests as
 * long as this one took, so that all of it together takes half of one processor and leaves the rest to them; what is answered ends the
 * turn. Null, at once, while nobody labels.
 */
export async function turnBesideLabelling(mostMs = MOST_MS): Promise<(() => void) | null> {
  if (!isLabelledHere()) return null;
  const before = last;
  const over = new AbortController();
  last = before.then(async () => {
    const begun = performance.now();
    await pause(mostMs, undefined, { signal: over.signal }).catch(() => {});
    await pause(performance.now() - begun);
  });
  await before;
  return () => over.abort();
}

/** The same for a calculation as a whole. */
export const turnToCalculate = () => turnBesideLabelling(CALCULATION_MS);

/**
 * After a piece of work that kept PostgreSQL busy, for a process that neither hears of the labelling itself nor knows of others' turns:
 * rests twice as long as that took. At once where nobody labels at any server of this database.
 */
export async function restBesideLabelling(workedMs: number): Promise<void> {
  if (await isSomebodyLabelling()) await pause(2 * workedMs);
}

/** Whether people label at any server of this database. */
export async function isSomebodyLabelling(): Promise<boolean> {
  const [row] = await seeingNoProject(
    () => db().$queryRaw<{ labelling: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${LABELLING_CONNECTIONS}
        AND state_change > clock_timestamp() - make_interval(secs => ${AT_IT_MS / 1000}::float8)) AS labelling`,
  );
  return row!.labelling;
}
