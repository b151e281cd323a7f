import "server-only";
import { ownAcknowledgement } from "@/lib/assign/acknowledgement";
import type { ProjectScope } from "@/lib/auth/scope";
import { versionDifference } from "@/lib/guideline/queries/version-pair";
import type { VersionChangesToRead } from "./records";

/** What the caller has to read, or may read again. Checks change nothing about what is asked, and are not shown to who labels. */
export async function changesToRead(scope: ProjectScope<"label:work">): Promise<VersionChangesToRead> {
  const own = await ownAcknowledgement(scope);
  const { guidelineId } = scope.project;
  const found = own.since === null ? null : await versionDifference(guidelineId, own.since, own.version);
  return { ...own, difference: found && { ...found, changes: { ...found.changes, checks: [] } } };
}
