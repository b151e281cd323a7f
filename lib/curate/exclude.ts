import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { ExcludeInput, IncludeInput } from "./schema";

type Write = ProjectScope<"release:write">;

/** Keeps examples out of every export and release from now on. What is excluded already keeps its reason. Answers which ones are new. */
export async function exclude(scope: Write, { examples, reason, note }: ExcludeInput) {
  const found = await findExamples(scope, examples);
  if (!found.ok) return found;
  return transaction(async (tx) => {
    const made = await tx.$queryRaw<{ example: string }[]>`
      INSERT INTO exclusion (project_id, id, example_id, reason, note, author_id)
      SELECT ${scope.projectId}::uuid, gen_random_uuid(), x.id, ${reason}, ${note}, ${scope.actor.userId}::uuid FROM unnest(${found.value}::uuid[]) x (id)
      ON CONFLICT (project_id, example_id) WHERE lifted_at IS NULL DO NOTHING
      RETURNING example_id AS example`;
    const changed = made.map(({ example }) => example);
    if (changed.length > 0) await record(tx, scope, "example.exclude", { examples: changed, reason });
    return ok({ examples: changed });
  });
}

/** Lets excluded examples go out again. Answers which ones were excluded. */
export async function include(scope: Write, { examples }: IncludeInput) {
  const found = await findExamples(scope, examples);
  if (!found.ok) return found;
  return transaction(async (tx) => {
    const lifted = await tx.$queryRaw<{ example: string }[]>`
      UPDATE exclusion SET lifted_at = now(), lifted_by_id = ${scope.actor.userId}::uuid
      WHERE project_id = ${scope.projectId}::uuid AND example_id = ANY(${found.value}::uuid[]) AND lifted_at IS NULL
      RETURNING example_id AS example`;
    const changed = lifted.map(({ example }) => example);
    if (changed.length > 0) await record(tx, scope, "example.include", { examples: changed });
    return ok({ examples: changed });
  });
}

async function findExamples(scope: Write, refs: readonly string[]) {
  const rows = await db().$queryRaw<{ id: string; externalId: string }[]>`
    SELECT id, external_id AS "externalId" FROM example
    WHERE project_id = ${scope.projectId}::uuid AND (external_id = ANY(${refs}::text[]) OR id::text = ANY(${refs}::text[]))`;
  const known = new Set(rows.flatMap(({ id, externalId }) => [id, externalId]));
  const unknown = refs.find((ref) => !known.has(ref));
  return unknown === undefined
    ? ok(rows.map(({ id }) => id))
    : no("unknown-example", `There is no example ${unknown}.`);
}

async function record(tx: Database, scope: Write, action: string, detail: { examples: string[]; reason?: string }) {
  await audit(tx, {
    stream: `project:${scope.projectId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action,
    detail,
  });
}
