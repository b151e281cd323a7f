import "server-only";
import type pg from "pg";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { copyColumns, readColumns, withPrimary, withReplica } from "@/lib/server/columns/read-columns";
import { countedRatings, type LogFilter, type Some } from "./counted";
import { extended, LOG_SPEC, type LogSpec, type Mark, type RatingLog } from "./rating-log";
import { readSessionStarts } from "./session-starts";

export interface LogInput {
  projectId: string;
  criterion: string;
  /** As it was the last time. */
  log: RatingLog | null;
}

/** The log with what came since, for a thread. Only what stands above the log's mark is read. */
export async function readLog({ projectId, criterion, log: before }: LogInput): Promise<RatingLog> {
  const { taken, writers, lsn } = await withPrimary((client) => takeMark(client, projectId));
  return withReplica(async (client) => {
    const log = before && (await holds(client, projectId, before)) ? before : null;
    const marks = [...(log?.waiting ?? []), taken];
    const upTo = (await hasReplayed(client, lsn)) ? completeUpTo(marks, writers) : 0;
    const mark = log?.mark ?? 0;
    const read = await copyColumns(
      client,
      { strings: LOG_SQL, values: [projectId, criterion, mark] },
      { id: "number", ...LOG_SPEC },
      log?.dictionaries,
    );
    return extended(log, read, Math.max(mark, upTo), marks);
  });
}

/** The ratings of a log that a filter lets through, of each the columns that are wanted; for a thread. */
export async function readCounted<Name extends keyof LogSpec>(
  log: RatingLog,
  filter: LogFilter,
  names: readonly Name[],
): Promise<Some<Name>> {
  const { examples, within } = filter;
  const read = examples && (await readColumns(examples, { id: { of: "items" } }));
  const starts =
    within && "afterMinute" in within.cut
      ? await readSessionStarts(within.projectId, new Dictionary(log.dictionaries.sessions))
      : new Float64Array();
  return countedRatings(log, filter, { examples: read?.dictionaries.items ?? null, starts }, names);
}

/** The highest mark none of whose writers is still at it. */
function completeUpTo(marks: readonly Mark[], writers: readonly string[]): number {
  const complete = marks.filter((mark) => !mark.writers.some((writer) => writers.includes(writer)));
  return complete.reduce((highest, { id }) => Math.max(highest, id), 0);
}

/** In the order of their numbers, which is the order of the primary key. */
const LOG_SQL = [
  `SELECT j.id, j.example_id, j.part, j.annotator_id, j.guideline_version_id, j.pass, j.revision, j.value_key, j.value IS NOT NULL,
     j.round_id, j.session_id, j.position, j.active_ms, j.wall_ms, j.changed,
     char_length(j.comment), j.submitted_at
   FROM judgment j
   WHERE j.project_id = `,
  "::uuid AND j.criterion_key = ",
  " AND j.id > ",
  "::bigint ORDER BY j.id",
];

/**
 * How far the project's judgments have come, and who is writing some just now. Numbers are given before a transaction commits: one that
 * is under way may hold a lower number than one that is done. Whoever writes holds the lock of `takeMarks` from before its first number
 * until it has committed, so whoever had a number below `taken` and is not done is among the writers: they are looked at after it.
 */
async function takeMark(client: pg.PoolClient, projectId: string) {
  const newest = await client.query<{ id: string | null }>("SELECT max(id) AS id FROM judgment WHERE project_id = $1", [
    projectId,
  ]);
  const writing = await client.query<{ virtualtransaction: string }>(
    `SELECT virtualtransaction FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = hashtextextended('release marks', 0)
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  const written = await client.query<{ lsn: string }>("SELECT pg_current_wal_insert_lsn() AS lsn");
  const writers = writing.rows.map(({ virtualtransaction }) => virtualtransaction);
  return { taken: { id: Number(newest.rows[0]!.id ?? 0), writers }, writers, lsn: written.rows[0]!.lsn };
}

/** Whether a replica holds what the primary had at that point; the primary itself does. */
async function hasReplayed(client: pg.PoolClient, lsn: string): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(
    "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() >= $1::pg_lsn ELSE true END AS done",
    [lsn],
  );
  return rows[0]!.done;
}

/** Whether the judgment of the log's mark is still there: a project that is being deleted, or a database put back, has lost it. */
async function holds(client: pg.PoolClient, projectId: string, { mark }: RatingLog): Promise<boolean> {
  if (mark === 0) return true;
  const { rowCount } = await client.query("SELECT 1 FROM judgment WHERE project_id = $1 AND id = $2", [
    projectId,
    mark,
  ]);
  return rowCount === 1;
}
