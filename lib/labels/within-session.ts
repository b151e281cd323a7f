import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type SessionCut, sessionCut } from "./session-cut";

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

/** What the same takes of the columns of a log. */
interface SessionPlaces {
  session: Int32Array;
  position: Int32Array;
  revision: Uint16Array;
  wallMs: Int32Array;
  activeMs: Int32Array;
  at: Float64Array;
}
export const WITHIN_COLUMNS = ["session", "position", "revision", "wallMs", "activeMs", "at"] as const;

/** The same of the rows of a log; `starts` says when the sessions of its codes began, in milliseconds. */
export function withinRows(cut: SessionCut, starts: Float64Array) {
  return ({ session, position, revision, wallMs, activeMs, at }: SessionPlaces, t: number): boolean => {
    if ("afterPosition" in cut) return position[t]! <= cut.afterPosition;
    if (revision[t]! > 1 || session[t]! < 0) return true;
    const taken = wallMs[t]! >= 0 ? wallMs[t]! : Math.max(0, activeMs[t]!);
    return !(at[t]! - taken - starts[session[t]!]! > cut.afterMinute * 60_000);
  };
}
