import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { storedContent } from "@/lib/guideline/inputs";
import { db } from "@/lib/server/db";
import type { LabelVersion } from "./records";

interface VersionRow {
  id: string;
  number: number;
  hash: string;
  body: string;
  criteria: unknown;
  qualities: unknown;
  examples: unknown;
}

/** The guideline versions by which work of the project can come now: the pinned one and those of rounds that are not closed. */
export async function labelVersions(scope: ProjectScope<"label:work">): Promise<LabelVersion[]> {
  const rows = await db().$queryRaw<VersionRow[]>`
    SELECT v.id, v.number, v.hash, v.body, v.criteria, v.qualities, v.examples FROM guideline_version v
    WHERE v.id = ${scope.project.guidelineVersionId}::uuid
       OR v.id IN (SELECT r.guideline_version_id FROM round r WHERE r.project_id = ${scope.projectId}::uuid AND r.state <> 'closed')
    ORDER BY v.number DESC`;
  return rows.map(({ id, number, hash, ...row }) => {
    const { body, criteria, examples } = storedContent(row);
    return { id, number, hash, body, criteria, examples };
  });
}

/** How long a lease lasts, after which gap a session ends, after how long the screen speaks of a break, and whether settled labels stand. */
export async function labelTimes(
  scope: ProjectScope<"label:work">,
): Promise<{ leaseMinutes: number; idleMinutes: number; breakMinutes: number | null; settledFinal: boolean }> {
  return db().project.findUniqueOrThrow({
    where: { id: scope.projectId },
    select: { leaseMinutes: true, idleMinutes: true, breakMinutes: true, settledFinal: true },
  });
}
