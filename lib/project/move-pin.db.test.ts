import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { nextLease } from "@/lib/label/leases";
import { nextMove } from "@/lib/project/next-move";
import { db } from "@/lib/server/db";
import {
  acknowledged,
  answer,
  labelled,
  OTHER_MEANING,
  OTHER_WORDS,
  take,
  waiting,
  work,
} from "@/prisma/factories/labelling";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, type Worker } from "@/prisma/factories/work";

describe("moving to a version that asks a sample again", () => {
  test("brings exactly those examples back to exactly those who labelled them, on exactly that criterion", async () => {
    const project = await labelled(20);
    const before = await db().judgment.count({ where: { projectId: project.projectId } });
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: OTHER_WORDS,
      staleJudgments: { helpfulness: { sample: 10 } },
      changes: { correct: "editorial" },
    });
    const told = await nextMove(await requireProject(project.lead.actor, project.projectId, "guideline:edit"));
    expect(told).toMatchObject({ from: 1, to: version, examples: 10, places: 20 });
    const { requeued } = await moveTo(project, version);
    expect(requeued).toMatchObject({ examples: 10, places: 20 });
    expect(await nextMove(await requireProject(project.lead.actor, project.projectId, "guideline:edit"))).toBeNull();
    expect(await db().judgment.count({ where: { projectId: project.projectId } })).toBe(before);

    const cames = [];
    for (const worker of project.workers) cames.push(await work(await acknowledged(worker, version)));
    const [first, second] = cames.map((came) => [...came.keys()].sort());
    expect(first).toHaveLength(10);
    expect(second).toEqual(first);
    for (const lease of cames.flatMap((came) => [...came.values()])) {
      expect(lease.criteria).toEqual(["helpfulness"]);
      expect(lease.guidelineVersion).toBe(version);
      expect(lease.again).toMatchObject({
        since: 1,
        changes: [{ key: "helpfulness", fields: [{ name: "title", after: OTHER_MEANING.title }] }],
        earlier: { helpfulness: { value: 4, guidelineVersion: 1 }, correct: { value: "yes", guidelineVersion: 1 } },
      });
    }
    const given = await db().judgment.findMany({
      where: { projectId: project.projectId, criterion: { version: { number: version } } },
      select: { criterionKey: true, example: { select: { externalId: true } } },
    });
    expect(given.map(({ criterionKey }) => criterionKey)).toEqual(Array(20).fill("helpfulness"));
    expect([...new Set(given.map(({ example }) => example.externalId))].sort()).toEqual(first);
  });

  test("draws the same sample again from the seed that the log holds", async () => {
    const project = await labelled(12, 1);
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 4 } },
    });
    const { requeued } = await moveTo(project, version);
    const logged = await db().auditEntry.findFirstOrThrow({
      where: { projectId: project.projectId, action: "project.pin" },
    });
    expect(logged.detail).toMatchObject({
      from: 1,
      to: version,
      requeued: { seed: requeued!.seed, examples: 4, places: 4, criteria: { helpfulness: { sample: 4 } } },
    });
    const drawn = await db().$queryRaw<{ id: string }[]>`
      SELECT external_id AS id FROM example WHERE project_id = ${project.projectId}::uuid
      ORDER BY md5(${requeued!.seed}::text || ':' || external_id) LIMIT 4`;
    expect((await waiting(project.projectId)).map(({ example }) => example)).toEqual(drawn.map(({ id }) => id).sort());
  });

  test("asks nothing again where labels are kept, the meaning stayed or nobody labelled", async () => {
    const project = await labelled(3);
    const kept = await publishNext(project, { helpfulness: OTHER_MEANING, correct: OTHER_WORDS });
    expect(await moveTo(project, kept)).toMatchObject({ requeued: null });
    const empty = await makeWork(3, { overlap: 1 }, 1);
    const version = await publishNext(empty, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: "requeue" },
    });
    expect(await moveTo(empty, version)).toMatchObject({ requeued: null });
    expect(await db().round.count({ where: { projectId: empty.projectId } })).toBe(0);
  });
});

describe("several versions", () => {
  test("that follow each other ask together what waits, and nobody twice", async () => {
    const project = await labelled(4);
    const { projectId } = project;
    const second = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 2 } },
    });
    await moveTo(project, second);
    const [ada] = project.workers as [Worker, Worker];
    const answered = await take(await acknowledged(ada, second));
    await answer(ada, answered);
    const third = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: { title: "Is every word true?" },
      staleJudgments: { correct: "requeue" },
    });
    expect(await moveTo(project, third)).toMatchObject({ requeued: { examples: 4, places: 8 }, followed: 3 });
    const places = await waiting(projectId);
    expect(places).toHaveLength(8);
    expect(new Set(places.map(({ version }) => version))).toEqual(new Set([third]));
    const asked = places.map(({ criteria }) => criteria.join("+")).toSorted();
    // Three of the sample's four places were open; what they ask is asked together with the new question.
    expect(asked).toEqual([...Array(5).fill("correct"), ...Array(3).fill("correct+helpfulness")]);
    for (const worker of project.workers) {
      const came = await work(await acknowledged(worker, third));
      expect([...came.keys()].toSorted()).toEqual(["e1", "e2", "e3", "e4"]);
    }
    expect(await waiting(projectId)).toEqual([]);
  });

  test("skipped by the project count with the last decision on each criterion", async () => {
    const project = await labelled(3, 1);
    await publishNext(project, { helpfulness: OTHER_MEANING, staleJudgments: { helpfulness: "requeue" } });
    const last = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: { title: "Is every word true?" },
      staleJudgments: { correct: { sample: 1 } },
    });
    expect(await moveTo(project, last)).toMatchObject({ requeued: { examples: 3, places: 3 } });
    const asked = (await waiting(project.projectId)).map(({ criteria }) => criteria.join("+")).toSorted();
    expect(asked).toEqual(["correct+helpfulness", "helpfulness", "helpfulness"]);
  });

  test("moved back and forth ask once, and then only about what was labelled since", async () => {
    const project = await labelled(4, 1);
    const [ada] = project.workers as [Worker];
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 2 } },
    });
    await moveTo(project, version);
    const first = await waiting(project.projectId);
    await answer(ada, await take(await acknowledged(ada, version)));
    await moveTo(project, 1);
    // What became stale by the second version is no question under the first.
    expect(await nextLease((await acknowledged(ada, 1)).scope)).toEqual({ nothing: "all-done" });
    const told = await nextMove(await requireProject(project.lead.actor, project.projectId, "guideline:edit"));
    expect(told).toMatchObject({ examples: 1, places: 1 });
    expect(await moveTo(project, version)).toMatchObject({ requeued: { examples: 1, places: 1 } });
    const again = await waiting(project.projectId);
    expect(again).toHaveLength(1);
    expect(first).toContainEqual(again[0]);
  });
});
