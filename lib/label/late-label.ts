import "server-only";
import { requeue } from "@/lib/assign/requeue";
import type { ProjectScope } from "@/lib/auth/scope";
import { reaskedByMove } from "@/lib/guideline/changes/staleness";
import { versionChain } from "@/lib/guideline/queries/version-chain";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import type { Database } from "@/lib/server/db";
import type { HeldAssignment } from "./store-submit";

/**
 * A lease that was taken before the project moved is finished under its own version, and part of its label may be stale the moment it
 * comes in. Where its like is asked again, it is too.
 */
export async function askLateLabel(
  tx: Database,
  { projectId, project }: ProjectScope<"label:work">,
  annotatorId: string,
  held: HeldAssignment & { pinnedVersionId: string },
): Promise<void> {
  if (held.pass > 0) return;
  const chain = await versionChain(tx, project.guidelineId);
  const number = (id: string) => chain.find((version) => version.id === id)!.number;
  const pinned = { id: held.pinnedVersionId, number: number(held.pinnedVersionId) };
  const criteria = await criteriaOf(pinned.id);
  const keys = criteria.map(({ key }) => key);
  await requeue(tx, {
    projectId,
    version: pinned,
    reasked: reaskedByMove(chain, keys, number(held.guidelineVersionId), pinned.number),
    criteria,
    createdById: null,
    late: { exampleId: held.exampleId, annotatorId },
  });
}
