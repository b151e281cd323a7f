import "server-only";
import { type Actor, requireCreator } from "@/lib/auth/actor";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { ok, type Result } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import type { CreateGuideline } from "../inputs";

/** Makes a guideline with a draft; whoever made it may edit it. Throws `forbidden` where the actor may not create. */
export async function createGuideline(actor: Actor, input: CreateGuideline): Promise<Result<{ id: string }, never>> {
  requireCreator(actor);
  return transaction(async (tx) => {
    const { id } = await tx.guideline.create({
      data: {
        name: input.name,
        draftBody: input.body,
        draftCriteria: input.criteria,
        draftQualities: input.qualities,
        draftExamples: (input.examples ?? []) as Prisma.InputJsonArray,
        draftChecks: (input.checks ?? []) as Prisma.InputJsonArray,
        draftSavedById: actor.userId,
        createdById: actor.userId,
        editors: { create: { userId: actor.userId } },
      },
      select: { id: true },
    });
    await audit(tx, {
      stream: `guideline:${id}`,
      actorId: actor.userId,
      action: "guideline.create",
      detail: { name: input.name },
    });
    return ok({ id });
  });
}
