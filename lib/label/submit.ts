import "server-only";
import { createHash } from "node:crypto";
import { annotatorOf, lockAnnotator } from "@/lib/assign/annotator";
import { requeue } from "@/lib/assign/requeue";
import type { ProjectScope } from "@/lib/auth/scope";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import { reaskedByMove } from "@/lib/guideline/changes/staleness";
import { versionChain } from "@/lib/guideline/queries/version-pair";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { PREPARED } from "@/lib/server/prepared";
import { keepLateSubmit, type LateRefusal } from "./late-submit";
import type { Receipt, SubmitInput, SubmitRefusal } from "./schema";
import { refuseSettled } from "./settled-labels";
import { check, type HeldAssignment, storeSubmit } from "./store-submit";

type Work = ProjectScope<"label:work">;

/**
 * Takes in the answers to one example, whole or not at all, in one transaction: idempotency row, judgments, place, session, audit.
 * Sent again with the same key it answers the same and stores nothing; the same key with other content is refused. The lease is
 * checked here: one that ran out but went to nobody still counts; one that went to somebody else answers `lease-lost`, and the
 * answers are kept as an extra.
 */
export async function submit(
  scope: Work,
  assignmentId: string,
  input: SubmitInput,
  key = input.leaseToken,
): Promise<Result<Receipt, SubmitRefusal>> {
  const annotatorId = await annotatorOf(scope);
  const requestHash = createHash("sha256")
    .update(canonicalJson({ assignmentId, ...input }))
    .digest("hex");
  return transaction(async (tx) => {
    await lockAnnotator(tx, scope.projectId, annotatorId);
    const held = await readAssignment(tx, scope, assignmentId, annotatorId, key);
    if (!held) return no("not-found", "There is no such assignment.");
    if (held.earlier) return recall(held.earlier, requestHash);
    const mine = held.annotatorId === annotatorId && held.leaseToken === input.leaseToken;
    if (!mine) {
      const refused = await keepLateSubmit(tx, scope, annotatorId, held, input);
      if (refused.detail?.kept === "extra") await remember(tx, scope, annotatorId, key, requestHash, { refused });
      return refused;
    }
    const settled = held.given ? await refuseSettled(tx, scope.projectId, held.id) : null;
    if (settled) return settled;
    if (held.state === "submitted")
      return no("already-submitted", "These answers are in already. To change them, reopen the example.");
    if (held.state !== "leased") return no("not-leased", "This example was skipped; its lease has ended.");
    const criteria = await criteriaOf(held.guidelineVersionId);
    const asked = askedCriteria(criteria, held.criteria ?? []);
    const answers = check(criteria, asked, input, held);
    if (!answers.ok) return answers;
    const receipt = await storeSubmit(tx, scope, annotatorId, held, asked, answers.value, input);
    if (held.guidelineVersionId !== held.pinnedVersionId) await askLateLabel(tx, scope, annotatorId, held);
    return ok(await remember(tx, scope, annotatorId, key, requestHash, receipt));
  });
}

/** Keeps the answer under its key and returns it as stored, so that the first and every later one are equal to the letter. */
async function remember<Answer extends object>(
  tx: Database,
  scope: Work,
  annotatorId: string,
  key: string,
  requestHash: string,
  answer: Answer,
): Promise<Answer> {
  const [kept] = await tx.$queryRaw<{ response: Answer }[]>`
    ${PREPARED} INSERT INTO submission (project_id, annotator_id, key, request_hash, response)
    VALUES (${scope.projectId}::uuid, ${annotatorId}::uuid, ${key}, ${requestHash}, ${JSON.stringify(answer)}::jsonb)
    RETURNING response`;
  return kept!.response;
}

interface Earlier {
  requestHash: string;
  answer: Receipt | { refused: LateRefusal };
}

/** The answer given to this key before. The annotator's lock is held, so no other request with the key is under way. */
function recall({ requestHash: before, answer }: Earlier, requestHash: string): Result<Receipt, SubmitRefusal> {
  if (before === requestHash) return "refused" in answer ? answer.refused : ok(answer);
  return no(
    "idempotency-key-reused",
    "This Idempotency-Key came before with other content. Use a new key for a new submit; the first one stands.",
  );
}

interface HeldState {
  earlier: Earlier | null;
  /** The project's version by now, which the lease may be older than. */
  pinnedVersionId: string;
  /** Whether it was submitted before. */
  given: boolean;
}

/** The assignment, locked, and what was answered to this key before. */
async function readAssignment(
  tx: Database,
  { projectId }: Work,
  assignmentId: string,
  annotatorId: string,
  key: string,
): Promise<(HeldAssignment & HeldState) | null> {
  const [row] = await tx.$queryRaw<(HeldAssignment & HeldState)[]>`
    ${PREPARED} SELECT a.id, a.example_id AS "exampleId", a.guideline_version_id AS "guidelineVersionId", a.round_id AS "roundId", a.state, a.pass, a.criteria,
           a.annotator_id AS "annotatorId", a.lease_token AS "leaseToken", e.kind, e.content, a.session_id AS "sessionId", a.position, a.submitted_at IS NOT NULL AS given,
           extract(epoch FROM clock_timestamp() - a.leased_at)::float8 * 1000 AS "heldMs",
           (SELECT jsonb_build_object('requestHash', s.request_hash, 'answer', s.response) FROM submission s
            WHERE s.project_id = ${projectId}::uuid AND s.annotator_id = ${annotatorId}::uuid AND s.key = ${key}) AS earlier,
           (SELECT p.guideline_version_id FROM project p WHERE p.id = ${projectId}::uuid) AS "pinnedVersionId"
    FROM assignment a JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    WHERE a.project_id = ${projectId}::uuid AND a.id = ${assignmentId}::uuid FOR UPDATE OF a`;
  return row ?? null;
}

/**
 * A lease that was taken before the project moved is finished under its own version, and part of its label may be stale the moment it
 * comes in. Where its like is asked again, it is too.
 */
async function askLateLabel(
  tx: Database,
  { projectId, project }: ProjectScope<"label:work">,
  annotatorId: string,
  held: HeldAssignment & { pinnedVersionId: string },
): Promise<void> {
  if (held.pass > 0) return;
  const chain = await versionChain(tx, project.guidelineId);
  const number = (id: string) => chain.find((version) => version.id === id)!.number;
  const pinned = { id: held.pinnedVersionId, number: number(held.pinnedVersionId) };
  const criteria = await criteriaOf(pinned.id);
  const keys = criteria.map(({ key }) => key);
  await requeue(tx, {
    projectId,
    version: pinned,
    reasked: reaskedByMove(chain, keys, number(held.guidelineVersionId), pinned.number),
    criteria,
    createdById: null,
    late: { exampleId: held.exampleId, annotatorId },
  });
}
