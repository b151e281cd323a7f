import "server-only";
import { isOfThese } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { countsByVersion } from "@/lib/labels/counts";
import type { LabelFilter, TakeOut } from "@/lib/labels/filter";
import { SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { UNANIMOUS_PEOPLE } from "./decide";

/**
 * The decisions of `decide`, in SQL: a sub-select with criterion_key, example_id, state, method (of a resolution), labels (by people,
 * under the newest meaning labelled) and version (the number under which it was settled, else last labelled). Pairs with neither a
 * comparable label nor a resolution, and excluded examples, are not in it.
 */
export async function decisionStates(scope: TakeOut, filter: LabelFilter): Promise<Prisma.Sql> {
  const { projectId } = scope;
  const settled = [
    Prisma.sql`s.project_id = ${projectId}::uuid`,
    ...(filter.meanings ? [isUnder("s", filter.meanings)] : []),
    ...isOfThese(scope, Prisma.sql`s.example_id`, filter.examples),
  ];
  return Prisma.sql`(SELECT d.* FROM (
    SELECT coalesce(c.criterion_key, s.criterion_key) AS criterion_key, coalesce(c.example_id, s.example_id) AS example_id, s.method,
           coalesce(c.labels, 0) AS labels, coalesce(s.version, c.version) AS version,
           CASE WHEN s.id IS NOT NULL THEN CASE WHEN s.value IS NULL THEN 'no-answer' ELSE 'resolved' END
                WHEN c.differ THEN 'differ' WHEN c.labels < ${UNANIMOUS_PEOPLE}::int THEN 'single' ELSE 'unanimous' END AS state
    FROM ${(await mixesMeanings(scope, filter)) ? underNewest(scope, filter) : underOne(scope, filter)} c
    FULL JOIN (
      SELECT s.*, v.number AS version FROM ${SETTLED} s JOIN guideline_version v ON v.id = s.guideline_version_id
      WHERE ${Prisma.join(settled, " AND ")}) s
      ON s.criterion_key = c.criterion_key AND s.example_id = c.example_id) d
    WHERE ${isKept(Prisma.sql`${projectId}::uuid`, Prisma.sql`d.example_id`)})`;
}

/** Whether labels on one criterion may answer several questions. Where they do not, a million are grouped once and not twice. */
export async function mixesMeanings({ project }: TakeOut, { labelled }: LabelFilter): Promise<boolean> {
  if (labelled) return labelled.some(({ versions }) => !meanTheSame(versions));
  const mixed = await replica().$queryRaw<unknown[]>`
    SELECT 1 FROM criterion k JOIN guideline_version v ON v.id = k.guideline_version_id
    WHERE v.guideline_id = ${project.guidelineId}::uuid GROUP BY k.key HAVING count(DISTINCT k.meaning_id) > 1 LIMIT 1`;
  return mixed.length > 0;
}

const LABELS = Prisma.sql`sum(r.n)::int AS labels, min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C") AS differ, max(k.version) AS version`;

function underOne(scope: TakeOut, filter: LabelFilter): Prisma.Sql {
  return Prisma.sql`(SELECT r.criterion_key, r.example_id, ${LABELS} FROM ${numbered(scope, countsByVersion(scope, filter))} GROUP BY 1, 2)`;
}

/** The newest meaning is the largest list that begins with the number of its first version: so counts are hashed and never sorted. */
function underNewest(scope: TakeOut, filter: LabelFilter): Prisma.Sql {
  return Prisma.sql`(
    SELECT m.criterion_key, m.example_id, m.newest[2] AS labels, m.newest[3] = 1 AS differ, m.newest[4] AS version
    FROM (
      SELECT g.criterion_key, g.example_id, max(ARRAY[g.since, g.labels, g.differ::int, g.version]) AS newest
      FROM (SELECT r.criterion_key, r.example_id, k.since, ${LABELS} FROM ${numbered(scope, countsByVersion(scope, filter))} GROUP BY 1, 2, 3) g
      GROUP BY 1, 2) m)`;
}

/** Counts as `countsByVersion` has them, as `r` with the numbers `k` of their version and of the one that began what it means. */
export function numbered(scope: TakeOut, counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${counts} r
    JOIN (SELECT k.guideline_version_id, k.key, v.number AS version, b.number AS since FROM criterion k
          JOIN guideline_version v ON v.id = k.guideline_version_id JOIN guideline_version b ON b.id = k.meaning_id
          WHERE v.guideline_id = ${scope.project.guidelineId}::uuid) k
      ON k.guideline_version_id = r.guideline_version_id AND k.key = r.criterion_key`;
}
