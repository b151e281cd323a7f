import { acknowledge } from "@/lib/assign/acknowledgement";
import { requireProject } from "@/lib/auth/scope";
import { createRandom } from "@/lib/core/random/generator";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { movePin } from "@/lib/project/move-pin";
import { db } from "@/lib/server/db";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { addArrivals, searchDemo } from "@/prisma/demo/arrivals/later";
import { measureChecks } from "@/prisma/demo/arrivals/measure-checks";
import { makeDemoGuideline, makeDemoProject, must, openDemoRound, publishDemo } from "@/prisma/demo/demo-project";
import { makeEvaluationDemo } from "@/prisma/demo/evaluation-project";
import { guidelineShapes, SHAPES_TITLE } from "@/prisma/demo/guideline-shapes";
import { GUIDELINE_TITLE, guidelineV1 } from "@/prisma/demo/guideline-v1";
import { GUIDELINE_V2_CHANGES, GUIDELINE_V2_NOTE, guidelineV2 } from "@/prisma/demo/guideline-v2";
import { fileLaterRequests } from "@/prisma/demo/later-requests";
import { SHAPE_EXAMPLES } from "@/prisma/demo/other-kinds";
import { DEMO_ANNOTATORS, DEMO_LEAD, DEMO_REVIEWER } from "@/prisma/demo/people";
import { filePilotRequests } from "@/prisma/demo/pilot-requests";
import { FIRST_ROUND, ROUNDS } from "@/prisma/demo/plan";
import { settleSome } from "@/prisma/demo/settle-some";
import { writeHistory } from "@/prisma/demo/write-history";
import { writeJudge, writePairJudge } from "@/prisma/demo/write-judge";
import { actorFor, makeUser } from "@/prisma/factories/people";

/** One of those with which every planted trait can be found, as with four of five others (docs/demo.md). */
const SEED = 20_261_130;

/** Fills an empty database with the demo (docs/demo.md). Does nothing where its people exist already. */
export async function seedDemo(): Promise<boolean> {
  if (await db().user.findUnique({ where: { email: DEMO_LEAD.email } })) return false;
  const random = createRandom(SEED);
  const people = DEMO_ANNOTATORS.flatMap((person) => (person.email ? [{ ...person, email: person.email }] : []));
  const leadUser = await makeUser({ email: DEMO_LEAD.email, name: DEMO_LEAD.name, instanceRole: "author" });
  for (const { email, name } of [DEMO_REVIEWER, ...people]) await makeUser({ email, name });
  const lead = await actorFor(leadUser.id);
  const reviewer = await actorFor((await db().user.findUniqueOrThrow({ where: { email: DEMO_REVIEWER.email } })).id);
  const members = [
    { email: DEMO_REVIEWER.email, role: "reviewer" as const },
    ...people.map(({ email }) => ({ email, role: "annotator" as const })),
  ];
  const emails = people.map(({ email }) => email);

  const guidelineId = await makeDemoGuideline(lead, GUIDELINE_TITLE, guidelineV1);
  const examples = ALL_DEMO_EXAMPLES.map(({ example }) => example);
  const projectId = await makeDemoProject({
    lead,
    name: "Helpful answers",
    guidelineId,
    members,
    examples,
    overlap: ROUNDS.first.overlap,
  });
  const stored = await db().example.findMany({
    where: { projectId },
    orderBy: { sequence: "asc" },
    select: { id: true, externalId: true },
  });
  const truths = new Map(ALL_DEMO_EXAMPLES.map((entry) => [entry.example.id, entry]));
  const byId = new Map(stored.map(({ id, externalId }) => [id, truths.get(externalId)!]));
  const annotators = await db().annotator.findMany({ where: { projectId }, select: { id: true, externalKey: true } });
  const simulated = people.map((person) => ({
    person,
    annotatorId: annotators.find((row) => row.externalKey === person.email)!.id,
  }));
  const first = stored.slice(0, FIRST_ROUND).map(({ externalId }) => externalId);
  const history = { projectId, examples: byId, people: simulated, random };

  const scope = await requireProject(lead, projectId, "guideline:edit");
  const roundOne = await openDemoRound(lead, projectId, "Pilot under v1", ROUNDS.pilot.overlap, first, emails);
  const v1 = await criteriaOf(scope.project.guidelineVersionId);
  await db().$transaction((tx) => writeHistory(tx, { ...history, ...ROUNDS.pilot, roundId: roundOne, criteria: v1 }), {
    timeout: 120_000,
  });

  const closes = await filePilotRequests({ lead, reviewer }, projectId, byId);
  await publishDemo(lead, guidelineId, guidelineV2, GUIDELINE_V2_NOTE, GUIDELINE_V2_CHANGES, closes);
  must(await movePin(scope, { guidelineVersion: 2 }));
  for (const { email } of [DEMO_REVIEWER, ...people]) {
    const { id } = await db().user.findUniqueOrThrow({ where: { email } });
    must(await acknowledge(await requireProject(await actorFor(id), projectId, "label:work"), { version: 2 }));
  }
  const pinned = await requireProject(lead, projectId);
  const v2 = await criteriaOf(pinned.project.guidelineVersionId);
  const roundTwo = await openDemoRound(lead, projectId, "First round under v2", ROUNDS.first.overlap, "all", emails);
  await db().$transaction((tx) => writeHistory(tx, { ...history, ...ROUNDS.first, roundId: roundTwo, criteria: v2 }), {
    timeout: 120_000,
  });
  const inOrder = stored.map(({ externalId }) => truths.get(externalId)!);
  await writeJudge(lead, projectId, inOrder, random);
  const annotator = await actorFor((await db().user.findUniqueOrThrow({ where: { email: emails[0]! } })).id);
  await fileLaterRequests({ lead, reviewer, annotator }, projectId, byId);
  await settleSome(reviewer, projectId, byId);

  await addArrivals({ lead, projectId, emails, people: simulated });
  await makeEvaluationDemo({ lead, guidelineId, members, people, random });
  await searchDemo(lead, projectId);
  await measureChecks(lead, [reviewer, annotator], projectId);

  const shapes = await makeDemoGuideline(lead, SHAPES_TITLE, guidelineShapes);
  const shapesProject = await makeDemoProject({
    lead,
    name: SHAPES_TITLE,
    guidelineId: shapes,
    members,
    examples: SHAPE_EXAMPLES,
    overlap: 2,
  });
  await openDemoRound(lead, shapesProject, "Try every form", 2, "all");
  const pairs = SHAPE_EXAMPLES.flatMap((example) => {
    if (example.kind !== "preference" || example.responses.length !== 2 || !example.id) return [];
    const [a, b] = example.responses;
    return [{ id: example.id, lengths: [a!.text.length, b!.text.length] as [number, number] }];
  });
  await writePairJudge(lead, shapesProject, pairs);
  return true;
}
