import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import type { Database } from "@/lib/server/db";
import { no } from "@/lib/server/errors";
import type { SubmitInput } from "./schema";
import { check, type HeldAssignment, storeSubmit } from "./store-submit";

type Work = ProjectScope<"label:work">;
interface LostLease {
  annotatorId: string;
  guidelineVersionId: string | null;
  leasedAt: Date;
  heldMs: number;
}
export type LateRefusal = ReturnType<typeof no<"lease-lost">>;

/**
 * A submit under a lease that is not, or no longer, the caller's. Whoever really held it and lost it to somebody else gets a clear
 * conflict, and what they did is kept: as an extra judgment beside the k places where it is complete, as a draft where it is not.
 */
export async function keepLateSubmit(
  tx: Database,
  scope: Work,
  annotatorId: string,
  place: HeldAssignment,
  input: SubmitInput,
): Promise<LateRefusal> {
  const [lost] = await tx.$queryRaw<LostLease[]>`
    SELECT annotator_id AS "annotatorId", guideline_version_id AS "guidelineVersionId", leased_at AS "leasedAt",
           extract(epoch FROM clock_timestamp() - leased_at)::float8 * 1000 AS "heldMs"
    FROM lost_lease
    WHERE project_id = ${scope.projectId}::uuid AND assignment_id = ${place.id}::uuid AND lease_token = ${input.leaseToken}::uuid`;
  if (lost?.annotatorId !== annotatorId)
    return no("lease-lost", "You do not hold this example: the lease token is not the current one.", {
      kept: "nothing",
    });
  // The place may have moved on to a later version since.
  const { heldMs, leasedAt } = lost;
  const held = { ...place, heldMs, guidelineVersionId: lost.guidelineVersionId ?? place.guidelineVersionId };
  const criteria = await criteriaOf(held.guidelineVersionId);
  const asked = askedCriteria(criteria, held.criteria ?? []);
  const answers = check(criteria, asked, input, held);
  const extra = answers.ok ? await openExtra(tx, scope, annotatorId, held, leasedAt) : null;
  if (extra && answers.ok) {
    await storeSubmit(
      tx,
      scope,
      annotatorId,
      { ...held, id: extra, pass: 0, sessionId: null, position: null },
      asked,
      answers.value,
      input,
    );
    return no(
      "lease-lost",
      "Your lease ran out and the example went to somebody else. Your answers are kept as an extra label; go on with the next example.",
      { kept: "extra" },
    );
  }
  await keepDraft(tx, scope, annotatorId, held.id, input.answers);
  return no(
    "lease-lost",
    "Your lease ran out and the example went to somebody else. Your answers are kept as a draft.",
    { kept: "draft" },
  );
}

/** Null where the annotator has this example already, through a later lease or an earlier late submit. */
async function openExtra(
  tx: Database,
  scope: Work,
  annotatorId: string,
  held: HeldAssignment,
  leasedAt: Date,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, rank, criteria, parts, annotator_id, leased_at, submitted_at)
    SELECT a.project_id, gen_random_uuid(), a.round_id, a.example_id, ${held.guidelineVersionId}::uuid, 'extra', 'submitted', 0, a.criteria, a.parts,
           ${annotatorId}::uuid, ${leasedAt}::timestamptz, clock_timestamp()
    FROM assignment a WHERE a.project_id = ${scope.projectId}::uuid AND a.id = ${held.id}::uuid
    ON CONFLICT (project_id, example_id, annotator_id, guideline_version_id, pass) DO NOTHING
    RETURNING id`;
  return row?.id ?? null;
}

async function keepDraft(
  tx: Database,
  scope: Work,
  annotatorId: string,
  assignmentId: string,
  answers: SubmitInput["answers"],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft (project_id, assignment_id, annotator_id, answers)
    VALUES (${scope.projectId}::uuid, ${assignmentId}::uuid, ${annotatorId}::uuid, ${JSON.stringify(answers)}::jsonb)
    ON CONFLICT (project_id, assignment_id, annotator_id, part) DO UPDATE SET answers = excluded.answers, saved_at = now()`;
}
