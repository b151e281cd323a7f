import "server-only";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { ratingCountsInOrder } from "@/lib/labels/counts";
import { labelledMeanings } from "@/lib/labels/labelled";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isOpen } from "./case-conditions";

interface Project {
  projectId: string;
}

/** Whether people's answers are compared at all; free text never waits. */
export const isCompared = ({ kind }: Pick<Criterion, "kind">) => KINDS[kind].isCompared;

/**
 * Examples with labels that differ, whatever the distance: a sub-select with example_id and criterion_key. One part a criterion, each
 * in the order of its index, so that whoever stops early has not counted a million labels.
 */
export function differing(project: Project, meanings: readonly Meaning[]): Prisma.Sql {
  if (meanings.length === 0)
    return Prisma.sql`(SELECT NULL::uuid AS example_id, NULL::text AS criterion_key WHERE false)`;
  const parts = meanings.map(
    (meaning) => Prisma.sql`
      SELECT r.example_id, ${meaning.key}::text AS criterion_key FROM ${ratingCountsInOrder(project, meaning)} r
      GROUP BY r.example_id HAVING min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C")`,
  );
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")})`;
}

/** How many cases wait for a reviewer under the version that a project is pinned to; counting stops at `most`. */
export async function countWaiting(
  { projectId, guidelineVersionId }: Project & { guidelineVersionId: string },
  most: number,
): Promise<number> {
  const [criteria, meanings] = await Promise.all([criteriaOf(guidelineVersionId), meaningsOf(guidelineVersionId)]);
  const compared = new Set(criteria.filter(isCompared).map(({ key }) => key));
  const labelled = await labelledMeanings(
    { projectId },
    meanings.filter(({ key }) => compared.has(key)),
  );
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM ${differing({ projectId }, labelled)} w WHERE ${isOpen({ projectId })} LIMIT ${most}::int) waiting`;
  return row!.n;
}
