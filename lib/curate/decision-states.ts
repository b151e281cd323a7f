import "server-only";
import { isKept } from "@/lib/examples/kept";
import { meansAs } from "@/lib/guideline/queries/meanings";
import { modelsOf } from "@/lib/measure/filter";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { UNANIMOUS_PEOPLE } from "./decide";
import type { LabelFilter, Read } from "./label-filter";

/**
 * The decisions of `decide`, in SQL: a sub-select with criterion_key, example_id, state, method (of a resolution), labels (by people,
 * under the newest meaning labelled) and version (the number under which it was settled, else last labelled). Pairs with neither a
 * comparable label nor a resolution, and excluded examples, are not in it. The newest meaning is the largest list that begins with the
 * number of its first version: so counts are hashed and never sorted.
 */
export function decisionStates(scope: Read, filter: LabelFilter): Prisma.Sql {
  const isAsked = (criterion: Prisma.Sql, version: Prisma.Sql) =>
    filter.versionId === null
      ? Prisma.sql`true`
      : meansAs({ criterion, version }, Prisma.sql`${filter.versionId}::uuid`);
  return Prisma.sql`(SELECT d.* FROM (
    SELECT coalesce(c.criterion_key, s.criterion_key) AS criterion_key, coalesce(c.example_id, s.example_id) AS example_id, s.method,
           coalesce(c.labels, 0) AS labels, coalesce(s.version, c.version) AS version,
           CASE WHEN s.id IS NOT NULL THEN CASE WHEN s.value IS NULL THEN 'no-answer' ELSE 'resolved' END
                WHEN c.differ THEN 'differ' WHEN c.labels < ${UNANIMOUS_PEOPLE}::int THEN 'single' ELSE 'unanimous' END AS state
    FROM (
      SELECT m.criterion_key, m.example_id, m.newest[2] AS labels, m.newest[3] = 1 AS differ, m.newest[4] AS version
      FROM (
        SELECT g.criterion_key, g.example_id, max(ARRAY[g.since, g.labels, g.differ::int, g.version]) AS newest
        FROM (
          SELECT r.criterion_key, r.example_id, k.since, sum(r.n)::int AS labels, min(r.value_key COLLATE "C") <> max(r.value_key COLLATE "C") AS differ,
                 max(k.version) AS version
          FROM ${ratings(scope, filter)} r
          JOIN (SELECT k.guideline_version_id, k.key, v.number AS version, b.number AS since FROM criterion k
                JOIN guideline_version v ON v.id = k.guideline_version_id JOIN guideline_version b ON b.id = k.meaning_id
                WHERE v.guideline_id = ${scope.project.guidelineId}::uuid AND (${filter.criterion}::text IS NULL OR k.key = ${filter.criterion})
                  AND ${isAsked(Prisma.sql`k.key`, Prisma.sql`k.guideline_version_id`)}) k
            ON k.guideline_version_id = r.guideline_version_id AND k.key = r.criterion_key
          GROUP BY 1, 2, 3) g
        GROUP BY 1, 2) m) c
    FULL JOIN (
      SELECT s.*, v.number AS version FROM resolution s JOIN guideline_version v ON v.id = s.guideline_version_id
      WHERE s.project_id = ${scope.projectId}::uuid AND s.withdrawn_at IS NULL
        AND (${filter.criterion}::text IS NULL OR s.criterion_key = ${filter.criterion})
        AND ${isAsked(Prisma.sql`s.criterion_key`, Prisma.sql`s.guideline_version_id`)}) s
      ON s.criterion_key = c.criterion_key AND s.example_id = c.example_id) d
    WHERE ${isKept(Prisma.sql`${scope.projectId}::uuid`, Prisma.sql`d.example_id`)})`;
}

/** The maintained counts where they hold the answer, else the single judgments of people. */
function ratings(scope: Read, { annotatorIds, from, to }: LabelFilter): Prisma.Sql {
  if (annotatorIds === null && from === null && to === null)
    return Prisma.sql`(SELECT * FROM rating_count WHERE project_id = ${scope.projectId}::uuid AND n > 0)`;
  const people = annotatorIds ? Prisma.sql`c.annotator_id = ANY(${annotatorIds}::uuid[])` : Prisma.sql`true`;
  return Prisma.sql`(
    SELECT c.criterion_key, c.guideline_version_id, c.example_id, c.value_key, count(*) AS n
    FROM current_judgment c
    WHERE c.project_id = ${scope.projectId}::uuid AND c.pass = 0 AND c.value_key IS NOT NULL AND NOT c.superseded AND c.annotator_id <> ALL (${modelsOf(scope)}) AND ${people}
      AND (${from}::timestamptz IS NULL OR c.submitted_at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR c.submitted_at < ${to}::timestamptz)
    GROUP BY 1, 2, 3, 4)`;
}
