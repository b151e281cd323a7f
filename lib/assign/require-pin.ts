import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";

/** What the lead decided was about the version to which the project was pinned a moment ago: it still is. */
export async function requirePin(
  tx: Database,
  { projectId, project }: ProjectScope<"rounds:manage">,
  consequence: string,
): Promise<void> {
  const pinned = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { guidelineVersionId: true } });
  if (pinned.guidelineVersionId === project.guidelineVersionId) return;
  throw new AppError("conflict", `The project moved to another guideline version just now. ${consequence}`);
}
