import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { IS_GOLD } from "@/lib/examples/conditions";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { LEASE_TIME } from "./claim-slot";
import { isExplained } from "./qualification/gate";

type Work = ProjectScope<"label:work">;

/** A repeat comes only after this many other examples, so that it is judged again and not remembered. */
const REPEAT_DISTANCE = 10;

/** Leases a gold example that this annotator has not had under the round's version; null where none is left. */
export async function claimGold(
  tx: Database,
  scope: Work,
  annotatorId: string,
  roundId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, rank, annotator_id, lease_token, leased_at, lease_expires_at, response_order)
    SELECT r.project_id, gen_random_uuid(), r.id, e.id, r.guideline_version_id, 'gold', 'leased', 0, ${annotatorId}::uuid, gen_random_uuid(),
           clock_timestamp(), clock_timestamp() + make_interval(mins => coalesce(r.lease_minutes, p.lease_minutes)),
           ARRAY(SELECT i FROM generate_series(0, coalesce(jsonb_array_length(e.content -> 'responses'), 0) - 1) AS i ORDER BY random())
    FROM round r JOIN project p ON p.id = r.project_id JOIN example e ON e.project_id = r.project_id
    WHERE r.project_id = ${scope.projectId}::uuid AND r.id = ${roundId}::uuid
      AND ${IS_GOLD}
      AND NOT ${isExplained(Prisma.sql`(e.project_id, e.id)`)}
      AND NOT EXISTS (SELECT 1 FROM assignment mine WHERE mine.project_id = e.project_id AND mine.example_id = e.id
                      AND mine.annotator_id = ${annotatorId}::uuid AND mine.guideline_version_id = r.guideline_version_id)
    ORDER BY random() LIMIT 1
    RETURNING id`;
  return row?.id ?? null;
}

/** Leases again an example that this annotator submitted a while ago in this round; null where there is none yet. */
export async function claimRepeat(
  tx: Database,
  scope: Work,
  annotatorId: string,
  roundId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH done AS (
      SELECT a.*, row_number() OVER (ORDER BY a.submitted_at DESC) AS ago FROM assignment a
      WHERE a.project_id = ${scope.projectId}::uuid AND a.annotator_id = ${annotatorId}::uuid AND a.round_id = ${roundId}::uuid
        AND a.state = 'submitted' AND a.kind = 'slot'
        AND a.guideline_version_id = (SELECT r.guideline_version_id FROM round r WHERE r.project_id = a.project_id AND r.id = a.round_id)
    )
    INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, pass, rank, criteria, parts, annotator_id, lease_token, leased_at, lease_expires_at, response_order)
    SELECT a.project_id, gen_random_uuid(), a.round_id, a.example_id, a.guideline_version_id, 'repeat', 'leased', 1, 0, a.criteria, a.parts, a.annotator_id, gen_random_uuid(),
           clock_timestamp(), clock_timestamp() + ${LEASE_TIME},
           ARRAY(SELECT i FROM unnest(a.response_order) AS i ORDER BY random())
    FROM done a
    WHERE a.ago > ${REPEAT_DISTANCE}::int
      AND NOT EXISTS (SELECT 1 FROM assignment again WHERE again.project_id = a.project_id AND again.example_id = a.example_id
                      AND again.annotator_id = a.annotator_id AND again.guideline_version_id = a.guideline_version_id AND again.pass > 0)
    ORDER BY random() LIMIT 1
    RETURNING id`;
  return row?.id ?? null;
}
