import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Manage = ProjectScope<"rounds:manage">;

/** Whether the annotator `a` can take work: its account has the membership `m` with a role that labels. SQL. */
export const TAKES_WORK = Prisma.sql`(a.kind <> 'external' AND m.role IS NOT NULL AND m.role <> 'viewer')`;

/** Who takes part: those named, or all members who are annotators. Names whoever is not known or cannot be handed work. */
export async function participants(tx: Database, scope: Manage, keys: readonly string[] | undefined) {
  if (!keys) {
    const everyone = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM annotator a JOIN membership m ON m.project_id = a.project_id AND m.user_id = a.user_id
      WHERE a.project_id = ${scope.projectId}::uuid AND m.role = 'annotator'`;
    return ok(everyone.map((row) => row.id));
  }
  const found = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT a.id, lower(a.external_key) AS key FROM annotator a
    LEFT JOIN membership m ON m.project_id = a.project_id AND m.user_id = a.user_id
    WHERE a.project_id = ${scope.projectId}::uuid AND lower(a.external_key) = ANY(${[...keys]}::text[]) AND ${TAKES_WORK}`;
  const known = new Set(found.map(({ key }) => key));
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length > 0) {
    const message = `These cannot take part: ${missing.join(", ")}. Add them under Settings, Members first.`;
    return no("unknown-annotators", message, { errors: [{ field: "annotators", message }] });
  }
  return ok(found.map((row) => row.id));
}
