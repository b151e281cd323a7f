import { describe, expect, test } from "vitest";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { requireProject } from "@/lib/auth/scope";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { ALL, OTHER_WORDS, take } from "@/prisma/factories/labelling";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, makeWorker, type Worker } from "@/prisma/factories/work";

describe("acknowledging a version", () => {
  test("is asked of everybody who was there but the one who moved, once, whoever joins later", async () => {
    const project = await makeWork(4, { overlap: 2 }, 1);
    await project.open();
    const [ada] = project.workers as [Worker];
    const version = await publishNext(project, { correct: OTHER_WORDS, note: "Think of the reader." });
    await moveTo(project, version);
    expect(await acknowledge(ada.scope, { version: 1 })).toMatchObject({
      ok: false,
      reason: "other-version",
      detail: { version },
    });
    expect(await nextLease(ada.scope)).toEqual({ nothing: "acknowledge-version", version });
    const both = await Promise.all([1, 2, 3, 4].map(() => acknowledge(ada.scope, { version })));
    expect(new Set(both.map((result) => result.ok && result.value.acknowledgedAt)).size).toBe(1);
    const rows = await db().versionAcknowledgement.findMany({ where: { projectId: project.projectId } });
    expect(rows.map(({ shown }) => shown)).toEqual(["changes", "changes"]);
    expect((await take(ada)).guidelineVersion).toBe(version);
    expect((await take(await makeWorker(project.projectId))).guidelineVersion).toBe(version);
    const lead = await requireProject(project.lead.actor, project.projectId, "label:work");
    expect(await nextLease(lead)).toMatchObject({ lease: { guidelineVersion: version } });
  });

  test("races with a second move: nobody works under a version that they have not seen", async () => {
    const project = await makeWork(30, { overlap: 3 }, 3);
    await project.open();
    const second = await publishNext(project, { correct: OTHER_WORDS });
    const third = await publishNext(project, { correct: { help: "Think of a beginner." } });
    await moveTo(project, second);
    const runs = project.workers.map(async ({ scope }) => {
      const seen = new Set<number>();
      for (let turn = 0; turn < 6; turn++) {
        const next = await nextLease(scope);
        if ("lease" in next) {
          expect(seen).toContain(next.lease.guidelineVersion);
          await submit(scope, next.lease.assignmentId, { leaseToken: next.lease.leaseToken, answers: ALL });
        } else if (next.nothing === "acknowledge-version") {
          const done = await acknowledge(scope, { version: next.version });
          if (done.ok) seen.add(next.version);
        }
      }
      return seen;
    });
    const [, ...seen] = await Promise.all([moveTo(project, third), ...runs]);
    for (const versions of seen) expect(versions).toContain(third);
    const wrong = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM assignment a WHERE a.project_id = ${project.projectId}::uuid AND a.annotator_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM version_acknowledgement k WHERE k.project_id = a.project_id AND k.annotator_id = a.annotator_id
                        AND k.guideline_version_id = a.guideline_version_id AND k.acknowledged_at <= a.leased_at)`;
    expect(wrong).toEqual([{ n: 0 }]);
  });

  test("is not asked under a project's first version, where opening the guideline is only noted", async () => {
    const project = await makeWork(1, { overlap: 1 }, 1);
    await project.open();
    const [ada] = project.workers as [Worker];
    expect((await take(ada)).guidelineVersion).toBe(1);
    expect(await acknowledge(ada.scope, { version: 1 })).toMatchObject({ ok: true, value: { required: false } });
    const rows = await db().versionAcknowledgement.findMany({ where: { projectId: project.projectId } });
    expect(rows.map(({ annotatorId, shown }) => [annotatorId, shown])).toEqual([[ada.annotatorId, "guideline"]]);
  });
});
