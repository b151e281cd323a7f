import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import { CURRENT, isGiven } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Read = ProjectScope<"release:write">;

/** Examples that say the same and were labelled differently on one criterion. */
export interface Contradiction {
  cluster: number;
  criterion: string;
  /** Each value with how many labels gave it, the most frequent first. */
  values: { value: string; labels: number }[];
  exampleId: string;
  externalId: string;
  excerpt: string;
}

export interface Consistency {
  annotator: string;
  name: string;
  /** Pairs of labels that one person gave to examples that say the same, and how many of them are equal. */
  pairs: number;
  equal: number;
}

/**
 * Labels of people on examples that say the same, all of it, with the cluster that these are in: values are compared where they were given
 * under versions that mean the same.
 */
function labelled({ projectId }: Read, run: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT d.cluster, c.criterion_key, k.meaning_id, c.annotator_id, c.value_key
    FROM (SELECT number AS cluster, kept_id AS example_id FROM duplicate_cluster
          WHERE project_id = ${projectId}::uuid AND run_id = ${run}::uuid AND meaning = 'whole'
          UNION ALL SELECT m.cluster, m.example_id FROM duplicate_member m
          JOIN duplicate_cluster w ON w.project_id = m.project_id AND w.run_id = m.run_id AND w.number = m.cluster AND w.meaning = 'whole'
          WHERE m.project_id = ${projectId}::uuid AND m.run_id = ${run}::uuid AND m.same) d
    JOIN ${CURRENT} c ON c.project_id = ${projectId}::uuid AND c.example_id = d.example_id
    JOIN criterion k ON k.guideline_version_id = c.guideline_version_id AND k.key = c.criterion_key
    WHERE ${isGiven({ projectId })} AND NOT c.superseded AND c.value_key IS NOT NULL)`;
}

/** Where people said different things of the same, most labels first. */
export function listContradictions(scope: Read, run: string, limit: number): Promise<Contradiction[]> {
  return replica().$queryRaw<Contradiction[]>`
    SELECT g.cluster, g.criterion_key AS criterion, g.values, e.id AS "exampleId", e.external_id AS "externalId",
           ${EXCERPT} AS excerpt
    FROM (SELECT cluster, criterion_key, meaning_id, sum(n) AS n, jsonb_agg(jsonb_build_object('value', value_key, 'labels', n) ORDER BY n DESC, value_key) AS values
          FROM (SELECT cluster, criterion_key, meaning_id, value_key, count(*)::int AS n FROM ${labelled(scope, run)} l GROUP BY 1, 2, 3, 4) v
          GROUP BY 1, 2, 3 HAVING count(*) > 1 ORDER BY sum(n) DESC, cluster, criterion_key LIMIT ${limit}::int) g
    JOIN duplicate_cluster c ON c.project_id = ${scope.projectId}::uuid AND c.run_id = ${run}::uuid AND c.number = g.cluster
    JOIN example e ON e.project_id = c.project_id AND e.id = c.kept_id ORDER BY g.n DESC, g.cluster, g.criterion_key`;
}

/** How consistent each person is on examples that say the same; those who never labelled two of them are left out. */
export function listConsistency(scope: Read, run: string): Promise<Consistency[]> {
  return replica().$queryRaw<Consistency[]>`
    SELECT n.id AS annotator, n.name, g.pairs, g.equal
    FROM (SELECT annotator_id, sum(all_of_them * (all_of_them - 1) / 2)::int AS pairs, sum(equal)::int AS equal
          FROM (SELECT cluster, criterion_key, meaning_id, annotator_id, sum(n) AS all_of_them, sum(n * (n - 1) / 2) AS equal
                FROM (SELECT cluster, criterion_key, meaning_id, annotator_id, value_key, count(*) AS n FROM ${labelled(scope, run)} l GROUP BY 1, 2, 3, 4, 5) v
                GROUP BY 1, 2, 3, 4 HAVING sum(n) > 1) c
          GROUP BY 1) g
    JOIN annotator n ON n.project_id = ${scope.projectId}::uuid AND n.id = g.annotator_id
    ORDER BY g.pairs DESC, name LIMIT 200`;
}
