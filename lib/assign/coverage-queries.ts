import "server-only";
import type { ListPage } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import { replica } from "@/lib/server/db";

type Read = ProjectScope<"rounds:read">;

/** How many of a round's examples have so many labels in it, and how many of these have all that they wait for. */
export interface Coverage {
  labels: number;
  examples: number;
  complete: number;
}

/** The round's examples by the number of their labels, most labels first. */
export async function roundCoverage(scope: Read, roundId: string): Promise<Coverage[]> {
  return replica().$queryRaw<Coverage[]>`
    WITH each AS (
      SELECT count(*) FILTER (WHERE a.submitted_at IS NOT NULL) AS labels, count(*) AS places FROM assignment a
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.kind = 'slot' AND a.state NOT IN ('skipped', 'withdrawn')
      GROUP BY a.example_id
    )
    SELECT labels::int AS labels, count(*)::int AS examples, count(*) FILTER (WHERE labels = places)::int AS complete
    FROM each GROUP BY labels ORDER BY labels DESC`;
}

export interface CoveredExample {
  exampleId: string;
  externalId: string;
  excerpt: string;
  places: number;
  held: number;
  skips: number;
}

/** A page of the round's examples that have so many labels in it, in the order of import. */
export async function examplesWith(
  scope: Read,
  roundId: string,
  labels: number,
  { page, size }: ListPage,
): Promise<CoveredExample[]> {
  return replica().$queryRaw<CoveredExample[]>`
    WITH each AS (
      SELECT a.example_id, count(*) FILTER (WHERE a.state <> 'skipped')::int AS places, count(*) FILTER (WHERE a.state = 'skipped')::int AS skips,
             count(*) FILTER (WHERE a.state = 'leased' AND a.submitted_at IS NULL AND a.lease_expires_at > clock_timestamp())::int AS held
      FROM assignment a
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.kind = 'slot' AND a.state <> 'withdrawn'
      GROUP BY a.example_id
      HAVING count(*) FILTER (WHERE a.submitted_at IS NOT NULL AND a.state <> 'skipped') = ${labels}::int
    )
    SELECT c.example_id AS "exampleId", e.external_id AS "externalId", c.places, c.held, c.skips,
           ${EXCERPT} AS excerpt
    FROM each c JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = c.example_id
    ORDER BY e.sequence LIMIT ${size}::int OFFSET ${(page - 1) * size}::int`;
}
