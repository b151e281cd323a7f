import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { seedConditions } from "./conditions";
import type { MarkSeeds, SeedSelection } from "./schema";

type Write = ProjectScope<"release:write">;

const NOT_EVALUATION =
  "Only examples of an evaluation project can be marked: those of an annotation project may go out as they are.";

/** Marks evaluation examples as seeds for training data. What is marked already keeps its note. Answers how many are new. */
export async function markSeeds(scope: Write, { note, ...selection }: MarkSeeds) {
  if (scope.project.purpose !== "evaluation") return no("not-evaluation", NOT_EVALUATION);
  return transaction(async (tx) => {
    const chosen = await choose(tx, scope, selection);
    if (!chosen.ok) return chosen;
    const changed = await tx.$executeRaw`
      INSERT INTO training_seed (project_id, id, example_id, note, author_id)
      SELECT e.project_id, gen_random_uuid(), e.id, ${note}, ${scope.actor.userId}::uuid FROM example e WHERE ${chosen.value}
      ON CONFLICT (project_id, example_id) WHERE lifted_at IS NULL DO NOTHING`;
    if (changed > 0) await record(tx, scope, "seed.mark", changed, { note, ...selection });
    return ok({ changed });
  });
}

/** Takes marks away. Releases made before keep what they hold. Answers how many were marked. */
export async function liftSeeds(scope: Write, selection: SeedSelection) {
  if (scope.project.purpose !== "evaluation") return no("not-evaluation", NOT_EVALUATION);
  return transaction(async (tx) => {
    const chosen = await choose(tx, scope, selection);
    if (!chosen.ok) return chosen;
    const changed = await tx.$executeRaw`
      UPDATE training_seed t SET lifted_at = now(), lifted_by_id = ${scope.actor.userId}::uuid
      WHERE t.project_id = ${scope.projectId}::uuid AND t.lifted_at IS NULL
        AND t.example_id IN (SELECT e.id FROM example e WHERE ${chosen.value})`;
    if (changed > 0) await record(tx, scope, "seed.lift", changed, selection);
    return ok({ changed });
  });
}

/** The examples named, each of which must exist, or those of the filter, as a condition on `e`. */
async function choose(tx: Database, { projectId }: Write, { examples, filter }: SeedSelection) {
  if (examples === undefined) return ok(seedConditions(projectId, filter ?? {}));
  const rows = await tx.$queryRaw<{ id: string; externalId: string }[]>`
    SELECT id, external_id AS "externalId" FROM example
    WHERE project_id = ${projectId}::uuid AND (external_id = ANY(${examples}::text[]) OR id::text = ANY(${examples}::text[]))`;
  const known = new Set(rows.flatMap(({ id, externalId }) => [id, externalId]));
  const unknown = examples.find((ref) => !known.has(ref));
  if (unknown !== undefined) return no("unknown-example", `There is no example ${unknown}.`);
  return ok(Prisma.sql`e.project_id = ${projectId}::uuid AND e.id = ANY(${rows.map(({ id }) => id)}::uuid[])`);
}

async function record(
  tx: Database,
  scope: Write,
  action: string,
  changed: number,
  asked: SeedSelection & { note?: string },
) {
  await audit(tx, {
    stream: `project:${scope.projectId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action,
    detail: JSON.parse(JSON.stringify({ changed, ...asked })),
  });
}
