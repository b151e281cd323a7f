import "server-only";
import { examplesWaiting, MOST_WAITING } from "@/lib/assign/waiting-places";
import type { Actor } from "@/lib/auth/actor";
import type { ProjectScope } from "@/lib/auth/scope";
import { blindReadingsWaiting, type WaitingReading } from "@/lib/curate/measurements/waiting-blind";
import { countWaiting } from "@/lib/resolve/differing";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ProjectRow } from "./queries";

export interface Waiting {
  /** Examples that the person could label now. */
  label: number;
  /** Answers that people gave differently and nobody has settled. */
  resolve: number;
}

/** The same with what the person is asked to read blind, the oldest first. */
export interface WaitingWork extends Waiting {
  readings: readonly Pick<WaitingReading, "id" | "examples">[];
}

/** What waits in a project for its reader. */
export async function waitingIn(scope: ProjectScope<"project:read">): Promise<Waiting> {
  const { permissions, projectId, actor, project } = scope;
  const [row] = await count(actor, [
    {
      id: projectId,
      label: permissions.has("label:work"),
      resolve: !project.archived && permissions.has("resolve:read"),
    },
  ]);
  return row ?? { label: 0, resolve: 0 };
}

/** What waits in each of these projects, by id. */
export async function waitingWork(actor: Actor, projects: readonly ProjectRow[]): Promise<Map<string, WaitingWork>> {
  const asked = projects.map(({ id, role, archived }) => ({
    id,
    label: !archived && role !== "viewer",
    resolve: !archived && (role === "lead" || role === "reviewer"),
  }));
  const labelled = asked.flatMap(({ id, label }) => (label ? [id] : []));
  const [rows, readings] = await Promise.all([count(actor, asked), blindReadingsWaiting(actor, labelled)]);
  return new Map(
    rows.map(({ id, label, resolve }) => [
      id,
      { label, resolve, readings: readings.filter(({ projectId }) => projectId === id) },
    ]),
  );
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
async function count(actor: Actor, projects: readonly Asked[]): Promise<(Waiting & { id: string })[]> {
  const rows = await countToLabel(actor, projects);
  return Promise.all(
    rows.map(async ({ id, label, guidelineVersionId }) => {
      const resolves = projects.some((project) => project.id === id && project.resolve);
      return {
        id,
        label,
        resolve: resolves ? await countWaiting({ projectId: id, guidelineVersionId }, MOST_WAITING) : 0,
      };
    }),
  );
}

function countToLabel(
  actor: Actor,
  projects: readonly Asked[],
): Promise<{ id: string; label: number; guidelineVersionId: string }[]> {
  return db().$queryRaw`
    SELECT q.id, CASE WHEN q.label AND me.id IS NOT NULL THEN ${FOR_ME} ELSE 0 END AS label, p.guideline_version_id AS "guidelineVersionId"
    FROM unnest(${projects.map(({ id }) => id)}::uuid[], ${projects.map(({ label }) => label)}::boolean[]) AS q (id, label)
    JOIN project p ON p.id = q.id
    LEFT JOIN annotator me ON me.project_id = p.id AND me.user_id = ${actor.userId}::uuid`;
}
