import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isFreeFor, type Who } from "./place-for";

/** Counting stops here: beyond it "many" is all that one needs to know. */
export const MOST_WAITING = 1000;
/** Open places of one example that are looked at before counting may fall short of the true number. */
const MOST_PLACES = 5;

/**
 * How many examples the annotator could label now, as far as {@link MOST_WAITING}: what `claimNext` would give them, and what they hold
 * and have not submitted. SQL; `version` is the pinned one.
 */
export function examplesWaiting(who: Who): Prisma.Sql {
  const { project, annotator, version } = who;
  return Prisma.sql`(
    SELECT least(count(DISTINCT waiting.example_id), ${MOST_WAITING}::int)::int FROM (
      SELECT a.example_id FROM assignment a JOIN round ro ON ro.project_id = a.project_id AND ro.id = a.round_id AND ro.state = 'open'
      WHERE a.project_id = ${project} AND a.kind = 'slot' AND a.state IN ('open', 'leased') AND a.submitted_at IS NULL
        AND (a.annotator_id = ${annotator}
             OR ro.guideline_version_id = ${version} AND ${isFreeFor(who)})
        AND (NOT EXISTS (SELECT 1 FROM round_annotator ra WHERE ra.project_id = ro.project_id AND ra.round_id = ro.id)
             OR EXISTS (SELECT 1 FROM round_annotator ra
                        WHERE ra.project_id = ro.project_id AND ra.round_id = ro.id AND ra.annotator_id = ${annotator}))
      LIMIT ${MOST_WAITING * MOST_PLACES}::int) waiting)`;
}
