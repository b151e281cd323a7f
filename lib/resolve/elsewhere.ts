import "server-only";
import { meaningsBeside } from "@/lib/guideline/queries/meanings";
import { labelledMeanings } from "@/lib/labels/labelled";
import { SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isAskedExample, isLeft, isOpen, type Read, versionAsked } from "./case-conditions";
import { differing, isCompared } from "./differing";
import type { CaseFilter } from "./schema";

/** Cases on criteria of a version that lie under another one, because the criterion means something else there. */
export interface CasesElsewhere {
  version: number;
  waiting: number;
  settled: number;
}

/** How many cases the queue of a version leaves out, by the version under which they are found; newest first. */
export async function countElsewhere(scope: Read, filter: CaseFilter): Promise<CasesElsewhere[]> {
  const version = await versionAsked(scope, filter);
  const keys = version?.criteria.filter(isCompared).map(({ key }) => key) ?? [];
  if (!version || keys.length === 0) return [];
  const others = await labelledMeanings(scope, await meaningsBeside(version.id, keys));
  const waiting = others.map(
    (meaning) => Prisma.sql`
      SELECT ${meaning.versions.at(-1)!.number}::int AS version, count(*) AS waiting, 0 AS settled FROM ${differing(scope, [meaning])} w
      WHERE ${isOpen(scope)} AND ${isLeft(scope, meaning.versions.at(-1)!.id)} AND ${isAskedExample(scope, filter)}`,
  );
  const settled = Prisma.sql`
    SELECT v.number, 0, count(*) FROM ${SETTLED} w JOIN guideline_version v ON v.id = w.guideline_version_id
    WHERE w.project_id = ${scope.projectId}::uuid AND w.method <> 'unanimous'
      AND w.criterion_key = ANY(${keys}::text[]) AND NOT ${isUnder("w", version.meanings)} AND ${isAskedExample(scope, filter)} GROUP BY 1`;
  return replica().$queryRaw<CasesElsewhere[]>`
    SELECT version, sum(waiting)::int AS waiting, sum(settled)::int AS settled
    FROM (${Prisma.join([...waiting, settled], " UNION ALL ")}) c (version, waiting, settled)
    GROUP BY 1 HAVING sum(waiting + settled) > 0 ORDER BY 1 DESC`;
}
