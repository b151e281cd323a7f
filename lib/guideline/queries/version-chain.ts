import "server-only";
import type { Database } from "@/lib/server/db";
import type { ChangeKind } from "../changes/schema";
import type { VersionChanges } from "../changes/staleness";
import { staleJudgmentsSchema } from "../inputs";

/** All published versions of a guideline with what each did to the criteria, in ascending order. */
export async function versionChain(database: Database, guidelineId: string): Promise<VersionChanges[]> {
  const rows = await database.guidelineVersion.findMany({
    where: { guidelineId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, changes: true, staleJudgments: true },
  });
  return rows.map(({ changes, staleJudgments, ...version }) => ({
    ...version,
    changes: changes as Record<string, ChangeKind>,
    staleJudgments: staleJudgmentsSchema.parse(staleJudgments),
  }));
}
