import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { lift, mark, named } from "@/lib/examples/marks";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seedConditions } from "./queries";
import type { MarkSeeds, SeedSelection } from "./schema";

type Write = ProjectScope<"release:write">;

const NOT_EVALUATION =
  "Only examples of an evaluation project can be marked: those of an annotation project may go out as they are.";

/** Marks evaluation examples as seeds for training data. What is marked already keeps its note. Answers how many are new. */
export async function markSeeds(scope: Write, asked: MarkSeeds) {
  return change(scope, asked, "seed.mark", (chosen) => mark(scope, "seed", chosen, asked));
}

/** Takes marks away. Releases made before keep what they hold. Answers how many were marked. */
export async function liftSeeds(scope: Write, asked: SeedSelection) {
  return change(scope, asked, "seed.lift", (chosen) => lift(scope, "seed", chosen));
}

async function change(
  scope: Write,
  asked: SeedSelection & { note?: string },
  action: string,
  statement: (chosen: Prisma.Sql) => Prisma.Sql,
) {
  if (scope.project.purpose !== "evaluation") return no("not-evaluation", NOT_EVALUATION);
  const { examples, filter = {} } = asked;
  return transaction(async (tx) => {
    const chosen = examples ? await named(tx, scope, examples) : ok(seedConditions(scope.projectId, filter));
    if (!chosen.ok) return chosen;
    const changed = await tx.$executeRaw(statement(chosen.value));
    if (changed > 0)
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action,
        detail: JSON.parse(JSON.stringify({ changed, ...asked })),
      });
    return ok({ changed });
  });
}
