import "server-only";
import { examplesWaiting, MOST_WAITING } from "@/lib/assign/waiting-places";
import type { Actor } from "@/lib/auth/actor";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ProjectRow } from "./queries";

export interface Waiting {
  /** Examples that the person could label now. */
  label: number;
  /** Answers that people gave differently and nobody has settled. */
  resolve: number;
}

/** What waits in a project for its reader. */
export async function waitingIn(scope: ProjectScope<"project:read">): Promise<Waiting> {
  const { permissions, projectId, actor } = scope;
  const [row] = await count(actor, [
    { id: projectId, label: permissions.has("label:work"), resolve: permissions.has("resolve:read") },
  ]);
  return row ?? { label: 0, resolve: 0 };
}

/** What waits in each of these projects, by id. */
export async function waitingWork(actor: Actor, projects: readonly ProjectRow[]): Promise<Map<string, Waiting>> {
  const asked = projects.map(({ id, role }) => ({
    id,
    label: role !== "viewer",
    resolve: role === "lead" || role === "reviewer",
  }));
  const rows = await count(actor, asked);
  return new Map(rows.map(({ id, label, resolve }) => [id, { label, resolve }]));
}

interface Asked {
  id: string;
  label: boolean;
  resolve: boolean;
}

const FOR_ME = examplesWaiting({
  project: Prisma.sql`p.id`,
  annotator: Prisma.sql`me.id`,
  version: Prisma.sql`p.guideline_version_id`,
});

/** At most 1,000 of each. Work already held by the person counts; an example that they had before does not. */
function count(actor: Actor, projects: readonly Asked[]): Promise<(Waiting & { id: string })[]> {
  return db().$queryRaw`
    SELECT q.id, CASE WHEN q.label AND me.id IS NOT NULL THEN ${FOR_ME} ELSE 0 END AS label, coalesce(r.n, 0)::int AS resolve
    FROM unnest(${projects.map(({ id }) => id)}::uuid[], ${projects.map(({ label }) => label)}::boolean[],
                ${projects.map(({ resolve }) => resolve)}::boolean[]) AS q (id, label, resolve)
    JOIN project p ON p.id = q.id
    LEFT JOIN annotator me ON me.project_id = p.id AND me.user_id = ${actor.userId}::uuid
    LEFT JOIN LATERAL (
      SELECT count(*) AS n FROM (
        SELECT 1 FROM rating_count c
        WHERE q.resolve AND c.project_id = p.id AND c.guideline_version_id = p.guideline_version_id AND c.n > 0
          AND NOT EXISTS (SELECT 1 FROM resolution s WHERE s.project_id = c.project_id AND s.example_id = c.example_id
                            AND s.criterion_key = c.criterion_key AND s.withdrawn_at IS NULL)
        GROUP BY c.criterion_key, c.guideline_version_id, c.example_id HAVING count(*) > 1
        LIMIT ${MOST_WAITING}::int) split) r ON true`;
}
