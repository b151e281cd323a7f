import "server-only";
import { v7 } from "uuid";
import { type Actor, requireCreator } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { ok, type Result } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingProject } from "@/lib/server/sight";
import { type NoVersion, usableVersion } from "./move-pin";
import type { CreateProject } from "./schema";

/**
 * Makes a project under a published version of a guideline that the actor may read. Its maker becomes its lead, and an annotator of
 * it like every member who can label. Throws `forbidden` where the actor may not create, `not-found` for the guideline.
 */
export async function createProject(actor: Actor, input: CreateProject): Promise<Result<{ id: string }, NoVersion>> {
  requireCreator(actor);
  const { guidelineId } = await requireGuideline(actor, input.guidelineId, "read");
  const id = v7();
  const create = async (tx: Prisma.TransactionClient) => {
    const version = await usableVersion(tx, guidelineId, input.guidelineVersion);
    if (!version.ok) return version;
    const { name, purpose, overlap } = input;
    await tx.project.create({
      data: {
        id,
        name,
        purpose,
        overlap,
        guidelineId,
        guidelineVersionId: version.value.id,
        createdById: actor.userId,
      },
    });
    const member = { projectId: id, userId: actor.userId };
    await tx.membership.create({ data: { ...member, role: "lead" } });
    await tx.annotator.create({ data: { ...member, kind: "human", externalKey: actor.email, name: actor.name } });
    await audit(tx, {
      stream: `project:${id}`,
      projectId: id,
      actorId: actor.userId,
      action: "project.create",
      detail: { name, purpose, overlap, guidelineId, guidelineVersion: input.guidelineVersion },
    });
    return ok({ id });
  };
  return seeingProject(id, () => transaction(create));
}
