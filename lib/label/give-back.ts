import "server-only";
import type { z } from "zod";
import { annotatorOf, lockAnnotator } from "@/lib/assign/annotator";
import { letGo } from "@/lib/assign/let-go";
import { followPin } from "@/lib/assign/pin";
import type { ProjectScope } from "@/lib/auth/scope";
import { transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { giveBackSchema } from "./schema";

/**
 * Gives back what the caller holds and has not begun, so that others get it: nobody has skipped it, and it may come to them again. What
 * has a draft stays with them. An example that was opened again is submitted as it was, and its draft is forgotten.
 */
export async function giveBack(scope: ProjectScope<"label:work">, { leases }: z.infer<typeof giveBackSchema>) {
  const annotatorId = await annotatorOf(scope);
  const { projectId } = scope;
  return transaction(async (tx) => {
    await lockAnnotator(tx, projectId, annotatorId);
    const ids = leases.map(({ assignmentId }) => assignmentId);
    const tokens = leases.map(({ leaseToken }) => leaseToken);
    const back = await letGo(
      tx,
      projectId,
      Prisma.sql`a.annotator_id = ${annotatorId}::uuid
        AND (a.id, a.lease_token) IN (SELECT * FROM unnest(${ids}::uuid[], ${tokens}::uuid[]))
        AND (a.submitted_at IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM draft d WHERE d.project_id = a.project_id AND d.assignment_id = a.id AND d.annotator_id = a.annotator_id))`,
    );
    const given = back.map(({ id }) => id);
    await tx.draft.deleteMany({ where: { projectId, annotatorId, assignmentId: { in: given } } });
    for (const roundId of new Set(back.map((one) => one.roundId))) await followPin(tx, projectId, roundId);
    return ok({ givenBack: given });
  });
}
