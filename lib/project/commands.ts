import "server-only";
import { type Actor, requireCreator } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { CreateProject, MovePin } from "./schema";

type NoVersion = "no-such-version" | "retired-version";

/**
 * Makes a project under a published version of a guideline that the actor may read. Its maker becomes its lead, and an annotator of
 * it like every member who can label. Throws `forbidden` where the actor may not create, `not-found` for the guideline.
 */
export async function createProject(actor: Actor, input: CreateProject): Promise<Result<{ id: string }, NoVersion>> {
  requireCreator(actor);
  const { guidelineId } = await requireGuideline(actor, input.guidelineId, "read");
  return transaction(async (tx) => {
    const version = await usableVersion(tx, guidelineId, input.guidelineVersion);
    if (!version.ok) return version;
    const { name, purpose, overlap } = input;
    const project = await tx.project.create({
      data: { name, purpose, overlap, guidelineId, guidelineVersionId: version.value.id, createdById: actor.userId },
      select: { id: true },
    });
    const member = { projectId: project.id, userId: actor.userId };
    await tx.membership.create({ data: { ...member, role: "lead" } });
    await tx.annotator.create({ data: { ...member, kind: "human", externalKey: actor.email, name: actor.name } });
    await audit(tx, {
      stream: `project:${project.id}`,
      projectId: project.id,
      actorId: actor.userId,
      action: "project.create",
      detail: { name, purpose, overlap, guidelineId, guidelineVersion: input.guidelineVersion },
    });
    return ok({ id: project.id });
  });
}

/**
 * Pins the project to another version of its guideline. Rounds and assignments that exist keep theirs: what is leased finishes under
 * the version it was leased under.
 */
export async function movePin(
  scope: ProjectScope<"guideline:edit">,
  input: MovePin,
): Promise<Result<{ number: number; hash: string }, NoVersion | "unchanged">> {
  return transaction(async (tx) => {
    const version = await usableVersion(tx, scope.project.guidelineId, input.guidelineVersion);
    if (!version.ok) return version;
    const { id, number, hash } = version.value;
    const [project] = await tx.$queryRaw<{ from: number }[]>`
      SELECT v.number AS "from" FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
      WHERE p.id = ${scope.projectId}::uuid FOR UPDATE OF p`;
    const from = project!.from;
    if (from === number) return no("unchanged", `The project is pinned to version ${number} already.`);
    await tx.project.update({ where: { id: scope.projectId }, data: { guidelineVersionId: id }, select: { id: true } });
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "project.pin",
      subject: id,
      detail: { from, to: number },
    });
    return ok({ number, hash });
  });
}

async function usableVersion(
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
