import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import { draftContentSchema } from "../draft";
import type { Draft } from "../records";

/** The working draft, for those who may edit it. */
export async function draftOf(scope: GuidelineScope<"edit">): Promise<Draft> {
  const row = await db().guideline.findUniqueOrThrow({
    where: { id: scope.guidelineId },
    select: {
      name: true,
      draftBody: true,
      draftCriteria: true,
      draftQualities: true,
      draftRevision: true,
      draftSavedAt: true,
      draftSavedById: true,
    },
  });
  const author = row.draftSavedById
    ? await db().user.findUnique({ where: { id: row.draftSavedById }, select: { name: true } })
    : null;
  return {
    name: row.name,
    content: draftContentSchema.parse({
      body: row.draftBody,
      criteria: row.draftCriteria,
      qualities: row.draftQualities,
    }),
    revision: row.draftRevision,
    savedAt: row.draftSavedAt.toISOString(),
    savedBy: author?.name ?? null,
  };
}
