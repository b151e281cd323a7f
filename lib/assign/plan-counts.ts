import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { checkIds, liveRounds, plannedPlaces } from "./chosen-examples";
import type { PlanFacts } from "./planning";
import type { RoundPlan } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

/** Largest number of places that a round makes in one go; beyond, open several rounds. */
const MAX_PLACES = 2_000_000;

export interface PlanCounts extends PlanFacts {
  places: number;
  goldExamples: number;
}

/** What a round of this plan would hand out to these people, or why it cannot be opened. */
export async function countPlan(tx: Database, scope: Manage, plan: RoundPlan, people: readonly string[], seed: number) {
  if (Array.isArray(plan.examples)) {
    const known = await checkIds(tx, scope, plan.examples);
    if (!known.ok) return known;
  }
  const counts = await countPlaces(tx, scope, plan, people, seed);
  if (plan.goldRate > 0 && counts.goldExamples === 0)
    return refuse(
      "no-gold",
      "goldRate",
      "No example of this project has a known answer. Import some with a gold field, or set gold to 0 %.",
    );
  if (counts.examples === 0) return refuse("no-examples", "examples", nothingChosen(plan));
  if (counts.places > MAX_PLACES)
    return refuse(
      "too-large",
      "overlap",
      `The round would have more than ${MAX_PLACES.toLocaleString("en")} places. Open several smaller rounds.`,
    );
  return ok<PlanCounts>({ ...counts, annotators: people.length, version: await versionFacts(tx, scope) });
}

function refuse<Reason extends string>(reason: Reason, field: string, message: string) {
  return no(reason, message, { errors: [{ field, message }] });
}

function nothingChosen({ examples, overlap }: RoundPlan): string {
  if (examples === "all") return "There are no examples to hand out. Import some first.";
  if (examples === "lacking")
    return `Every example has ${overlap} labels under the pinned version, or waits for them in a round that is not closed.`;
  return "No example is chosen by this that a round could hand out.";
}

type Counts = Pick<PlanCounts, "examples" | "places" | "goldExamples" | "waitingElsewhere" | "unfillable">;

/**
 * No joins: a project that has just been imported has no statistics, and a join planned without them can take minutes. People stand
 * in a filter, because in the condition each would be looked up in the index for each example. Who met which example is looked at only
 * where some example was met by so many that people could be missing: one count of all assignments says so, where there are many people.
 */
async function countPlaces(
  tx: Database,
  scope: Manage,
  plan: RoundPlan,
  people: readonly string[],
  seed: number,
): Promise<Counts> {
  const { projectId, project } = scope;
  const [row] = await tx.$queryRaw<Counts[]>`
    WITH ${plannedPlaces(scope, plan, seed)}, most AS MATERIALIZED (
      SELECT max(n) AS met FROM (
        SELECT count(*) AS n FROM assignment a
        WHERE a.project_id = ${projectId}::uuid AND a.pass = 0 AND a.guideline_version_id = ${project.guidelineVersionId}::uuid
          AND a.annotator_id = ANY(${[...people]}::uuid[]) GROUP BY a.example_id) each
    ), weighed AS (
      SELECT p.places,
             p.id IN (SELECT a.example_id FROM assignment a WHERE a.project_id = ${projectId}::uuid AND a.kind = 'slot'
                      AND a.state IN ('open', 'leased') AND a.submitted_at IS NULL AND a.round_id = ANY(${liveRounds(projectId)})) AS waits,
             CASE WHEN (SELECT met FROM most) > ${people.length - plan.overlap}::int THEN
               (SELECT count(*) FILTER (WHERE a.annotator_id = ANY(${[...people]}::uuid[])) FROM assignment a
                WHERE a.project_id = ${projectId}::uuid AND a.example_id = p.id AND a.pass = 0
                  AND a.guideline_version_id = ${project.guidelineVersionId}::uuid) ELSE 0 END AS met
      FROM planned p
    )
    SELECT count(*)::int AS examples, coalesce(sum(places), 0)::int AS places,
           count(*) FILTER (WHERE waits)::int AS "waitingElsewhere",
           count(*) FILTER (WHERE met > 0 AND places > ${people.length}::int - met)::int AS unfillable,
           (SELECT count(DISTINCT example_id)::int FROM gold_answer WHERE project_id = ${projectId}::uuid) AS "goldExamples"
    FROM weighed`;
  return row!;
}

async function versionFacts(tx: Database, scope: Manage): Promise<PlanFacts["version"]> {
  const [row] = await tx.$queryRaw<NonNullable<PlanFacts["version"]>[]>`
    SELECT v.number, v.retired_at IS NOT NULL AS retired,
           (SELECT max(n.number) FROM guideline_version n WHERE n.guideline_id = v.guideline_id) AS newest,
           g.draft_saved_at > l.published_at AND (g.draft_body, g.draft_criteria, g.draft_qualities, g.draft_examples, g.draft_checks) IS DISTINCT FROM (l.body, l.criteria, l.qualities, l.examples, l.checks) AS "draftWaits"
    FROM guideline_version v JOIN guideline g ON g.id = v.guideline_id
    JOIN LATERAL (SELECT * FROM guideline_version n WHERE n.guideline_id = v.guideline_id ORDER BY n.number DESC LIMIT 1) l ON true
    WHERE v.id = ${scope.project.guidelineVersionId}::uuid`;
  return row!;
}
