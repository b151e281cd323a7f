import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { lift, mark, named } from "@/lib/examples/marks";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import type { ExcludeInput, IncludeInput } from "./schema";

type Write = ProjectScope<"release:write">;

/** Keeps examples out of every export and release from now on. What is excluded already keeps its reason. Answers which ones are new. */
export async function exclude(scope: Write, { examples, reason, note }: ExcludeInput) {
  return change(scope, examples, "example.exclude", { reason }, (chosen) =>
    mark(scope, "exclusion", chosen, { reason, note }),
  );
}

/** Lets excluded examples go out again. Answers which ones were excluded. */
export async function include(scope: Write, { examples }: IncludeInput) {
  return change(scope, examples, "example.include", {}, (chosen) => lift(scope, "exclusion", chosen));
}

function change(
  scope: Write,
  examples: readonly string[],
  action: string,
  detail: { reason?: string },
  statement: (chosen: Prisma.Sql) => Prisma.Sql,
) {
  return transaction(async (tx: Database) => {
    const chosen = await named(tx, scope, examples);
    if (!chosen.ok) return chosen;
    const rows = await tx.$queryRaw<{ example: string }[]>(statement(chosen.value));
    const changed = rows.map(({ example }) => example);
    if (changed.length > 0)
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action,
        detail: { examples: changed, ...detail },
      });
    return ok({ examples: changed });
  });
}
