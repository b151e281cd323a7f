import "server-only";
import { type AnchorCheck, type AnchorFile, checkAnchors } from "./audit-anchor";
import { db } from "./db";
import { Prisma } from "./generated/prisma/client";
import { seeingAll } from "./sight";

/** What is wrong with one stream. */
export interface StreamFault {
  stream: string;
  /** Whose log it is, where that still stands. */
  name: string | null;
  /** How many entries there are. */
  entries: number;
  /** The first entry that does not follow from the one before it, or is not as it was written. */
  broken: { number: number; at: Date } | null;
  /** Entries that stood there at an anchor, and are behind the stream's end now. */
  missing: { from: number; to: number; anchoredAt: Date } | null;
  /** The first entry that was another one at an anchor, though the chain may hold: it was written anew. */
  replaced: { number: number; anchoredAt: Date } | null;
}

export interface AuditCheck {
  streams: number;
  entries: number;
  faults: StreamFault[];
  anchors: AnchorCheck;
}

/** All streams, or those of one project: its own, its guideline's, its annotators' work. */
export const ALL_STREAMS = Prisma.sql`true`;
export function streamsOfProject({ projectId, guidelineId }: { projectId: string; guidelineId: string }): Prisma.Sql {
  return Prisma.sql`(stream IN (${`project:${projectId}`}, ${`guideline:${guidelineId}`}) OR starts_with(stream, ${`work:${projectId}:`}))`;
}

/** Computes every hash of the streams anew, and holds their ends against all anchors. */
export async function checkStreams(which: Prisma.Sql): Promise<AuditCheck> {
  // The anchors first: what an anchor saw stands in every later reading of the log.
  const anchors = await checkAnchors();
  return { ...(await judge(which, Prisma.sql`SELECT at, stream, number, hash FROM audit_anchored`)), anchors };
}

/** The same of the whole log, against one anchor that was kept elsewhere. */
export async function checkAgainst({ at, heads }: AnchorFile): Promise<StreamFault[]> {
  const kept = Prisma.sql`SELECT ${at}::timestamptz AS at, h.* FROM audit_heads(${JSON.stringify(heads)}::jsonb) h`;
  return (await judge(ALL_STREAMS, kept)).faults;
}

interface Row {
  stream: string;
  entries: number;
  brokenAt: number | null;
  brokenWhen: Date;
  last: number;
  until: number | null;
  seenAt: Date;
  otherAt: number | null;
  otherSeenAt: Date;
}

async function judge(which: Prisma.Sql, anchored: Prisma.Sql): Promise<Omit<AuditCheck, "anchors">> {
  const rows = await db().$queryRaw<Row[]>`
    WITH streams AS (
      SELECT stream, count(*)::int AS entries, max(number) AS last FROM audit_entry WHERE ${which} GROUP BY stream
    ), broken AS (
      SELECT DISTINCT ON (stream) stream, number, e.at FROM audit_broken JOIN audit_entry e USING (stream, number)
      WHERE ${which} ORDER BY stream, number
    ), seen AS (
      SELECT a.*, e.hash <> a.hash AS other
      FROM (SELECT * FROM (${anchored}) given WHERE ${which}) a LEFT JOIN audit_entry e USING (stream, number)
    ), furthest AS (
      SELECT DISTINCT ON (stream) stream, number, at FROM seen ORDER BY stream, number DESC, at DESC
    ), replaced AS (
      SELECT DISTINCT ON (stream) stream, number, at FROM seen WHERE other ORDER BY stream, number, at
    )
    SELECT stream, coalesce(s.entries, 0) AS entries, coalesce(s.last, 0) AS last, b.number AS "brokenAt", b.at AS "brokenWhen",
           f.number AS until, f.at AS "seenAt", r.number AS "otherAt", r.at AS "otherSeenAt"
    FROM streams s FULL JOIN furthest f USING (stream) LEFT JOIN broken b USING (stream) LEFT JOIN replaced r USING (stream)
    ORDER BY 1`;
  const faulty = rows.flatMap((row) => {
    const { stream, entries, last, brokenAt, until, otherAt } = row;
    const fault = {
      stream,
      entries,
      broken: brokenAt === null ? null : { number: brokenAt, at: row.brokenWhen },
      missing: until !== null && until > last ? { from: last + 1, to: until, anchoredAt: row.seenAt } : null,
      replaced: otherAt === null ? null : { number: otherAt, anchoredAt: row.otherSeenAt },
    };
    return fault.broken || fault.missing || fault.replaced ? [fault] : [];
  });
  const names = await namesOf(faulty.map(({ stream }) => stream));
  return {
    streams: rows.filter(({ entries }) => entries > 0).length,
    entries: rows.reduce((sum, { entries }) => sum + entries, 0),
    faults: faulty.map((fault) => ({ ...fault, name: names.get(fault.stream) ?? null })),
  };
}

async function namesOf(streams: string[]): Promise<Map<string, string>> {
  if (streams.length === 0) return new Map();
  const rows = await seeingAll(
    "audit",
    () => db().$queryRaw<{ stream: string; name: string | null }[]>`
    SELECT s.stream, coalesce(p.name, g.name, n.name) AS name FROM unnest(${streams}::text[]) s (stream)
    LEFT JOIN project p ON s.stream = 'project:' || p.id
    LEFT JOIN guideline g ON s.stream = 'guideline:' || g.id
    LEFT JOIN annotator n ON s.stream = 'work:' || n.project_id || ':' || n.id`,
  );
  return new Map(rows.flatMap(({ stream, name }) => (name === null ? [] : [[stream, name]])));
}
