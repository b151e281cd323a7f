import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { countsSuffice, type ResolvedFilter, ratingsOf } from "./filter";

type Read = ProjectScope<"measure:read">;

/** A multiset of stored keys and how many examples have it. */
export interface KeyPattern {
  counts: [key: string, n: number][];
  items: number;
}

// Stored keys are JSON, in which control characters are escaped, so these cannot occur within one.
const BETWEEN = "\u001f";
const BEFORE_COUNT = "\u001e";

/**
 * The rating patterns under a filter: PostgreSQL groups, and a million judgments come back as a few thousand rows. Read from the
 * maintained counts where these suffice.
 */
export async function loadPatterns(
  scope: Read,
  filter: ResolvedFilter,
): Promise<{ patterns: KeyPattern[]; raters: number }> {
  const counts = countsSuffice(filter)
    ? Prisma.sql`SELECT example_id, value_key, n FROM rating_count
        WHERE project_id = ${scope.projectId}::uuid AND criterion_key = ${filter.criterion.key} AND guideline_version_id = ${filter.versions[0]!.id}::uuid AND n > 0`
    : Prisma.sql`SELECT example_id, value_key, count(*) AS n FROM ${ratingsOf(scope, filter)} ratings GROUP BY 1, 2`;
  const rows = await replica().$queryRaw<{ pattern: string; items: number }[]>`
    SELECT pattern, count(*)::int AS items FROM (
      SELECT string_agg(value_key || ${BEFORE_COUNT} || n, ${BETWEEN} ORDER BY value_key) AS pattern FROM (${counts}) counts GROUP BY example_id
    ) patterns GROUP BY pattern`;
  return {
    patterns: rows.map(({ pattern, items }) => ({ counts: parsePattern(pattern), items })),
    raters: await countRaters(scope, filter),
  };
}

function parsePattern(pattern: string): [string, number][] {
  return pattern.split(BETWEEN).map((part) => {
    const at = part.lastIndexOf(BEFORE_COUNT);
    return [part.slice(0, at), Number(part.slice(at + 1))];
  });
}

async function countRaters(
  scope: Read,
  { criterion, versions, annotatorIds, from, to }: ResolvedFilter,
): Promise<number> {
  const versionIds = versions.map((version) => version.id);
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM annotator n
    WHERE n.project_id = ${scope.projectId}::uuid
      AND ${annotatorIds ? Prisma.sql`n.id = ANY(${annotatorIds}::uuid[])` : Prisma.sql`n.kind <> 'model'`}
      AND (SELECT true FROM current_judgment c
                  WHERE c.project_id = n.project_id AND c.annotator_id = n.id AND c.criterion_key = ${criterion.key} AND c.pass = 0
                    AND c.guideline_version_id = ANY(${versionIds}::uuid[]) AND c.value_key IS NOT NULL
                    AND (${from}::timestamptz IS NULL OR c.submitted_at >= ${from}::timestamptz)
                    AND (${to}::timestamptz IS NULL OR c.submitted_at < ${to}::timestamptz)
           LIMIT 1)`;
  return row!.n;
}

export interface PairCell {
  first: string;
  second: string;
  firstKey: string;
  secondKey: string;
  items: number;
}

/**
 * For each two annotators, how often they gave which two values to the same example. The ratings of an example are paired within its
 * own row: a self-join would need the planner to guess their number, and a wrong guess costs minutes.
 */
export async function loadPairs(scope: Read, filter: ResolvedFilter): Promise<PairCell[]> {
  return replica().$queryRaw<PairCell[]>`
    WITH together AS (
      SELECT array_agg(annotator_id ORDER BY annotator_id) AS people, array_agg(value_key ORDER BY annotator_id) AS keys
      FROM ${ratingsOf(scope, filter)} ratings GROUP BY example_id HAVING count(*) > 1
    )
    SELECT people[i] AS first, people[j] AS second, keys[i] AS "firstKey", keys[j] AS "secondKey", count(*)::int AS items
    FROM together
    CROSS JOIN LATERAL generate_series(1, cardinality(people) - 1) AS i
    CROSS JOIN LATERAL generate_series(i + 1, cardinality(people)) AS j
    GROUP BY 1, 2, 3, 4`;
}
