import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";

/**
 * Retires a published version: no project can be pinned to it any more; what points at it stays as it is. Refused while a project
 * that is not archived is pinned to it (`in-use`), where it does not exist (`not-found`) or is retired already (`already-retired`).
 */
export async function retireVersion(
  scope: GuidelineScope<"edit">,
  { number }: { number: number },
): Promise<Result<{ number: number }, "not-found" | "in-use" | "already-retired">> {
  return transaction(async (tx) => {
    // Whoever pins a project to it at this moment waits, or is seen below.
    await tx.$queryRaw`
      SELECT id FROM guideline_version
      WHERE guideline_id = ${scope.guidelineId}::uuid AND number = ${number}::int FOR UPDATE`;
    const version = await tx.guidelineVersion.findUnique({
      where: { guidelineId_number: { guidelineId: scope.guidelineId, number } },
      select: { id: true, retiredAt: true, projects: { where: { archivedAt: null }, select: { id: true } } },
    });
    if (!version) return no("not-found", `This guideline has no version ${number}.`);
    if (version.retiredAt) return no("already-retired", `Version ${number} is retired already.`);
    if (version.projects.length > 0) {
      return no("in-use", `Version ${number} is pinned by a project. Move the project to another version first.`);
    }
    await tx.$executeRaw`UPDATE guideline_version SET retired_at = now() WHERE id = ${version.id}::uuid`;
    await audit(tx, {
      stream: `guideline:${scope.guidelineId}`,
      actorId: scope.actor.userId,
      action: "guideline.retire",
      subject: version.id,
      detail: { number },
    });
    return ok({ number });
  });
}
