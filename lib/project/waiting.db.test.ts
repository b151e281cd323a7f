import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { listProjects } from "@/lib/project/queries";
import { waitingIn, waitingWork } from "@/lib/project/waiting";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";

const hash = () => randomUUID().replaceAll("-", "").repeat(2);

async function openRound(project: { projectId: string; version: { id: string } }, examples: number, overlap: number) {
  const { projectId, version } = project;
  const round = await db().round.create({
    data: { projectId, name: "R", guidelineVersionId: version.id, overlap, seed: 1 },
  });
  for (let number = 1; number <= examples; number++) {
    const example = await db().example.create({
      data: { projectId, externalId: `e${number}`, kind: "text", content: { text: `${number}` }, contentHash: hash() },
    });
    const slots = Array.from({ length: overlap }, (_, place) => ({
      projectId,
      roundId: round.id,
      exampleId: example.id,
      guidelineVersionId: version.id,
      place: place + 1,
      rank: number,
    }));
    await db().assignment.createMany({ data: slots });
  }
  return round.id;
}

it("counts examples once, without those the person had, and nothing of a paused round", async () => {
  const project = await makeProject();
  const { actor, annotator } = await makeMember(project.projectId, "annotator");
  const roundId = await openRound(project, 3, 2);
  const scope = await requireProject(actor, project.projectId, "project:read");
  expect(await waitingIn(scope)).toMatchObject({ label: 3, resolve: 0 });

  const first = await db().assignment.findFirstOrThrow({ where: { roundId, rank: 1, place: 1 } });
  await db().assignment.update({
    where: { id: first.id },
    data: { state: "submitted", annotatorId: annotator!.id, submittedAt: new Date() },
  });
  expect(await waitingIn(scope)).toMatchObject({ label: 2 });

  await db().round.updateMany({ where: { id: roundId }, data: { state: "paused" } });
  expect(await waitingIn(scope)).toMatchObject({ label: 0 });
});

it("counts for reviewers the answers that differ and are not settled, and nothing of it for annotators", async () => {
  const project = await makeProject();
  const { projectId, version } = project;
  const people = [await makeMember(projectId, "annotator"), await makeMember(projectId, "reviewer")];
  await openRound(project, 2, 1);
  const examples = await db().example.findMany({ where: { projectId } });
  for (const [index, { annotator }] of people.entries()) {
    for (const example of examples) {
      // The second example is agreed upon.
      const value = example === examples[1] ? 3 : index + 1;
      await db().judgment.create({
        data: {
          projectId,
          exampleId: example.id,
          annotatorId: annotator!.id,
          guidelineVersionId: version.id,
          criterionKey: "helpfulness",
          value,
          valueKey: String(value),
        },
      });
    }
  }
  const [annotator, reviewer] = people.map(({ actor }) => actor);
  const seenBy = async (actor: typeof annotator) =>
    (await waitingWork(actor!, (await listProjects(actor!, { limit: 50 })).items)).get(projectId);
  expect(await seenBy(reviewer)).toMatchObject({ resolve: 1 });
  expect(await seenBy(annotator)).toMatchObject({ resolve: 0 });
  await db().resolution.create({
    data: {
      projectId,
      exampleId: examples[0]!.id,
      guidelineVersionId: version.id,
      criterionKey: "helpfulness",
      value: 2,
      valueKey: "2",
      method: "adjudicated",
      reason: "slip",
    },
  });
  expect(await seenBy(reviewer)).toMatchObject({ resolve: 0 });
});
