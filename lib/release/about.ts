import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { readRun } from "@/lib/curate/duplicates/queries";
import type { KeptOutReason } from "@/lib/curate/schema";
import { type ExampleFilter, isAmong } from "@/lib/examples/conditions";
import { wasMarked } from "@/lib/examples/marks";
import { storedContent } from "@/lib/guideline/inputs";
import { agreementOverview } from "@/lib/measure/queries";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { calculate } from "@/lib/server/threads/calculate";
import type { ReleaseAbout, ReleasedFacts, Written } from "./about-schema";
import type { Marks } from "./marks";
import type { ExportPlan } from "./plan";

type Read = ProjectScope<"release:write" | "measure:read">;

/** What a release's card says beside what is counted while its file is written, as it stood at the marks; agreement and facts as they are now. */
export async function aboutRelease(
  scope: Read,
  { filter, query }: Pick<ExportPlan, "filter" | "query">,
  marks: Marks,
  written: Written,
): Promise<ReleaseAbout> {
  const [guideline, criteria, excluded, duplicates, facts] = await Promise.all([
    guidelineOf(scope),
    criteriaOf(scope, query),
    excludedAt(scope, filter.examples, marks),
    duplicatesAt(scope, filter.examples, marks),
    factsOf(scope, filter.examples, marks),
  ]);
  return { guideline, written, criteria, excluded, duplicates, facts };
}

async function guidelineOf({ project }: Read): Promise<ReleaseAbout["guideline"]> {
  const version = await db().guidelineVersion.findUniqueOrThrow({
    where: { id: project.guidelineVersionId },
    include: { guideline: { select: { name: true } } },
  });
  return { name: version.guideline.name, qualities: storedContent(version).qualities };
}

/** The criteria that the release is about, each with the agreement of people on the labels that its filter lets through. */
async function criteriaOf(
  scope: Read,
  { criterion: only, version, ...query }: ExportPlan["query"],
): Promise<ReleaseAbout["criteria"]> {
  const found = await agreementOverview(scope, { ...query, version });
  if (!found.ok) return [];
  return found.value
    .filter(({ criterion: { key } }) => only === undefined || key === only)
    .map(({ criterion: { key, title, kind }, report }) => ({
      ...{ key, title, kind },
      agreement: report.coefficients.alpha ?? null,
    }));
}

/** That example `e` came up to the marks and is let through. */
function there({ projectId }: Read, filter: ExampleFilter, marks: Marks): Prisma.Sql {
  return Prisma.sql`e.project_id = ${projectId}::uuid AND e.sequence <= ${marks.examples}::bigint AND ${isAmong(filter)}`;
}

const wasOut = (marks: Marks) => wasMarked("exclusion", Prisma.sql`e.project_id`, Prisma.sql`e.id`, marks.resolutions);

function excludedAt(scope: Read, filter: ExampleFilter, marks: Marks): Promise<ReleaseAbout["excluded"]> {
  return db().$queryRaw<{ reason: KeptOutReason; examples: number }[]>`
    SELECT x.reason, count(*)::int AS examples
    FROM example_mark x JOIN example e ON e.project_id = x.project_id AND e.id = x.example_id
    WHERE x.kind = 'exclusion' AND x.sequence <= ${marks.resolutions}::bigint
      AND (x.lifted_sequence IS NULL OR x.lifted_sequence > ${marks.resolutions}::bigint) AND ${there(scope, filter, marks)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
}

/** Of the newest search, how many copies it found and how many of them were not excluded: of each group all but one. */
async function duplicatesAt(scope: Read, filter: ExampleFilter, marks: Marks): Promise<ReleaseAbout["duplicates"]> {
  const run = await readRun(scope);
  if (!run) return null;
  const { params, figures, createdAt, since } = run;
  const rows = await db().$queryRaw<{ meaning: Meaning; left: number }[]>`
    SELECT g.meaning, sum(greatest(g.n - 1, 0))::int AS left FROM (
      SELECT c.meaning, c.number, count(*) AS n
      FROM duplicate_cluster c
      CROSS JOIN LATERAL (SELECT c.kept_id AS example_id UNION ALL
        SELECT m.example_id FROM duplicate_member m WHERE m.project_id = c.project_id AND m.run_id = c.run_id AND m.cluster = c.number) m
      JOIN example e ON e.project_id = c.project_id AND e.id = m.example_id
      WHERE c.project_id = ${scope.projectId}::uuid AND c.run_id = ${run.id}::uuid AND ${there(scope, filter, marks)} AND NOT ${wasOut(marks)}
      GROUP BY 1, 2) g
    GROUP BY 1`;
  const { strength, threshold } = params;
  return {
    searchedAt: createdAt.toISOString(),
    strength,
    threshold,
    since: since.examples,
    meanings: figures.map((figure) => ({
      meaning: figure.meaning,
      extra: figure[strength]?.extra ?? 0,
      left: rows.find(({ meaning }) => meaning === figure.meaning)?.left ?? 0,
    })),
  };
}

async function factsOf(scope: Read, filter: ExampleFilter, marks: Marks): Promise<ReleasedFacts> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT e.id FROM example e WHERE ${there(scope, filter, marks)} AND NOT ${wasOut(marks)}`;
  return calculate("release.facts", { projectId: scope.projectId, among: rows.map(({ id }) => id) });
}
