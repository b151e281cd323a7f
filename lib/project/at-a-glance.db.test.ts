import { expect, test } from "vitest";
import { agreementOverview } from "@/lib/measure/queries";
import { db } from "@/lib/server/db";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { agreementAtAGlance, pulses } from "./at-a-glance";

test("the glance says of each question what its own page says", async () => {
  const { scope } = await makeRatedProject(4, 4);
  const { value } = await agreementAtAGlance(scope);
  const overview = await agreementOverview(scope, {});
  if (!overview.ok) throw new Error(overview.message);
  const expected = overview.value.filter(({ report }) => report.coefficients.alpha);
  expect(value.map(({ key, alpha, change }) => [key, alpha, change])).toEqual(
    expected.map(({ criterion, report }) => [criterion.key, report.coefficients.alpha, null]),
  );
  expect(value.length).toBeGreaterThan(1);
});

test("who leads or reviews sees who is at work and what waits, and nobody else does", async () => {
  const { projectId, workers, rows, scope } = await makeRatedProject(4, 4);
  const seen = (await pulses([{ id: projectId, role: "lead" }])).get(projectId)!;
  expect(seen).toMatchObject({ flags: 0, requests: 0 });
  expect(seen.atWork).toHaveLength(workers.length);
  const { id: exampleId } = await db().example.findFirstOrThrow({ where: { projectId, externalId: rows[0]!.item } });
  const flag = { projectId, exampleId, annotatorId: workers[0]!.annotatorId, flag: true, body: "Unclear" };
  await db().comment.createMany({ data: [flag, { ...flag, flag: false }, { ...flag, closedAt: new Date() }] });
  await db().changeRequest.create({
    data: { guidelineId: scope.project.guidelineId, projectId, criterionKey: "helpfulness", title: "A gap" },
  });
  await db().$executeRaw`
    UPDATE session SET started_at = started_at - interval '1 hour', active_at = active_at - interval '1 hour'
    WHERE project_id = ${projectId}::uuid AND annotator_id = ${workers[0]!.annotatorId}::uuid`;
  const later = (await pulses([{ id: projectId, role: "reviewer" }])).get(projectId)!;
  expect(later).toMatchObject({ flags: 1, requests: 1 });
  expect(later.atWork).toHaveLength(workers.length - 1);
  for (const role of ["annotator", "viewer"] as const) expect((await pulses([{ id: projectId, role }])).size).toBe(0);
});
