import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { type Check, storedChecksSchema } from "../schema";

/** The checks of the version that a project works by. */
export async function pinnedChecks({ project }: ProjectScope<"examples:read">): Promise<readonly Check[]> {
  const { checks } = await db().guidelineVersion.findUniqueOrThrow({
    where: { id: project.guidelineVersionId },
    select: { checks: true },
  });
  return storedChecksSchema.parse(checks);
}
