import "server-only";
import { withDependents } from "@/lib/guideline/answers/asked-criteria";
import type { Reasked } from "@/lib/guideline/changes/staleness";
import type { Criterion } from "@/lib/guideline/schema";
import { CURRENT, isGiven } from "@/lib/labels/tables";
import { Prisma } from "@/lib/server/generated/prisma/client";

export interface StaleQuestion {
  projectId: string;
  /** The version under which it is asked again. */
  versionId: string;
  seed: number;
  reasked: readonly Reasked[];
  /** Of the version under which it is asked again. */
  criteria: readonly Criterion[];
  /** Samples were drawn before and are not drawn anew: asked are those who labelled an example of them since. */
  isDrawn: boolean;
  /** Only this person's label of this example, which came in after the move. */
  late?: { exampleId: string; annotatorId: string };
}

/**
 * CTEs that end in `pairs (example_id, annotator_id, criteria)`: who is asked what again. A sample is drawn over the examples with a
 * stale label, by a hash of seed and the importer's id, so that it can be drawn again; with one seed for all criteria a smaller sample
 * lies within a larger one and few examples are read twice. Labels by AI models are theirs to give again.
 */
export function stalePairs(question: StaleQuestion): Prisma.Sql {
  const names = question.reasked.map((_, index) => Prisma.raw(index.toString()));
  const parts = question.reasked.flatMap((reasked, index) => [
    Prisma.sql`given_${names[index]!} AS MATERIALIZED (${staleLabels(question, reasked)})`,
    Prisma.sql`stale_${names[index]!} AS (${chosenOf(question, reasked, Prisma.sql`given_${names[index]!}`)})`,
  ]);
  const all = question.reasked.map(({ key }, index) => {
    const keys = withDependents(question.criteria, key);
    return Prisma.sql`SELECT example_id, annotator_id, unnest(${keys}::text[]) AS key FROM stale_${names[index]!}`;
  });
  return Prisma.sql`${Prisma.join(parts, ", ")}, pairs AS MATERIALIZED (
    SELECT example_id, annotator_id, array_agg(DISTINCT key) AS criteria
    FROM (${Prisma.join(all, " UNION ALL ")}) asked GROUP BY example_id, annotator_id)`;
}

/** Who labelled what, without those who answered or were handed the example under the new version already. */
function staleLabels({ projectId, versionId, late }: StaleQuestion, { key, versionIds }: Reasked): Prisma.Sql {
  const only = late
    ? Prisma.sql`AND c.example_id = ${late.exampleId}::uuid AND c.annotator_id = ${late.annotatorId}::uuid`
    : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT c.example_id, c.annotator_id FROM ${CURRENT} c
    WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = ${key} AND c.guideline_version_id = ANY(${versionIds}::uuid[])
      AND ${isGiven({ projectId })} ${only}
      AND NOT EXISTS (SELECT 1 FROM ${CURRENT} n
                      WHERE n.project_id = c.project_id AND n.criterion_key = c.criterion_key AND n.guideline_version_id = ${versionId}::uuid
                        AND n.example_id = c.example_id AND n.annotator_id = c.annotator_id)
      AND NOT EXISTS (SELECT 1 FROM assignment mine
                      WHERE mine.project_id = c.project_id AND mine.example_id = c.example_id AND mine.annotator_id = c.annotator_id
                        AND mine.guideline_version_id = ${versionId}::uuid)`;
}

function chosenOf(
  { projectId, seed, isDrawn }: StaleQuestion,
  { key, decision, sinceIds }: Reasked,
  given: Prisma.Sql,
): Prisma.Sql {
  if (decision === "requeue") return Prisma.sql`SELECT * FROM ${given}`;
  if (isDrawn)
    return Prisma.sql`
      SELECT * FROM ${given} WHERE example_id IN (
        SELECT again.example_id FROM assignment again
        WHERE again.project_id = ${projectId}::uuid AND again.example_id IN (SELECT example_id FROM ${given})
          AND again.guideline_version_id = ANY(${sinceIds}::uuid[]) AND ${key} = ANY(again.criteria))`;
  return Prisma.sql`
    SELECT * FROM ${given} WHERE example_id IN (
      SELECT e.id FROM example e WHERE e.project_id = ${projectId}::uuid AND e.id IN (SELECT example_id FROM ${given})
      ORDER BY md5(${seed}::text || ':' || e.external_id), e.id LIMIT ${decision.sample}::int)`;
}
