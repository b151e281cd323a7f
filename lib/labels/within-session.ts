import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { sessionCut } from "./session-cut";

/**
 * That judgment `j` was given within the part of its session that counts. What no session, place or time is recorded of counts, and so
 * does, for a minute, an answer that was given again later: it stands at its first place, of which the minute is not kept.
 */
export function isWithin(row: string, written: string): Prisma.Sql {
  const j = (name: string) => Prisma.raw(`${row}.${name}`);
  const cut = sessionCut(written);
  if ("afterPosition" in cut) return Prisma.sql`coalesce(${j("position")} <= ${cut.afterPosition}::int, true)`;
  return Prisma.sql`coalesce(${j("revision")} > 1 OR ${j("submitted_at")} - make_interval(secs => coalesce(${j("wall_ms")}, ${j("active_ms")}, 0) / 1000.0)
    - (SELECT s.started_at FROM session s WHERE s.project_id = ${j("project_id")} AND s.id = ${j("session_id")}) <= make_interval(mins => ${cut.afterMinute}::int), true)`;
}
