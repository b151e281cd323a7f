import "server-only";
import { type GuidelineScope, requireGuideline } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import { draftContentSchema } from "../draft";
import { orAbsent } from "../inputs";
import { isSameContent } from "../readiness/obstacles";
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
      draftExamples: true,
      draftChecks: true,
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
      examples: orAbsent(row.draftExamples),
      checks: orAbsent(row.draftChecks),
    }),
    revision: row.draftRevision,
    savedAt: row.draftSavedAt.toISOString(),
    savedBy: author?.name ?? null,
  };
}

/** When the draft was saved and which version it equals; null for those who may not edit it. */
export async function draftSummary(
  scope: GuidelineScope<"read">,
): Promise<{ savedAt: string; savedBy: string | null; sameAs: number | null } | null> {
  if (!scope.canEdit) return null;
  const [draft, latest] = await Promise.all([
    draftOf(await requireGuideline(scope.actor, scope.guidelineId, "edit")),
    db().guidelineVersion.findFirst({
      where: { guidelineId: scope.guidelineId },
      orderBy: { number: "desc" },
      select: { number: true, hash: true },
    }),
  ]);
  const sameAs = latest && isSameContent(draft.content, latest) ? latest.number : null;
  return { savedAt: draft.savedAt, savedBy: draft.savedBy, sameAs };
}
