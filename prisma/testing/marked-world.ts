import { openRound } from "@/lib/assign/commands";
import { roundInputSchema } from "@/lib/assign/schema";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { createJudgeRun, findJudgeRun } from "@/lib/evaluate/judges/runs";
import { judgeRunSchema } from "@/lib/evaluate/judges/schema";
import { storeVerdicts } from "@/lib/evaluate/judges/verdicts";
import type { Check } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { contentHash } from "@/lib/import/content-hash";
import { createRelease } from "@/lib/release/commands";
import { releaseInputSchema } from "@/lib/release/schema";
import { settle } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { HELPFULNESS, makeProject } from "@/prisma/factories/project";

/** Words that stand in the database only where an annotator must not read them. */
export const SECRETS = {
  peerLabel: "zq-peer-label",
  peerComment: "zq-peer-comment",
  peerFlag: "zq-peer-flag",
  peerName: "zq-peer-name",
  judgeLabel: "zq-judge-label",
  judgeName: "zq-judge-name",
  judgeModel: "zq-judge-model",
  judgeReason: "zq-judge-reason",
  judgeRaw: "zq-judge-raw",
  sourceModel: "zq-source-model",
  provenance: "zq-provenance",
  slice: "zq-slice",
  score: "0.98765432",
  knownAnswer: "zq-known-answer",
  check: "zq-check",
  resolution: "zq-resolution",
  changeRequest: "zq-change-request",
  release: "zq-release",
  foreign: "zq-foreign",
} as const;

const NO_LICENCE: Check = {
  key: "no-licence",
  quality: "compliant",
  title: SECRETS.check,
  match: "any",
  conditions: [{ fact: "licence", operator: "none" }],
};
const WHY = { key: "why", title: "Why?", kind: "text", level: "nominal", required: false } as const;

/** A project full of secrets, an annotator in it who has work, and a lead of another project. In an evaluation project ids tell the model. */
export async function makeMarkedWorld(purpose: "annotation" | "evaluation" = "annotation") {
  const { projectId, guidelineId, version } = await makeProject({
    criteria: [HELPFULNESS, WHY],
    purpose,
    checks: [NO_LICENCE],
  });
  const lead = await makeMember(projectId, "lead", { email: `lead-${projectId}@example.org` });
  const me = await makeMember(projectId, "annotator", { email: `me-${projectId}@example.org` });
  const peer = await makeMember(projectId, "annotator", {
    email: `${SECRETS.peerName}-${projectId}@example.org`,
    name: SECRETS.peerName,
  });
  const examples = await markedExamples(projectId, purpose === "evaluation" ? `${SECRETS.sourceModel}-` : "own");
  const scope = await requireProject(
    lead.actor,
    projectId,
    "rounds:manage",
    "resolve:write",
    "release:write",
    "measure:read",
  );
  const round = await openRound(scope, roundInputSchema.parse({ name: "Round", overlap: 2, goldRate: 0.5 }));
  if (!round.ok) throw new Error(round.message);
  const judgeRunId = await markedJudge(await requireProject(lead.actor, projectId, "examples:import"));
  const label = (annotatorId: string, value: string, comment?: string) =>
    examples.map((exampleId) => ({
      projectId,
      exampleId,
      annotatorId,
      guidelineVersionId: version.id,
      criterionKey: "why",
      value,
      comment,
    }));
  await db().judgment.createMany({ data: label(peer.annotator!.id, SECRETS.peerLabel, SECRETS.peerComment) });
  await db().comment.createMany({
    data: examples.map((exampleId) => ({
      projectId,
      exampleId,
      annotatorId: peer.annotator!.id,
      flag: true,
      body: SECRETS.peerFlag,
    })),
  });
  const settled = await settle(
    scope,
    resolutionSchema.parse({
      example: "e1",
      criterion: "why",
      value: SECRETS.resolution,
      reason: "guideline-gap",
      note: SECRETS.changeRequest,
    }),
  );
  const released = await createRelease(scope, releaseInputSchema.parse({ name: SECRETS.release, format: "ndjson" }));
  if (!settled.ok || !released.ok) throw new Error("the world cannot be made");
  const measurementId = await markedMeasurement(projectId, version.id, me.user.id, examples);
  const job = await db().job.create({
    data: { projectId, kind: "import-examples", createdById: lead.user.id, message: SECRETS.provenance },
  });
  const flag = await db().comment.findFirstOrThrow({ where: { projectId }, select: { id: true } });
  const peerAssignment = await db().assignment.findFirstOrThrow({ where: { projectId } });
  await db().$executeRaw`
    UPDATE assignment SET state = 'leased', annotator_id = ${peer.annotator!.id}::uuid, lease_token = gen_random_uuid(), leased_at = now(),
           lease_expires_at = now() + interval '1 hour' WHERE id = ${peerAssignment.id}::uuid`;
  const foreignLead = await foreignProject();
  const tokenOf = async (userId: string) => (await createToken({ userId, name: "walk", days: 1 })).token;
  return {
    projectId,
    guidelineId,
    roundId: round.value.id,
    jobId: job.id,
    measurementId,
    judgeRunId,
    flagId: flag.id,
    resolutionId: settled.value.id,
    changeRequestId: settled.value.changeRequest!,
    peerAssignmentId: peerAssignment.id,
    lead,
    me,
    peer,
    tokens: {
      lead: await tokenOf(lead.user.id),
      me: await tokenOf(me.user.id),
      foreign: await tokenOf(foreignLead.user.id),
    },
  };
}

export type MarkedWorld = Awaited<ReturnType<typeof makeMarkedWorld>>;

/** A measurement of the check that the annotator is asked to read for. */
async function markedMeasurement(
  projectId: string,
  guidelineVersionId: string,
  readerId: string,
  examples: readonly string[],
): Promise<string> {
  const { key, title, quality } = NO_LICENCE;
  const checks = [{ key, title, hash: "h", flagged: 1, passed: 1, unknown: 0 }];
  const plan = { flagged: 1, passed: 1, near: 0, each: 1 };
  const { id } = await db().measurement.create({
    data: { projectId, guidelineVersionId, quality, plan, checks, seed: 1 },
    select: { id: true },
  });
  const own = { projectId, measurementId: id };
  await db().measurementReader.create({ data: { ...own, readerId, place: 0 } });
  await db().measurementExample.createMany({
    data: examples.slice(0, 2).map((exampleId, at) => ({
      ...own,
      position: at + 1,
      exampleId,
      drawn: [{ check: SECRETS.check, side: "flagged", near: false }],
      caseNumber: at + 1,
    })),
  });
  return id;
}

async function markedExamples(projectId: string, prefix: string): Promise<string[]> {
  const ids = await makeExamples(projectId, 6);
  const provenance = { source: SECRETS.provenance, model: SECRETS.sourceModel };
  const slices = { secret: SECRETS.slice };
  // Three of each kind: a walk that submits one and skips another leaves one to look at.
  const marked = [1, 2, 3].flatMap((n) => [
    { kind: "reward" as const, prompt: `Own prompt ${n}`, response: `Answer ${n}`, score: Number(SECRETS.score) },
    {
      kind: "preference" as const,
      prompt: `Own prompt ${n}`,
      responses: [
        { text: "one", model: SECRETS.sourceModel },
        { text: "two", model: SECRETS.sourceModel },
      ],
    },
  ]);
  for (const [index, example] of marked.entries()) {
    const { kind, ...content } = example;
    const externalId = `${prefix}${index + 1}`;
    const row = { projectId, externalId, kind, content, contentHash: contentHash(example), provenance, slices };
    ids.push((await db().example.create({ data: row, select: { id: true } })).id);
  }
  const answer = { criterionKey: "why", value: SECRETS.knownAnswer, valueKey: "k", explanation: SECRETS.knownAnswer };
  await db().goldAnswer.createMany({ data: ids.slice(-4).map((exampleId) => ({ projectId, exampleId, ...answer })) });
  return ids;
}

/** A judge that labelled every example, and wrote one verdict that nobody can read. */
async function markedJudge(scope: ProjectScope<"examples:import">): Promise<string> {
  const run = await createJudgeRun(
    scope,
    judgeRunSchema.parse({ model: SECRETS.judgeModel, name: SECRETS.judgeName, promptHash: SECRETS.judgeModel }),
  );
  if (!run.ok) throw new Error(run.message);
  const { projectId } = scope;
  const target = (await findJudgeRun(projectId, run.value.id))!;
  const examples = await db().example.findMany({ where: { projectId }, select: { externalId: true } });
  const raw = { helpfulness: 3, why: { reason: SECRETS.judgeReason, value: SECRETS.judgeLabel } };
  const batch = [
    ...examples.map(({ externalId }) => ({ example: externalId, raw })),
    { example: "e1", raw: SECRETS.judgeRaw },
  ];
  const criteria = await criteriaOf(target.guidelineVersionId);
  await db().$transaction((tx) =>
    storeVerdicts(
      tx,
      target,
      null,
      criteria,
      batch.map((verdict, index) => ({ line: index + 1, verdict })),
    ),
  );
  return run.value.id;
}

/** Another project whose every word is a secret. Returns its lead. */
async function foreignProject() {
  const { projectId } = await makeProject({ name: SECRETS.foreign, body: `# ${SECRETS.foreign}\n` });
  await makeExamples(projectId, 2, SECRETS.foreign);
  return makeMember(projectId, "lead");
}
