import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import type { Database } from "@/lib/server/db";
import type { RequestState } from "../schema";

interface HeldRequest {
  state: RequestState;
  projectId: string | null;
}

/** Locks a request that the actor may add to until the transaction ends; null where there is none. */
export async function holdRequest(tx: Database, scope: RequestScope<"file">, id: string): Promise<HeldRequest | null> {
  const filing = scope.filing.map((project) => project.id);
  const [row] = await tx.$queryRaw<HeldRequest[]>`
    SELECT state, project_id AS "projectId" FROM change_request
    WHERE id = ${id}::uuid AND guideline_id = ${scope.guidelineId}::uuid
      AND (${scope.canDecide} OR project_id IS NULL OR project_id = ANY(${filing}::uuid[]))
    FOR UPDATE`;
  return row ?? null;
}
