import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import type { OpenRound } from "./claim";

/**
 * Where on a round's ring the search for the annotator's next example starts: drawn from the round's seed, the annotator and how much
 * they have had in the project, so that everybody goes through the examples (and the outputs of one prompt) in an order of their own
 * that can be drawn again.
 */
export async function seededStart(
  tx: Database,
  { projectId }: ProjectScope<"label:work">,
  annotatorId: string,
  round: Pick<OpenRound, "id" | "ring">,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ start: number }[]>`
    SELECT (('x' || left(md5(r.seed || ':' || ${annotatorId} || ':' || had.n), 12))::bit(48)::bigint % ${round.ring}::int)::int AS start
    FROM round r
    CROSS JOIN (SELECT count(*) AS n FROM assignment WHERE project_id = ${projectId}::uuid AND annotator_id = ${annotatorId}::uuid) had
    WHERE r.project_id = ${projectId}::uuid AND r.id = ${round.id}::uuid`;
  return row!.start;
}
