import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Write = ProjectScope<"release:write">;

/** What can be said of an example until it is lifted: that it is kept out of everything; that it may become training data. */
export type MarkKind = "exclusion" | "seed";

/** That a mark stands on an example. Both are SQL, `e.project_id` and `e.id` for example. */
export function isMarked(kind: MarkKind, project: Prisma.Sql, example: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (${marksOn(kind, project, example)} AND x.lifted_at IS NULL)`;
}

/** That a mark stood on an example when the numbers of resolutions and marks had come as far as this. */
export function wasMarked(kind: MarkKind, project: Prisma.Sql, example: Prisma.Sql, sequence: number): Prisma.Sql {
  return Prisma.sql`EXISTS (${marksOn(kind, project, example)} AND x.sequence <= ${sequence}::bigint
    AND (x.lifted_sequence IS NULL OR x.lifted_sequence > ${sequence}::bigint))`;
}

const marksOn = (kind: MarkKind, project: Prisma.Sql, example: Prisma.Sql) =>
  Prisma.sql`SELECT 1 FROM example_mark x WHERE x.project_id = ${project} AND x.kind = ${kind} AND x.example_id = ${example}`;

/** Marks the examples `e` that a condition lets through; what is marked already keeps what it says. Returns each new one as `example`. */
export function mark(
  scope: Write,
  kind: MarkKind,
  chosen: Prisma.Sql,
  { reason = null, note }: { reason?: string | null; note: string },
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO example_mark (project_id, id, example_id, kind, reason, note, author_id)
    SELECT e.project_id, gen_random_uuid(), e.id, ${kind}, ${reason}, ${note}, ${scope.actor.userId}::uuid FROM example e WHERE ${chosen}
    ON CONFLICT (project_id, kind, example_id) WHERE lifted_at IS NULL DO NOTHING
    RETURNING example_id AS example`;
}

/** Lifts the marks of the examples `e` that a condition lets through. Returns each that was marked as `example`. */
export function lift(scope: Write, kind: MarkKind, chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    UPDATE example_mark x SET lifted_at = now(), lifted_by_id = ${scope.actor.userId}::uuid
    WHERE x.project_id = ${scope.projectId}::uuid AND x.kind = ${kind} AND x.lifted_at IS NULL
      AND x.example_id IN (SELECT e.id FROM example e WHERE ${chosen})
    RETURNING x.example_id AS example`;
}

/**
 * Excludes what the steps of a recipe's run took, each for the reason of its step; `steps` are all of them, in their order. What is
 * excluded already keeps what it says.
 */
export function markTaken(scope: Write, runId: string, steps: readonly { reason: string; note: string }[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO example_mark (project_id, id, example_id, kind, reason, note, author_id, run_id)
    SELECT t.project_id, gen_random_uuid(), t.example_id, 'exclusion', s.reason, s.note, ${scope.actor.userId}::uuid, t.run_id
    FROM recipe_taken t
    JOIN unnest(${steps.map(({ reason }) => reason)}::text[], ${steps.map(({ note }) => note)}::text[]) WITH ORDINALITY AS s (reason, note, step)
      ON s.step = t.step
    WHERE t.project_id = ${scope.projectId}::uuid AND t.run_id = ${runId}::uuid
    ON CONFLICT (project_id, kind, example_id) WHERE lifted_at IS NULL DO NOTHING`;
}

/** Lifts the marks that a run of a recipe set and that stand. */
export function liftOfRun(scope: Write, runId: string): Prisma.Sql {
  return Prisma.sql`
    UPDATE example_mark x SET lifted_at = now(), lifted_by_id = ${scope.actor.userId}::uuid
    WHERE x.project_id = ${scope.projectId}::uuid AND x.run_id = ${runId}::uuid AND x.lifted_at IS NULL`;
}

/** The examples named by their own ids or the importer's, each of which must exist, as a condition on `e`. */
export async function named(tx: Database, { projectId }: Write, refs: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string; externalId: string }[]>`
    SELECT id, external_id AS "externalId" FROM example
    WHERE project_id = ${projectId}::uuid AND (external_id = ANY(${refs}::text[]) OR id::text = ANY(${refs}::text[]))`;
  const known = new Set(rows.flatMap(({ id, externalId }) => [id, externalId]));
  const unknown = refs.find((ref) => !known.has(ref));
  if (unknown !== undefined) return no("unknown-example", `There is no example ${unknown}.`);
  return ok(Prisma.sql`e.project_id = ${projectId}::uuid AND e.id = ANY(${rows.map(({ id }) => id)}::uuid[])`);
}

/** That nobody keeps the example out: no exclusion of it stands. Both are SQL, `e.project_id` and `e.id` for example. */
export function isKept(project: Prisma.Sql, example: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT ${isMarked("exclusion", project, example)}`;
}

/**
 * Marks examples, each with a note of its own, for a recipe's run where one is named; what is marked already keeps what it says. Returns the
 * new marks, by example.
 */
export async function markEach(
  tx: Database,
  scope: Write,
  kind: MarkKind,
  reason: string | null,
  each: readonly { example: string; note: string }[],
  run: string | null = null,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; example: string }[]>`
    INSERT INTO example_mark (project_id, id, example_id, kind, reason, note, author_id, run_id)
    SELECT ${scope.projectId}::uuid, gen_random_uuid(), x.example, ${kind}, ${reason}, x.note, ${scope.actor.userId}::uuid, ${run}::uuid
    FROM unnest(${each.map(({ example }) => example)}::uuid[], ${each.map(({ note }) => note)}::text[]) AS x (example, note)
    ON CONFLICT (project_id, kind, example_id) WHERE lifted_at IS NULL DO NOTHING
    RETURNING id, example_id AS example`;
  return new Map(rows.map(({ id, example }) => [example, id]));
}
