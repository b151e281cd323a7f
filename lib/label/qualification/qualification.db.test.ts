import { describe, expect, test } from "vitest";
import { grantAttempt, liftQualification, setQualification } from "@/lib/assign/qualification/commands";
import { currentSet, goldChoices, qualificationResults } from "@/lib/assign/qualification/queries";
import { setQualificationSchema } from "@/lib/assign/qualification/schema";
import { requireProject } from "@/lib/auth/scope";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { makeGold } from "@/prisma/factories/examples";
import { ALL, acknowledged, OTHER_WORDS, take } from "@/prisma/factories/labelling";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, makeWorker, type Worker } from "@/prisma/factories/work";
import { appPool } from "@/prisma/testing/connections";
import { answerItem, beginAttempt } from "./commands";
import { attemptResult, ownQualification } from "./queries";

const pool = appPool();
const WHY = "zq-because";

/** Six examples, of which e1, e2 and e3 have gold; e1 and e2 have to be passed with at least three of four answers right. */
async function asked(more: { passMark?: number; attempts?: number } = {}) {
  const project = await makeWork(6, { overlap: 2 }, 2);
  const gold = [{ helpfulness: 5, correct: "yes" }, { helpfulness: 1, correct: "no" }, { helpfulness: 2 }];
  for (const [index, answers] of gold.entries())
    await makeGold(project.projectId, project.exampleIds[index]!, answers as Record<string, string | number>);
  await project.open({ goldRate: 0.5 });
  const scope = await requireProject(project.lead.actor, project.projectId, "rounds:manage");
  const input = setQualificationSchema.parse({
    examples: ["e1", "e2"].map((example) => ({ example, explanation: `${WHY} ${example}` })),
    passMark: 0.75,
    attempts: 2,
    ...more,
  });
  const set = await setQualification(scope, input);
  if (!set.ok) throw new Error(set.message);
  return { ...project, scope, setId: set.value.id, input };
}

async function begin({ scope }: Worker) {
  const begun = await beginAttempt(scope);
  if (!begun.ok) throw new Error(begun.message);
  return begun.value;
}

const RIGHT: Record<string, typeof ALL> = {
  e1: { helpfulness: 5, correct: "yes" },
  e2: { helpfulness: 1, correct: "no" },
};

/** Answers a whole try; gives its result. */
async function attempt(worker: Worker, answers: Record<string, typeof ALL>) {
  const { attempt: id, left } = await begin(worker);
  let last = null;
  for (const { id: example } of left) {
    const answered = await answerItem(worker.scope, id, { example, answers: answers[example]! });
    if (!answered.ok) throw new Error(answered.message);
    last = answered.value.result;
  }
  return last!;
}

describe("a qualification", () => {
  test("stands before all work, and a pass opens it", async () => {
    const { workers, lead, projectId } = await asked();
    const [ada, ben] = workers as [Worker, Worker];
    expect(await nextLease(ada.scope)).toEqual({ nothing: "qualify", version: 1 });
    const half = { ...RIGHT, e2: { helpfulness: 1, correct: "yes" } };
    expect(await attempt(ada, half)).toMatchObject({ number: 1, right: 3, asked: 4, passed: true });
    const { example } = await take(ada);
    // The examples that were explained come neither as work nor as gold.
    expect(["e1", "e2"]).not.toContain(example.id);
    expect(await nextLease(ben.scope)).toEqual({ nothing: "qualify", version: 1 });
    expect(await beginAttempt(ada.scope)).toMatchObject({ ok: false, reason: "qualified" });
    // Whoever sees the gold anyway is not asked.
    expect(await nextLease(await requireProject(lead.actor, projectId, "label:work"))).toHaveProperty("lease");
  });

  test("lets what is out be finished, and asks before anything else is handed out", async () => {
    const project = await makeWork(3, { overlap: 1 }, 1);
    await makeGold(project.projectId, project.exampleIds[0]!, { helpfulness: 3 });
    await project.open();
    const [ada] = project.workers as [Worker];
    const held = await take(ada);
    const scope = await requireProject(project.lead.actor, project.projectId, "rounds:manage");
    const examples = [{ example: "e1", explanation: "so" }];
    await setQualification(scope, { examples, passMark: 1, attempts: 1, perAttempt: null });
    expect(await submit(ada.scope, held.assignmentId, { leaseToken: held.leaseToken, answers: ALL })).toHaveProperty(
      "ok",
      true,
    );
    expect(await nextLease(ada.scope)).toEqual({ nothing: "qualify", version: 1 });
    expect(await liftQualification(scope)).toMatchObject({ ok: true });
    expect(await nextLease(ada.scope)).toHaveProperty("lease");
    expect(await liftQualification(scope)).toMatchObject({ reason: "no-qualification" });
  });

  test("tells nothing of the gold before its person has passed, and then all of it, of every try", async () => {
    const { workers } = await asked();
    const [ada, ben] = workers as [Worker, Worker];
    const work = await begin(ada);
    const before: unknown[] = [work, await ownQualification(ada.scope), await attemptResult(ada.scope, work.attempt)];
    const [first, second] = work.left.map(({ id }) => ({ id })) as [{ id: string }, { id: string }];
    before.push(await answerItem(ada.scope, work.attempt, { example: first.id, answers: ALL }), await begin(ada));
    expect(before[2]).toMatchObject({ ok: false, reason: "attempt-open" });
    expect(JSON.stringify(before)).not.toMatch(/zq-because|expected|explanation|"right":\d/);
    const wrong = await answerItem(ada.scope, work.attempt, {
      example: second.id,
      answers: { helpfulness: 9, correct: "yes" },
    });
    expect(wrong).toMatchObject({ ok: false, reason: "invalid-answers" });
    await answerItem(ada.scope, work.attempt, { example: second.id, answers: ALL });
    const result = await attemptResult(ada.scope, work.attempt);
    expect(result).toMatchObject({ ok: true, value: { right: 1, asked: 4, passed: false } });
    expect(JSON.stringify(result)).not.toMatch(/zq-because|expected|explanation|"right":\[/);
    expect(await attempt(ada, RIGHT)).toMatchObject({
      passed: true,
      items: [{ key: { right: ["correct", "helpfulness"] } }, {}],
    });
    expect(JSON.stringify(await attemptResult(ada.scope, work.attempt))).toContain(`${WHY} e1`);
    expect(await attemptResult(ben.scope, work.attempt)).toMatchObject({ reason: "not-found" });
    expect(await answerItem(ada.scope, work.attempt, { example: first.id, answers: ALL })).toMatchObject({
      reason: "attempt-ended",
    });
  });

  test("draws every attempt from the examples not asked yet, and tells after each what is not asked again", async () => {
    const project = await makeWork(8, { overlap: 1 }, 1);
    for (const id of project.exampleIds) await makeGold(project.projectId, id, { helpfulness: 5 });
    const scope = await requireProject(project.lead.actor, project.projectId, "rounds:manage");
    const examples = project.exampleIds.map((_, index) => ({ example: `e${index + 1}`, explanation: WHY }));
    const input = { examples, passMark: 1, attempts: 2, perAttempt: 2 };
    expect(await setQualification(scope, setQualificationSchema.parse(input))).toMatchObject({ ok: true });
    expect(setQualificationSchema.safeParse({ ...input, perAttempt: 9 }).success).toBe(false);
    const [ada] = project.workers as [Worker];
    const wrong = Object.fromEntries(examples.map(({ example }) => [example, { ...ALL, helpfulness: 1 }]));
    const seen: string[][] = [];
    const told: boolean[] = [];
    for (let number = 1; number <= 5; number++) {
      if (number > 2) await grantAttempt(scope, { annotatorId: ada.annotatorId });
      const result = await attempt(ada, wrong);
      seen.push(result.items.map(({ id }) => id));
      told.push(result.items.every(({ key }) => key !== null));
    }
    expect(seen.map((ids) => ids.length)).toEqual([2, 2, 2, 2, 2]);
    // Four attempts use all eight up. After the fourth nothing fresh is left, so nothing is told, and the fifth asks it again.
    expect(new Set(seen.slice(0, 4).flat()).size).toBe(8);
    expect(told).toEqual([true, true, true, false, false]);
    expect(new Set(seen[4])).toEqual(new Set(seen[3]));
  });

  test("keeps the first answers of an attempt: the same again change nothing, others are refused by name", async () => {
    const { workers, projectId } = await asked();
    const [ada] = workers as [Worker];
    const { attempt: id, left } = await begin(ada);
    const example = left[0]!.id;
    const answer = (answers: typeof ALL) => answerItem(ada.scope, id, { example, answers });
    const first = await answer(ALL);
    expect(await answer(ALL)).toEqual(first);
    expect(await answer({ ...ALL, helpfulness: 2 })).toMatchObject({ ok: false, reason: "already-answered" });
    expect(await answer({ ...ALL, helpfulness: 99 })).toMatchObject({ ok: false, reason: "invalid-answers" });
    expect(await db().qualificationAnswer.findMany({ where: { projectId } })).toMatchObject([{ answers: ALL }]);
  });

  test("can be tried as often as it says and the lead allows; the lead sees how it went", async () => {
    const { workers, scope, setId } = await asked();
    const [ada] = workers as [Worker];
    const wrong = { e1: ALL, e2: ALL };
    for (const number of [1, 2]) expect(await attempt(ada, wrong)).toMatchObject({ number, passed: false });
    expect(await beginAttempt(ada.scope)).toMatchObject({ reason: "no-attempt-left" });
    const person = { annotatorId: ada.annotatorId };
    expect(await grantAttempt(scope, person)).toMatchObject({ ok: true, value: { left: 1 } });
    expect(await grantAttempt(scope, person)).toMatchObject({ reason: "has-tries" });
    expect(await ownQualification(ada.scope)).toMatchObject({
      required: true,
      left: 1,
      tries: [{ passed: false }, { passed: false }],
    });
    expect(await attempt(ada, RIGHT)).toMatchObject({ number: 3, passed: true });
    expect(await grantAttempt(scope, person)).toMatchObject({ reason: "has-tries" });
    const set = await currentSet(scope);
    expect(set).toMatchObject({ id: setId, items: [{ example: "e1", answered: 1, right: 0 }, { example: "e2" }] });
    const people = await qualificationResults(scope, set);
    expect(people.map(({ qualified, tries, left }) => [qualified, tries.length, left])).toEqual([
      [true, 3, 0],
      [false, 0, 2],
    ]);
    expect(people[0]!.tries[2]).toMatchObject({ right: 4, asked: 4, passed: true, endedAt: expect.any(Date) });
  });

  test("is replaced by another set without asking those who passed, and asked anew for another version", async () => {
    const project = await asked();
    const { scope, input, workers } = project;
    const [ada, ben] = workers as [Worker, Worker];
    await attempt(ada, RIGHT);
    const third = { example: "e3", explanation: "two points" };
    expect(await setQualification(scope, { ...input, examples: [third] })).toMatchObject({ ok: true });
    expect(await nextLease(ada.scope)).toHaveProperty("lease");
    expect((await begin(ben)).left.map(({ id }) => id)).toEqual(["e3"]);
    const kept = (await goldChoices(scope)).map(({ example, explanation }) => [example, explanation]);
    expect(kept).toEqual([
      ["e1", `${WHY} e1`],
      ["e2", `${WHY} e2`],
      ["e3", "two points"],
    ]);

    const version = await publishNext(project, { correct: OTHER_WORDS });
    await moveTo(project, version);
    expect(await nextLease((await acknowledged(ben, version)).scope)).toHaveProperty("lease");
    await expect(setQualification(scope, input)).rejects.toThrow("moved to another guideline version");
    const moved = await requireProject(project.lead.actor, project.projectId, "rounds:manage");
    await setQualification(moved, input);
    const eve = await makeWorker(project.projectId);
    expect(await nextLease(eve.scope)).toEqual({ nothing: "qualify", version });
  });

  test("needs gold that fits the version", async () => {
    const { scope, input } = await asked();
    const examples = ["e4", "nowhere", "e3"].map((example) => ({ example, explanation: "so" }));
    const refused = await setQualification(scope, { ...input, examples });
    expect(refused).toMatchObject({ ok: false, reason: "no-gold" });
    expect(refused.ok || refused.detail?.errors).toEqual([
      { field: "examples.0", message: "e4 has no gold that fits the guideline version" },
      { field: "examples.1", message: "nowhere has no gold that fits the guideline version" },
    ]);
  });
});

describe("the database", () => {
  test("numbers tries, counts what was right and decides who passed, whatever the application says", async () => {
    const { workers, projectId, setId } = await asked({ attempts: 1 });
    const [ada, ben] = workers as [Worker, Worker];
    const { attempt: id, left } = await begin(ada);
    const claim = `UPDATE qualification_attempt SET ended_at = now(), passed = true, right_answers = 4, asked_answers = 4 WHERE id = $1`;
    await expect(pool.query(claim, [id])).rejects.toThrow("not answered yet");
    await answerItem(ada.scope, id, { example: left[0]!.id, answers: ALL });
    await db().qualificationAnswer.create({
      data: {
        projectId,
        qualificationId: setId,
        attemptId: id,
        exampleId: (await db().example.findFirstOrThrow({ where: { projectId, externalId: left[1]!.id } })).id,
        answers: ALL,
        rightAnswers: 0,
        askedAnswers: 2,
      },
    });
    await pool.query(claim, [id]);
    expect(await db().qualificationAttempt.findFirstOrThrow({ where: { id } })).toMatchObject({
      passed: false,
      number: 1,
      askedAnswers: 4,
    });
    const again = `INSERT INTO qualification_attempt (project_id, id, qualification_id, annotator_id) VALUES ($1, gen_random_uuid(), $2, $3)`;
    await expect(pool.query(again, [projectId, setId, ada.annotatorId])).rejects.toThrow("no try");
    const both = await Promise.allSettled([1, 2].map(() => pool.query(again, [projectId, setId, ben.annotatorId])));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    "UPDATE qualification_attempt SET passed = true WHERE ended_at IS NOT NULL",
    "DELETE FROM qualification_attempt",
    "UPDATE qualification SET pass_mark = 0.1",
    "DELETE FROM qualification",
    `UPDATE qualification_item SET expected = '{"helpfulness": 3}'`,
    "DELETE FROM qualification_answer",
    "DELETE FROM qualification_grant",
    "INSERT INTO qualification_item SELECT project_id, qualification_id, (SELECT id FROM example e WHERE e.external_id = 'e5' AND e.project_id = i.project_id), expected, explanation FROM qualification_item i LIMIT 1",
  ])("refuses %s", async (statement) => {
    const { workers, scope } = await asked({ attempts: 1 });
    const [ada] = workers as [Worker];
    await attempt(ada, { e1: ALL, e2: ALL });
    await grantAttempt(scope, { annotatorId: ada.annotatorId });
    await expect(pool.query(statement)).rejects.toThrow(/append-only|can only|permission denied|already/);
  });
});
