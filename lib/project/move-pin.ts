import "server-only";
import { followPin, holdPin } from "@/lib/assign/pin";
import { type Requeued, requeue } from "@/lib/assign/requeue";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Reasked, reaskedByMove } from "@/lib/guideline/changes/staleness";
import { versionChain } from "@/lib/guideline/queries/version-pair";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { orderFacts } from "@/lib/jobs/order-facts";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { MovePin } from "./schema";

type Edit = ProjectScope<"guideline:edit">;

/** Long enough for the labels of a million examples. */
const MOVING_TIMEOUT_MS = 600_000;

interface MovedPin {
  number: number;
  hash: string;
  /** Places that waited under another version and are asked by this one now. */
  followed: number;
  /** What is asked again; null where nothing is. */
  requeued: Requeued | null;
}

/**
 * Pins the project to another version of its guideline. Open places follow; what is leased finishes under the version it was leased
 * under, and labels stay under theirs. Labels that the versions in between made stale are asked again as their publishers decided.
 * Whoever moves the pin has read what changed; the others confirm it before they take work.
 */
export async function movePin(scope: Edit, input: MovePin): Promise<Result<MovedPin, NoVersion | "unchanged">> {
  return transaction(
    async (tx) => {
      await holdPin(tx, scope.projectId);
      const version = await usableVersion(tx, scope.project.guidelineId, input.guidelineVersion);
      if (!version.ok) return version;
      const { id, number, hash } = version.value;
      const from = await pinnedNow(tx, scope);
      if (from.number === number) return no("unchanged", `The project is pinned to version ${number} already.`);
      await tx.project.update({
        where: { id: scope.projectId },
        data: { guidelineVersionId: id },
        select: { id: true },
      });
      const followed = await followPin(tx, scope.projectId);
      const { reasked, requeued } = await askStale(tx, scope, from.number, version.value);
      await tx.versionMove.create({
        data: {
          projectId: scope.projectId,
          fromVersionId: from.id,
          toVersionId: id,
          roundId: requeued?.roundId,
          movedById: scope.actor.userId,
        },
      });
      await acknowledgeForMover(tx, scope, id);
      if (await asksForPatterns(tx, id)) await orderFacts(tx, scope.projectId, scope.actor.userId);
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action: "project.pin",
        subject: id,
        detail: {
          from: from.number,
          to: number,
          followed,
          ...(requeued && { requeued: { ...requeued, criteria: decisionsOf(reasked) } }),
        },
      });
      return ok({ number, hash, followed, requeued });
    },
    { timeout: MOVING_TIMEOUT_MS, maxWait: 10_000 },
  );
}

async function pinnedNow(tx: Database, { projectId }: Edit): Promise<{ id: string; number: number }> {
  const [pinned] = await tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT v.id, v.number FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    WHERE p.id = ${projectId}::uuid FOR UPDATE OF p`;
  return pinned!;
}

async function askStale(tx: Database, scope: Edit, from: number, version: { id: string; number: number }) {
  const chain = await versionChain(tx, scope.project.guidelineId);
  const criteria = await criteriaOf(version.id);
  const keys = criteria.map(({ key }) => key);
  const reasked = reaskedByMove(chain, keys, from, version.number);
  const { projectId, actor } = scope;
  return { reasked, requeued: await requeue(tx, { projectId, version, reasked, criteria, createdById: actor.userId }) };
}

function decisionsOf(reasked: readonly Reasked[]): Record<string, Reasked["decision"]> {
  return Object.fromEntries(reasked.map(({ key, decision }) => [key, decision]));
}

async function acknowledgeForMover(tx: Database, { projectId, annotatorId }: Edit, versionId: string): Promise<void> {
  if (!annotatorId) return;
  await tx.versionAcknowledgement.createMany({
    data: [{ projectId, annotatorId, guidelineVersionId: versionId, shown: "changes" }],
    skipDuplicates: true,
  });
}

export type NoVersion = "no-such-version" | "retired-version";

/** A published version that a project can be pinned to. It cannot be retired until the transaction ends. */
export async function usableVersion(
  tx: Database,
  guidelineId: string,
  number: number,
): Promise<Result<{ id: string; number: number; hash: string }, NoVersion>> {
  const [version] = await tx.$queryRaw<{ id: string; number: number; hash: string; retired: boolean }[]>`
    SELECT id, number, hash, retired_at IS NOT NULL AS retired FROM guideline_version
    WHERE guideline_id = ${guidelineId}::uuid AND number = ${number}::int FOR KEY SHARE`;
  if (!version) {
    const message = `The guideline has no published version ${number}.`;
    return no("no-such-version", message, { errors: [{ field: "guidelineVersion", message }] });
  }
  if (version.retired) return no("retired-version", `Version ${number} is retired. Choose another.`);
  return ok({ id: version.id, number, hash: version.hash });
}

/** Whether checks of a version ask for patterns, which nobody may have looked for in the project's texts. */
async function asksForPatterns(tx: Database, versionId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ asks: boolean }[]>`
    SELECT jsonb_path_exists(checks, '$[*].conditions[*] ? (@.fact starts with "pattern.")') AS asks FROM guideline_version WHERE id = ${versionId}::uuid`;
  return row?.asks ?? false;
}
