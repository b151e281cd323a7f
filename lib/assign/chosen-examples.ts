import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { IS_GOLD, inSlice } from "@/lib/examples/conditions";
import { askingTheSame } from "@/lib/guideline/queries/meanings";
import { CURRENT, isGiven, SETTLED } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isExplained } from "./qualification/gate";
import type { RoundPlan } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

const NAMED_UNKNOWN = 10;

/**
 * CTEs that end in `planned (id, external_id, sequence, probability, places)`: the examples that a round hands out and how many places each gets, and
 * with which probability it was drawn. The same for
 * the preview and the opening, so that with one seed both say the same. The overlap goes to a random share; an example chosen
 * because it lacks labels gets as many as it lacks, at least one.
 */
export function plannedPlaces(scope: Manage, plan: RoundPlan, seed: number): Prisma.Sql {
  const lacking = plan.examples === "lacking";
  return Prisma.sql`
    pool AS MATERIALIZED (
      SELECT e.id, e.external_id, e.sequence, ${lacking ? labelsAndPlaces(scope) : Prisma.sql`0`} AS had
      FROM example e WHERE ${conditions(scope, plan)}
    ), chosen AS (
      SELECT id, external_id, sequence, had, ${plan.sample === undefined ? CERTAIN : probabilityOf(plan.sample)} AS probability
      FROM pool WHERE had < ${lacking ? plan.overlap : 1}::int
      ${plan.sample === undefined ? Prisma.empty : Prisma.sql`ORDER BY md5(${seed}::text || ':' || external_id) LIMIT ${plan.sample}::int`}
    ), drawn AS (
      SELECT id, external_id, sequence, had, probability, ${plan.share < 1 ? drawOf(seed) : ALL_DRAWN} FROM chosen
    ), planned AS MATERIALIZED (
      SELECT id, external_id, sequence, probability, greatest(1, CASE WHEN draw <= ceil(${plan.share}::float8 * n) THEN ${plan.overlap}::int ELSE 1 END - had)::int AS places
      FROM drawn
    )`;
}

const CERTAIN = Prisma.sql`1::float8`;
/** Of each of `n` drawn at random: counted before the limit. */
const probabilityOf = (n: number) => Prisma.sql`least(1, ${n}::float8 / count(*) OVER ())`;

/** Position of each example in a random order, of `n`. */
const drawOf = (seed: number) =>
  Prisma.sql`row_number() OVER (ORDER BY md5(${seed}::text || external_id)) AS draw, count(*) OVER () AS n`;
/** Where everything gets the overlap, nothing needs a place in an order. */
const ALL_DRAWN = Prisma.sql`1 AS draw, 1 AS n`;

/** Of the example `e`: people who labelled it under the pinned version or one that asks the same, and places that wait for one in rounds that are not closed. */
function labelsAndPlaces({ projectId, project }: Manage): Prisma.Sql {
  const versions = askingTheSame(project.guidelineVersionId);
  return Prisma.sql`(
    (SELECT count(DISTINCT c.annotator_id) FROM ${CURRENT} c
     WHERE c.project_id = e.project_id AND c.example_id = e.id AND c.guideline_version_id = ANY(${versions}) AND ${isGiven({ projectId })})
    + (SELECT count(*) FROM assignment a
       WHERE a.project_id = e.project_id AND a.example_id = e.id AND a.guideline_version_id = ANY(${versions})
         AND a.kind = 'slot' AND a.state IN ('open', 'leased') AND a.submitted_at IS NULL AND a.round_id = ANY(${liveRounds(projectId)})))::int`;
}

/** Ids of the project's rounds that are not closed, as an SQL array. */
export function liveRounds(projectId: string): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT id FROM round WHERE project_id = ${projectId}::uuid AND state <> 'closed')`;
}

/**
 * The criteria of the pinned version on which nothing stands settled about an example, as an SQL array; without those that what is settled
 * hides.
 */
export function unsettledCriteria({ projectId, project }: Manage, example: Prisma.Sql): Prisma.Sql {
  const settled = Prisma.sql`SELECT FROM ${SETTLED} s WHERE s.project_id = ${projectId}::uuid AND s.example_id = ${example}`;
  return Prisma.sql`ARRAY(
    SELECT k.key FROM criterion k WHERE k.guideline_version_id = ${project.guidelineVersionId}::uuid
      AND NOT EXISTS (${settled} AND s.criterion_key = k.key)
      AND NOT EXISTS (${settled} AND s.criterion_key = k.definition #>> '{showIf,criterion}'
                      AND (s.value IS NULL OR NOT k.definition #> '{showIf,in}' @> s.value))
    ORDER BY k.position)`;
}

function conditions(scope: Manage, { examples, goldRate, criteria }: RoundPlan): Prisma.Sql {
  const { projectId } = scope;
  const parts = [
    Prisma.sql`e.project_id = ${projectId}::uuid`,
    Prisma.sql`NOT ${isExplained(Prisma.sql`(e.project_id, e.id)`)}`,
  ];
  if (Array.isArray(examples)) {
    parts.push(
      Prisma.sql`(e.external_id = ANY(${examples}::text[]) OR e.id = ANY(${examples.filter(isUuid)}::uuid[]))`,
    );
  } else if (typeof examples === "object" && "slice" in examples) {
    parts.push(inSlice(`${examples.slice.name}=${examples.slice.value}`));
  } else if (typeof examples === "object") {
    parts.push(Prisma.sql`e.import_job_id = ${examples.importJob}::uuid`);
  }
  if (criteria === "unsettled") parts.push(Prisma.sql`cardinality(${unsettledCriteria(scope, Prisma.sql`e.id`)}) > 0`);
  if (goldRate > 0) parts.push(Prisma.sql`NOT ${IS_GOLD}`);
  return Prisma.join(parts, " AND ");
}

/** Refuses a list of ids of which some are not the project's, and says which. */
export async function checkIds(tx: Database, scope: Manage, ids: readonly string[]) {
  const unknown = await tx.$queryRaw<{ id: string; n: number }[]>`
    SELECT given.id, count(*) OVER ()::int AS n FROM unnest(${[...new Set(ids)]}::text[]) AS given (id)
    WHERE NOT EXISTS (SELECT 1 FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND e.external_id = given.id)
      AND given.id <> ALL(ARRAY(SELECT e.id::text FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND e.id = ANY(${ids.filter(isUuid)}::uuid[])))
    ORDER BY given.id LIMIT ${NAMED_UNKNOWN}::int`;
  const [first] = unknown;
  if (!first) return ok(null);
  const more = first.n - unknown.length;
  const message = `No such examples: ${unknown.map(({ id }) => id).join(", ")}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}.`;
  return no("unknown-examples", message, { errors: [{ field: "examples", message }] });
}
