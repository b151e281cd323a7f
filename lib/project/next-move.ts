import "server-only";
import { previewRequeue } from "@/lib/assign/requeue";
import type { Actor } from "@/lib/auth/actor";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { reaskedByMove } from "@/lib/guideline/changes/staleness";
import { versionChain } from "@/lib/guideline/queries/version-pair";
import type { GuidelineDetail } from "@/lib/guideline/records";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db, replica } from "@/lib/server/db";

/** A newer version that a project can be moved to, and what its move asks again. */
export interface NextMove {
  projectId: string;
  projectName: string;
  guidelineId: string;
  from: number;
  to: number;
  examples: number;
  places: number;
}

/** More projects at once than this are moved from their own pages. */
const MOST_PROJECTS = 12;

/** The move to the newest version that is not retired; null where the project runs it, or a newer one. */
export async function nextMove(scope: ProjectScope<"guideline:edit">): Promise<NextMove | null> {
  const { projectId, project } = scope;
  const { guidelineId, versionNumber } = project;
  const newest = await db().guidelineVersion.findFirst({
    where: { guidelineId, retiredAt: null, number: { gt: versionNumber } },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  if (!newest) return null;
  const [chain, criteria] = await Promise.all([versionChain(db(), guidelineId), criteriaOf(newest.id)]);
  const keys = criteria.map(({ key }) => key);
  const reasked = reaskedByMove(chain, keys, versionNumber, newest.number);
  const asked = await previewRequeue(replica(), { projectId, version: newest, reasked, criteria });
  return { projectId, projectName: project.name, guidelineId, from: versionNumber, to: newest.number, ...asked };
}

/** The moves that a version opens to those who lead projects under its guideline, in the order in which these are listed. */
export async function nextMoves(actor: Actor, { projects, versions }: GuidelineDetail): Promise<NextMove[]> {
  const newest = versions.find(({ retiredAt }) => retiredAt === null)?.number ?? 0;
  const behind = projects.filter(({ isLead, version }) => isLead && version < newest);
  const found = await Promise.all(
    behind.slice(0, MOST_PROJECTS).map(async ({ id }) => nextMove(await requireProject(actor, id, "guideline:edit"))),
  );
  return found.filter((move): move is NextMove => move !== null);
}
