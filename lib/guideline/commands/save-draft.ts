import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { SaveDraft } from "../draft";
import { draftOf } from "../queries/draft";

export interface Saved {
  revision: number;
  savedAt: string;
}

/**
 * Saves the draft if nobody saved since the revision it was written on. Otherwise nothing is written: the answer is `stale` with
 * their draft and its revision, so that both texts can be shown. The log keeps publications, not each of the many saves between.
 */
export async function saveDraft(
  scope: GuidelineScope<"edit">,
  { revision, content }: SaveDraft,
): Promise<Result<Saved, "stale">> {
  const [row] = await db().$queryRaw<{ revision: number; savedAt: Date }[]>`
    UPDATE guideline
    SET draft_body = ${content.body}, draft_criteria = ${JSON.stringify(content.criteria)}::jsonb,
        draft_qualities = ${JSON.stringify(content.qualities)}::jsonb,
        draft_examples = ${JSON.stringify(content.examples ?? [])}::jsonb,
        draft_checks = ${JSON.stringify(content.checks ?? [])}::jsonb, draft_revision = draft_revision + 1,
        draft_saved_at = now(), draft_saved_by_id = ${scope.actor.userId}::uuid
    WHERE id = ${scope.guidelineId}::uuid AND draft_revision = ${revision}::int
    RETURNING draft_revision AS revision, draft_saved_at AS "savedAt"`;
  if (row) return ok({ revision: row.revision, savedAt: row.savedAt.toISOString() });
  const theirs = await draftOf(scope);
  return no(
    "stale",
    `${theirs.savedBy ?? "Somebody"} saved this draft after you opened it. Your text is still here; compare both and decide.`,
    { theirs, revision: theirs.revision },
  );
}

/** Gives the guideline another name. Versions and their hashes do not hold the name. */
export async function renameGuideline(
  scope: GuidelineScope<"edit">,
  { name }: { name: string },
): Promise<Result<{ name: string }, never>> {
  return transaction(async (tx) => {
    await tx.guideline.update({ where: { id: scope.guidelineId }, data: { name }, select: { id: true } });
    await audit(tx, {
      stream: `guideline:${scope.guidelineId}`,
      actorId: scope.actor.userId,
      action: "guideline.rename",
      detail: { name },
    });
    return ok({ name });
  });
}
