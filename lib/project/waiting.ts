import "server-only";
import { isPlaceFor } from "@/lib/assign/place-for";
import type { Actor } from "@/lib/auth/actor";
import type { ProjectScope } from "@/lib/auth/scope";
import { countWaiting } from "@/lib/resolve/differing";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ProjectRow } from "./queries";

/** Counting stops here: beyond it "many" is all that one needs to know. */
const MOST = 1000;
/** Open places of one example that are looked at before counting may fall short of the true number. */
const MOST_PLACES = 5;

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

const FOR_ME = isPlaceFor({
  project: Prisma.sql`p.id`,
  annotator: Prisma.sql`me.id`,
  version: Prisma.sql`p.guideline_version_id`,
});

/** At most 1,000 of each. Work already held by the person counts; an example that they had before does not. */
async function count(actor: Actor, projects: readonly Asked[]): Promise<(Waiting & { id: string })[]> {
  const rows = await countToLabel(actor, projects);
  return Promise.all(
    rows.map(async ({ id, label, guidelineVersionId }) => {
      const resolves = projects.some((project) => project.id === id && project.resolve);
      return { id, label, resolve: resolves ? await countWaiting({ projectId: id, guidelineVersionId }, MOST) : 0 };
    }),
  );
}

function countToLabel(
  actor: Actor,
  projects: readonly Asked[],
): Promise<{ id: string; label: number; guidelineVersionId: string }[]> {
  return db().$queryRaw`
    SELECT q.id, coalesce(l.n, 0)::int AS label, p.guideline_version_id AS "guidelineVersionId"
    FROM unnest(${projects.map(({ id }) => id)}::uuid[], ${projects.map(({ label }) => label)}::boolean[]) AS q (id, label)
    JOIN project p ON p.id = q.id
    LEFT JOIN annotator me ON me.project_id = p.id AND me.user_id = ${actor.userId}::uuid
    LEFT JOIN LATERAL (
      SELECT least(count(DISTINCT open.example_id), ${MOST}::int) AS n FROM (
        SELECT a.example_id FROM assignment a JOIN round ro ON ro.project_id = a.project_id AND ro.id = a.round_id AND ro.state = 'open'
        WHERE q.label AND a.project_id = p.id AND a.kind = 'slot' AND me.id IS NOT NULL
          AND (a.state = 'open' AND ro.guideline_version_id = p.guideline_version_id AND ${FOR_ME}
               OR a.state = 'leased' AND a.annotator_id = me.id)
          AND (NOT EXISTS (SELECT 1 FROM round_annotator ra WHERE ra.project_id = ro.project_id AND ra.round_id = ro.id)
               OR EXISTS (SELECT 1 FROM round_annotator ra
                          WHERE ra.project_id = ro.project_id AND ra.round_id = ro.id AND ra.annotator_id = me.id))
        LIMIT ${MOST * MOST_PLACES}::int) open) l ON true`;
}
