import "server-only";
import { type Acknowledgement, ownAcknowledgement } from "@/lib/assign/acknowledgement";
import type { ProjectScope } from "@/lib/auth/scope";
import { type VersionDifference, versionDifference } from "@/lib/guideline/queries/version-pair";

/** How the caller stands to the pinned version, and what changed since the one that they knew; no difference where they knew none. */
export interface VersionChangesToRead extends Acknowledgement {
  difference: VersionDifference | null;
}

export async function changesToRead(scope: ProjectScope<"label:work">): Promise<VersionChangesToRead> {
  const own = await ownAcknowledgement(scope);
  const { guidelineId } = scope.project;
  const difference = own.since === null ? null : await versionDifference(guidelineId, own.since, own.version);
  return { ...own, difference };
}
