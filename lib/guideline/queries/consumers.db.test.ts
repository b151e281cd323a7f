import { beforeEach, describe, expect, test } from "vitest";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { insertVersion } from "@/lib/guideline/insert-version";
import { criteriaSchema } from "@/lib/guideline/schema";
import { labelAll } from "@/lib/release/testing/story";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import { makeWork } from "@/prisma/factories/work";
import { guidelineDetail } from "./guideline";

/** An annotation project labelled under version 1, and an evaluation project of other people under version 2. */
async function twoProjects() {
  const made = await makeWork(3, { overlap: 2 }, 2);
  await made.open();
  for (const worker of made.workers) await labelAll(worker, () => 4);
  const second = await db().$transaction((tx) =>
    insertVersion(tx, {
      guidelineId: made.guidelineId,
      content: { body: "# Anew\n", criteria: criteriaSchema.parse([HELPFULNESS, CORRECT]), qualities: {} },
      note: "",
      changes: {},
      staleJudgments: {},
      publishedById: null,
    }),
  );
  const evaluation = await db().project.create({
    data: {
      name: "Models",
      purpose: "evaluation",
      overlap: 1,
      guidelineId: made.guidelineId,
      guidelineVersionId: second.id,
    },
  });
  return { ...made, second, evaluationId: evaluation.id };
}

let made: Awaited<ReturnType<typeof twoProjects>>;
beforeEach(async () => {
  made = await twoProjects();
});

const detailFor = async (actor: Parameters<typeof requireGuideline>[0]) =>
  guidelineDetail(await requireGuideline(actor, made.guidelineId, "read"));

describe("the consumers of a guideline", () => {
  test("stand with their pinned version and what was labelled under which version", async () => {
    const { actor } = await makeMember(made.evaluationId, "lead");
    const { projects, others } = await detailFor(actor);
    expect(projects).toMatchObject([
      { name: "Models", purpose: "evaluation", version: 2, isLead: true, labels: [], lastLabelAt: null },
    ]);
    expect(others).toEqual([{ version: 1, projects: 1 }]);

    await db().project.update({ where: { id: made.projectId }, data: { guidelineVersionId: made.second.id } });
    const own = await detailFor(made.lead.actor);
    const last = await db().currentJudgment.findFirstOrThrow({ orderBy: { submittedAt: "desc" } });
    // The project has moved on; its labels have not.
    expect(own.projects).toMatchObject([
      {
        id: made.projectId,
        version: 2,
        labels: [{ version: 1, labels: 12 }],
        lastLabelAt: last.submittedAt.toISOString(),
      },
    ]);
    expect(own).toMatchObject({ otherProjects: 1, others: [{ version: 2, projects: 1 }] });
  });

  test("leave out labels that were taken back and projects that are archived", async () => {
    await db().project.update({ where: { id: made.evaluationId }, data: { archivedAt: new Date() } });
    const one = await db().judgment.findFirstOrThrow({ where: { projectId: made.projectId, criterionKey: "correct" } });
    const { exampleId, annotatorId, guidelineVersionId, criterionKey, pass } = one;
    await db().judgment.create({
      data: { projectId: made.projectId, exampleId, annotatorId, guidelineVersionId, criterionKey, pass, revision: 2 },
    });
    const { projects, otherProjects } = await detailFor(made.lead.actor);
    expect(projects[0]!.labels).toEqual([{ version: 1, labels: 11 }]);
    expect(otherProjects).toBe(0);
  });
});
