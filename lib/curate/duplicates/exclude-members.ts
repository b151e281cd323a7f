import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { lift, mark } from "@/lib/examples/marks";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { MembersInput } from "./schema";

type Write = ProjectScope<"release:write">;

/**
 * That since the search somebody said of member `m` that it is to be kept, or is no duplicate of the one that its cluster `c` keeps: the next
 * search will know it, and until then it must not go.
 */
const IS_SPARED = Prisma.sql`EXISTS (SELECT FROM duplicate_verdict v WHERE v.project_id = m.project_id
  AND (v.kind = 'keep' AND v.example_id = m.example_id
    OR v.kind = 'apart' AND v.example_id = least(m.example_id, c.kept_id) AND v.other_id = greatest(m.example_id, c.kept_id)))`;

/**
 * Excludes the members of a cluster, or of all clusters of one meaning; the kept ones stay, and so does what was decided about since. What
 * is excluded already keeps its reason.
 */
export function excludeMembers(scope: Write, input: MembersInput) {
  return change(scope, input, "duplicates.exclude", (chosen) =>
    mark(scope, "exclusion", chosen, { reason: "unique", note: noteOf(input) }),
  );
}

/** Takes back exactly what `excludeMembers` excluded for the same. */
export function includeMembers(scope: Write, input: MembersInput) {
  return change(scope, input, "duplicates.include", (chosen) =>
    lift(
      scope,
      "exclusion",
      Prisma.sql`${chosen} AND EXISTS (SELECT FROM example_mark n WHERE n.project_id = e.project_id AND n.example_id = e.id
        AND n.kind = 'exclusion' AND n.lifted_at IS NULL AND n.note = ${noteOf(input)})`,
    ),
  );
}

/** What such an exclusion says of itself: which search it was, so that this and nothing else is taken back. */
export function noteOf({ run, meaning, cluster }: MembersInput): string {
  return `Duplicates of search ${run.slice(-8)}, ${meaning}${cluster === undefined ? "" : `, cluster ${cluster}`}`;
}

function change(
  scope: Write,
  { run, meaning, cluster }: MembersInput,
  action: string,
  statement: (chosen: Prisma.Sql) => Prisma.Sql,
) {
  const { projectId } = scope;
  return transaction(
    async (tx: Database) => {
      const known = await tx.duplicateRun.count({ where: { projectId, id: run } });
      if (known === 0)
        return no(
          "unknown-search",
          "Duplicates have been looked for again since. Look at what was found; nothing was changed.",
        );
      const chosen = Prisma.sql`e.project_id = ${projectId}::uuid AND e.id IN (
        SELECT m.example_id FROM duplicate_member m JOIN duplicate_cluster c ON c.project_id = m.project_id AND c.run_id = m.run_id AND c.number = m.cluster
        WHERE m.project_id = ${projectId}::uuid AND m.run_id = ${run}::uuid AND c.meaning = ${meaning}
          AND (${cluster ?? null}::int IS NULL OR m.cluster = ${cluster ?? null}::int) AND NOT ${IS_SPARED})`;
      const rows = await tx.$queryRaw<{ example: string }[]>(statement(chosen));
      if (rows.length > 0)
        await audit(tx, {
          stream: `project:${projectId}`,
          projectId,
          actorId: scope.actor.userId,
          action,
          detail: { run, meaning, ...(cluster !== undefined && { cluster }), examples: rows.length },
        });
      return ok({ examples: rows.length });
    },
    { timeout: 120_000 },
  );
}
