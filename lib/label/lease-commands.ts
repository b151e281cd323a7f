import "server-only";
import type { z } from "zod";
import { annotatorOf, lockAnnotator } from "@/lib/assign/annotator";
import { LEASE_TIME } from "@/lib/assign/claim-slot";
import { followPin } from "@/lib/assign/pin";
import type { ProjectScope } from "@/lib/auth/scope";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { readLeases } from "./leases";
import type { draftSchema, flagSchema, Lease, skipSchema } from "./schema";
import { refuseSettled } from "./settled-labels";
import { checkDraft } from "./store-submit";

type Work = ProjectScope<"label:work">;

const LOST = "Your lease ran out and the example went to somebody else, or it was submitted already.";

/** Makes the lease last its full time again from now; works after its end as long as nobody else took the example. */
export async function renewLease(
  scope: Work,
  assignmentId: string,
  leaseToken: string,
): Promise<Result<{ expiresAt: string }, "lease-lost">> {
  const annotatorId = await annotatorOf(scope);
  const [row] = await db().$queryRaw<{ expiresAt: Date }[]>`
    UPDATE assignment a SET lease_expires_at = clock_timestamp() + ${LEASE_TIME}
    WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid AND a.state = 'leased'
      AND a.annotator_id = ${annotatorId}::uuid AND a.lease_token = ${leaseToken}::uuid
    RETURNING a.lease_expires_at AS "expiresAt"`;
  return row
    ? ok({ expiresAt: row.expiresAt.toISOString() })
    : no("lease-lost", `${LOST} What you typed is still on your page; submit it and it is kept as an extra.`);
}

/** Saves answers that are not finished: only whether they are asked is checked. */
export async function saveDraft(
  scope: Work,
  assignmentId: string,
  input: z.infer<typeof draftSchema>,
): Promise<Result<{ saved: true }, "lease-lost" | "invalid-answers">> {
  const annotatorId = await annotatorOf(scope);
  const answers = Object.fromEntries(Object.entries(input.answers).filter(([, value]) => value !== null));
  return transaction(async (tx) => {
    // The lock makes it wait for a submit under way and look again, so that no draft outlives its submit.
    const [held] = await tx.$queryRaw<{ versionId: string; criteria: string[] | null }[]>`
      SELECT a.guideline_version_id AS "versionId", a.criteria FROM assignment a
      WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid AND a.annotator_id = ${annotatorId}::uuid
        AND a.lease_token = ${input.leaseToken}::uuid AND a.state = 'leased'
      FOR SHARE OF a`;
    if (!held) return no("lease-lost", LOST);
    const checked = checkDraft(askedCriteria(await criteriaOf(held.versionId), held.criteria ?? []), input.answers);
    if (!checked.ok) return checked;
    await tx.$executeRaw`
      INSERT INTO draft (project_id, assignment_id, annotator_id, answers)
      VALUES (${scope.projectId}::uuid, ${assignmentId}::uuid, ${annotatorId}::uuid, ${JSON.stringify(answers)}::jsonb)
      ON CONFLICT (project_id, assignment_id, annotator_id, part) DO UPDATE SET answers = excluded.answers, saved_at = now()`;
    return ok({ saved: true as const });
  });
}

/**
 * Gives an example back with a reason. The person does not meet it again in this version; a place of a round opens anew for somebody
 * else, under the pinned version. Skipping twice with the same token is once.
 */
export async function skip(
  scope: Work,
  assignmentId: string,
  input: z.infer<typeof skipSchema>,
): Promise<Result<{ skipped: true }, "lease-lost" | "settled">> {
  const annotatorId = await annotatorOf(scope);
  return transaction(async (tx) => {
    await lockAnnotator(tx, scope.projectId, annotatorId);
    const [row] = await tx.$queryRaw<{ state: string; given: boolean; roundId: string }[]>`
      SELECT state, submitted_at IS NOT NULL AS given, round_id AS "roundId" FROM assignment
      WHERE project_id = ${scope.projectId}::uuid AND id = ${assignmentId}::uuid AND annotator_id = ${annotatorId}::uuid
        AND lease_token = ${input.leaseToken}::uuid FOR UPDATE`;
    if (row?.state === "skipped") return ok({ skipped: true as const });
    if (row?.state !== "leased") return no("lease-lost", LOST);
    const settled = row.given ? await refuseSettled(tx, scope.projectId, assignmentId) : null;
    if (settled) return settled;
    const { reason, note = "" } = input;
    if (row.given) await takeBack(tx, scope, annotatorId, assignmentId);
    await tx.$executeRaw`
      UPDATE assignment SET state = 'skipped', skipped_at = clock_timestamp(), skip_reason = ${reason}, skip_note = ${note}
      WHERE project_id = ${scope.projectId}::uuid AND id = ${assignmentId}::uuid`;
    await tx.$executeRaw`
      INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, criteria, parts, probability)
      SELECT a.project_id, gen_random_uuid(), a.round_id, a.example_id, r.guideline_version_id, 'slot', 'open', a.place, a.rank, a.criteria, a.parts, a.probability
      FROM assignment a JOIN round r ON r.project_id = a.project_id AND r.id = a.round_id
      WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid AND a.kind = 'slot'`;
    await followPin(tx, scope.projectId, row.roundId);
    await tx.draft.deleteMany({ where: { projectId: scope.projectId, assignmentId, annotatorId } });
    await audit(tx, {
      stream: `work:${scope.projectId}:${annotatorId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "assignment.skip",
      subject: assignmentId,
      detail: { reason, ...(note && { note }) },
    });
    return ok({ skipped: true as const });
  });
}

/** Answers given before a reopened example was skipped no longer count: a revision without a value says so. */
async function takeBack(tx: Database, scope: Work, annotatorId: string, assignmentId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, part, pass, revision, assignment_id, session_id, position)
    SELECT c.project_id, c.example_id, c.annotator_id, c.guideline_version_id, c.criterion_key, c.part, c.pass, c.revision + 1, a.id, a.session_id, a.position
    FROM assignment a JOIN current_judgment c ON c.project_id = a.project_id AND c.example_id = a.example_id AND c.annotator_id = a.annotator_id
      AND c.guideline_version_id = a.guideline_version_id AND c.pass = a.pass AND NOT c.taken_back
    WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid AND a.annotator_id = ${annotatorId}::uuid`;
}

/**
 * Undo: hands a submitted example back to the person who submitted it. What was given stands until they submit again. One that is in
 * their hands already keeps its token, so that two windows cannot take it from each other.
 */
export async function reopen(
  scope: Work,
  assignmentId: string,
): Promise<Result<Lease, "not-found" | "round-closed" | "settled">> {
  const annotatorId = await annotatorOf(scope);
  const outcome = await transaction(async (tx) => {
    await lockAnnotator(tx, scope.projectId, annotatorId);
    const [row] = await tx.$queryRaw<{ state: string; given: boolean; round: string }[]>`
      SELECT a.state, a.submitted_at IS NOT NULL AS given, r.state AS round FROM assignment a JOIN round r ON r.project_id = a.project_id AND r.id = a.round_id
      WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid AND a.annotator_id = ${annotatorId}::uuid FOR UPDATE OF a`;
    if (row?.state !== "submitted" && row?.state !== "leased")
      return no("not-found", "There is no submitted example of yours with this id.");
    if (row.round === "closed") return no("round-closed", "The round is closed; its labels can no longer be changed.");
    const settled = row.given ? await refuseSettled(tx, scope.projectId, assignmentId) : null;
    if (settled) return settled;
    await tx.$executeRaw`
      UPDATE assignment a
      SET state = 'leased', lease_token = CASE a.state WHEN 'leased' THEN a.lease_token ELSE gen_random_uuid() END,
             leased_at = CASE a.state WHEN 'leased' THEN a.leased_at ELSE clock_timestamp() END, lease_expires_at = clock_timestamp() + ${LEASE_TIME}
      WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${assignmentId}::uuid`;
    return ok(null);
  });
  if (!outcome.ok) return outcome;
  const [lease] = await readLeases(scope, annotatorId, assignmentId);
  return ok(lease!);
}

/** Puts a flag or remark on the example of one's assignment; leads and reviewers see it. */
export async function flag(
  scope: Work,
  assignmentId: string,
  input: z.infer<typeof flagSchema>,
): Promise<Result<{ id: string }, "not-found">> {
  const annotatorId = await annotatorOf(scope);
  const held = await db().assignment.findFirst({
    where: { projectId: scope.projectId, id: assignmentId, annotatorId },
    select: { exampleId: true },
  });
  if (!held) return no("not-found", "There is no such assignment of yours.");
  const { id } = await db().comment.create({
    data: {
      projectId: scope.projectId,
      exampleId: held.exampleId,
      annotatorId,
      authorId: scope.actor.userId,
      flag: true,
      body: input.body,
      criterionKey: input.criterion,
      clause: input.clause,
    },
  });
  return ok({ id });
}
