import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type ShrunkRequest, takeOutCases } from "@/lib/guideline/change-requests/commands/take-out-cases";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Write = ProjectScope<"resolve:write">;

/**
 * Takes a resolution back; the case waits again. What it said stays in the history. The open change request that it went to loses the
 * case, or is declined with it; which of them is answered.
 */
export async function withdraw(scope: Write, { id }: { id: string }) {
  return transaction(async (tx) => {
    const { cases, requests } = await takeBack(tx, scope, Prisma.sql`id = ${id}::uuid`);
    if (cases === 0) return no("not-found", "There is no such resolution, or it was withdrawn already.");
    await record(tx, scope, "resolution.withdraw", id, requests, {});
    return ok({ id, requests });
  });
}

/** Takes several resolutions back at once, as far as they still stand. */
export async function withdrawSome(scope: Write, { ids }: { ids: string[] }) {
  return transaction(async (tx) => {
    const { cases, requests } = await takeBack(tx, scope, Prisma.sql`id = ANY(${ids}::uuid[])`);
    if (cases === 0) return no("not-found", "None of these stands any more.");
    await record(tx, scope, "resolution.withdraw-some", undefined, requests, { cases, ids });
    return ok({ cases, requests });
  });
}

/** Takes back what a rule settled, as far as it still stands; those cases wait again. */
export async function withdrawBatch(scope: Write, { batch }: { batch: string }) {
  return transaction(async (tx) => {
    const { cases, requests } = await takeBack(tx, scope, Prisma.sql`batch_id = ${batch}::uuid`);
    if (cases === 0) return no("not-found", "Nothing of this batch stands any more.");
    await record(tx, scope, "resolution.withdraw-batch", batch, requests, { cases });
    return ok({ cases, requests });
  });
}

async function takeBack(tx: Database, scope: Write, which: Prisma.Sql) {
  const { projectId, project, actor } = scope;
  const gone = await tx.$queryRaw<{ id: string }[]>`
    UPDATE resolution SET withdrawn_at = now(), withdrawn_by_id = ${actor.userId}::uuid
    WHERE project_id = ${projectId}::uuid AND ${which} AND withdrawn_at IS NULL RETURNING id`;
  const resolutionIds = gone.map(({ id }) => id);
  const place = { guidelineId: project.guidelineId, actorId: actor.userId, projectId };
  const requests = gone.length > 0 ? await takeOutCases(tx, { ...place, resolutionIds }) : [];
  return { cases: gone.length, requests };
}

async function record(
  tx: Database,
  scope: Write,
  action: string,
  subject: string | undefined,
  requests: readonly ShrunkRequest[],
  detail: Record<string, string[] | number>,
) {
  const idsOf = (declined: boolean) => requests.flatMap((one) => (one.declined === declined ? [one.id] : []));
  const [declined, shrunk] = [idsOf(true), idsOf(false)];
  await audit(tx, {
    stream: `project:${scope.projectId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action,
    subject,
    detail: { ...detail, ...(declined.length > 0 && { declined }), ...(shrunk.length > 0 && { shrunk }) },
  });
}
