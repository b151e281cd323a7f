import type { JobHelpers } from "graphile-worker";
import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { contentHash } from "@/lib/import/content-hash";
import { receiveUpload } from "@/lib/import/uploads";
import { readJob } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { judgeCases, unscoredVerdicts } from "./cases";
import { getJudgeReport, postJudgeRun } from "./endpoints";
import { judgeVerdictsJob } from "./job";
import { judgeReport } from "./queries";
import { createJudgeRun } from "./runs";
import { judgeRunSchema } from "./schema";

const BETTER = {
  key: "better",
  title: "Better?",
  kind: "preference",
  level: "ordinal",
  required: false,
  preference: { strength: 1, ties: false },
} as const;
const PROMPT = "a".repeat(64);
const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

/** A project with examples `e1` … `e5`, pairs `p1` … `p3` of a short and a long response, two people and a judge. */
async function judgedProject() {
  const { projectId, version } = await makeProject({ criteria: [HELPFULNESS, CORRECT, BETTER] });
  const lead = await makeMember(projectId, "lead");
  const people = await Promise.all(["annotator", "annotator"].map(() => makeMember(projectId, "annotator")));
  const ids = await makeExamples(projectId, 5);
  for (const n of [1, 2, 3]) {
    const content = { prompt: `Pair ${n}?`, responses: [{ text: "short" }, { text: "quite a bit longer" }] };
    const hash = contentHash({ kind: "preference", ...content });
    const row = { projectId, externalId: `p${n}`, kind: "preference", content, contentHash: hash };
    ids.push((await db().example.create({ data: row, select: { id: true } })).id);
  }
  const scope = await requireProject(lead.actor, projectId, "examples:import", "jobs:read", "measure:read");
  const made = await createJudgeRun(scope, judgeRunSchema.parse({ model: "judge-1", promptHash: PROMPT }));
  if (!made.ok) throw new Error(made.message);
  const send = async (lines: readonly object[], judgeRun = made.value.id) => {
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    const received = await receiveUpload(scope, "judge-verdicts", { judgeRun }, bytes(text));
    if (!received.ok) throw new Error(received.message);
    await judgeVerdictsJob({ projectId, jobId: received.value.jobId }, helpers);
    return (await readJob(scope, received.value.jobId))!;
  };
  const label = (
    person: number,
    example: number,
    criterionKey: string,
    value: string | number | { choice: string },
  ) => ({
    projectId,
    exampleId: ids[example]!,
    annotatorId: people[person]!.annotator!.id,
    guidelineVersionId: version.id,
    criterionKey,
    value,
    valueKey: JSON.stringify(value),
  });
  const judgments = async () =>
    (
      await db().judgment.findMany({ where: { projectId, annotatorId: made.value.annotator }, orderBy: { id: "asc" } })
    ).map(({ exampleId, criterionKey, value, revision }) => [ids.indexOf(exampleId), criterionKey, value, revision]);
  return { projectId, version, lead, scope, run: made.value, send, label, judgments };
}

const said = (helpfulness: unknown, correct: unknown) => ({
  helpfulness: { reason: "Anchor 3.", value: helpfulness },
  correct: { reason: "It holds.", value: correct },
});
const prefers = (choice: string) =>
  JSON.stringify({ ...said(3, "yes"), better: { reason: "Clearer.", value: { choice } } });

describe("a judge run", () => {
  test("is the same run for the same way of asking, an annotator of kind model, and audited once", async () => {
    const { scope, run, projectId } = await judgedProject();
    const again = await createJudgeRun(scope, judgeRunSchema.parse({ model: "judge-1", promptHash: PROMPT }));
    expect(again).toEqual({ ok: true, value: { ...run, existed: true } });
    const warmer = judgeRunSchema.parse({ model: "judge-1", promptHash: PROMPT, parameters: { temperature: 1 } });
    const both = await Promise.all([createJudgeRun(scope, warmer), createJudgeRun(scope, warmer)]);
    expect(new Set(both.map((made) => made.ok && made.value.id)).size).toBe(1);
    expect(await db().annotator.findMany({ where: { projectId, kind: "model" } })).toHaveLength(2);
    expect(await db().auditEntry.count({ where: { projectId, action: "judge-run.create" } })).toBe(2);
    const unknown = judgeRunSchema.parse({ model: "m", promptHash: PROMPT, guidelineVersion: 7 });
    expect(await createJudgeRun(scope, unknown)).toMatchObject({ ok: false, reason: "unknown-version" });
  });

  test("is refused to an annotator, and comes by API to a lead", async () => {
    const { projectId, lead } = await judgedProject();
    const { user } = await makeMember(projectId, "annotator");
    const tokenOf = async (userId: string) => (await createToken({ userId, name: "t", days: 1 })).token;
    const call = { params: { id: projectId }, body: { model: "judge-2", promptHash: PROMPT } };
    expect((await callApi(postJudgeRun, { ...call, token: await tokenOf(user.id) })).status).toBe(403);
    const made = await callApi(postJudgeRun, { ...call, token: await tokenOf(lead.user.id) });
    expect(made).toMatchObject({ status: 201, json: { existed: false } });
  });

  test("cannot speak for a person", async () => {
    const { projectId, version } = await judgedProject();
    const person = await db().annotator.findFirstOrThrow({ where: { projectId, kind: "human" } });
    const data = { projectId, annotatorId: person.id, guidelineVersionId: version.id, model: "m", promptHash: PROMPT };
    await expect(db().judgeRun.create({ data: { ...data, configHash: "c" } })).rejects.toThrow(/kind model/);
  });
});

describe("verdicts", () => {
  test("become judgments that no count of people knows; what cannot be read is kept with why", async () => {
    const { send, judgments, projectId, scope, run } = await judgedProject();
    const job = await send([
      { example: "e1", raw: said(4, "yes") },
      { example: "e2", raw: `\`\`\`json\n${JSON.stringify(said(9, "no"))}\n\`\`\`` },
      { example: "e3", raw: "I cannot judge \u0000 this." },
      { example: "e4" },
      { example: "nowhere", raw: {} },
      { example: "e5", order: ["B", "A"], raw: {} },
      { example: "p1", order: ["A", "A"], raw: {} },
    ]);
    expect(job).toMatchObject({ state: "succeeded", accepted: 3, rejected: 4, duplicates: 0 });
    expect(job.errors.map(({ line, code }) => [line, code])).toEqual([
      [4, "invalid-verdict"],
      [5, "unknown-example"],
      [6, "invalid-order"],
      [7, "invalid-order"],
    ]);
    expect(await judgments()).toEqual([
      [0, "helpfulness", 4, 1],
      [0, "correct", "yes", 1],
      [1, "correct", "no", 1],
    ]);
    expect(await db().ratingCount.count({ where: { projectId } })).toBe(0);
    const report = (await judgeReport(scope, run.id, "helpfulness"))!.criteria[0]!;
    expect(report.unscored).toMatchObject({ value: 2 / 3, items: 3 });
    expect(report.unscoredBecause).toEqual([
      { code: "invalid-value", n: 1 },
      { code: "not-json", n: 1 },
    ]);
    const [latest] = await unscoredVerdicts(scope, run.id, "helpfulness", 10);
    expect(latest).toMatchObject({ externalId: "e3", code: "not-json", raw: "I cannot judge \\u0000 this." });
  });

  test("sent again change nothing; others of the same order count in their place", async () => {
    const { send, judgments, projectId } = await judgedProject();
    const file = [
      { example: "e1", raw: said(4, "yes") },
      { example: "e1", raw: said(4, "yes") },
      { example: "e2", raw: "no" },
    ];
    expect(await send(file)).toMatchObject({ accepted: 2, duplicates: 1 });
    const before = await judgments();
    expect(await send(file)).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await judgments()).toEqual(before);
    expect(await db().judgeVerdict.count({ where: { projectId } })).toBe(2);
    await send([
      { example: "e1", raw: said(5, "yes") },
      { example: "e1", raw: "lost for words" },
    ]);
    expect(await judgments()).toEqual([...before, [0, "helpfulness", 5, 2]]);
  });

  test("in both orders are one label, and a tie where they disagree", async () => {
    const { send, judgments, scope, run, label } = await judgedProject();
    await db().judgment.createMany({ data: [5, 6, 7].map((pair) => label(0, pair, "better", { choice: "B" })) });
    await send([
      { example: "p1", raw: prefers("A") },
      { example: "p1", order: ["B", "A"], raw: prefers("A") },
      { example: "p2", raw: prefers("B") },
      { example: "p2", order: ["B", "A"], raw: prefers("A") },
      { example: "p3", order: ["B", "A"], raw: prefers("A") },
    ]);
    const better = (await judgments()).filter(([, criterion]) => criterion === "better");
    expect(better).toEqual([
      [5, "better", { choice: "tie" }, 1],
      [6, "better", { choice: "B" }, 1],
      [7, "better", { choice: "B" }, 1],
    ]);
    const report = (await judgeReport(scope, run.id, "better"))!.criteria[0]!;
    // Shown first and chosen: p1 twice of two, p2 once of two, p3 once of one.
    expect(report.position!.first).toMatchObject({ items: 3, pairs: 5 });
    expect(report.position!.first.value).toBeCloseTo(2.5 / 3, 12);
    expect(report.position!.conflicts).toMatchObject({ value: 0.5, items: 2 });
    expect(report.length!.judge).toMatchObject({ value: 1, items: 2 });
    expect(report.length!.people).toMatchObject({ value: 1, items: 3 });
  });

  test("an order that comes later makes a tie of what stood", async () => {
    const { send, judgments } = await judgedProject();
    await send([{ example: "p1", raw: prefers("A") }]);
    await send([{ example: "p1", order: ["B", "A"], raw: prefers("A") }]);
    expect((await judgments()).filter(([, criterion]) => criterion === "better")).toEqual([
      [5, "better", { choice: "A" }, 1],
      [5, "better", { choice: "tie" }, 2],
    ]);
  });

  test("cannot be changed or deleted", async () => {
    const { send, projectId } = await judgedProject();
    await send([{ example: "e1", raw: said(4, "yes") }]);
    await expect(db().judgeVerdict.updateMany({ where: { projectId }, data: { raw: "forged" } })).rejects.toThrow();
    await expect(db().judgeAnswer.deleteMany({ where: { projectId } })).rejects.toThrow();
    await expect(db().judgeRun.deleteMany({ where: { projectId } })).rejects.toThrow();
  });
});

test("the API and the cases behind a figure say what the report says", async () => {
  const { send, label, projectId, lead, scope, run } = await judgedProject();
  const given: [number, number, number][] = [
    [0, 0, 4],
    [1, 0, 4],
    [0, 1, 2],
    [1, 1, 3],
    [0, 2, 1],
  ];
  await db().judgment.createMany({
    data: given.map(([person, example, value]) => label(person, example, "helpfulness", value)),
  });
  await send(["e1", "e2", "e3"].map((example) => ({ example, raw: said(4, "yes") })));
  const report = (await judgeReport(scope, run.id))!;
  const { token } = await createToken({ userId: lead.user.id, name: "t", days: 1 });
  const { json } = await callApi(getJudgeReport, { token, params: { id: projectId, run: run.id } });
  expect(json).toMatchObject({ model: "judge-1", guidelineVersion: 1, examples: 3, labels: 6, ownPrompt: false });
  const helpfulness = report.criteria.find(({ criterion }) => criterion.key === "helpfulness")!;
  expect(helpfulness).toMatchObject({ judged: 3, withPeople: 3, undecided: 1 });
  expect(json.criteria.find(({ criterion }: { criterion: string }) => criterion === "helpfulness")).toMatchObject({
    agreement: JSON.parse(JSON.stringify(helpfulness.agreement)),
    leniency: { value: helpfulness.leniency!.value, interval: helpfulness.leniency!.interval },
  });
  // 0, 1.5 and 3 points above the people.
  expect(helpfulness.leniency!.value).toBeCloseTo(1.5, 12);
  const first = { page: 1, size: 25 };
  const differ = await judgeCases(scope, report.run, helpfulness.criterion, first);
  expect(differ.total).toBe(1);
  expect(differ.rows).toMatchObject([
    { externalId: "e3", judge: 4, reference: "1", reason: "Anchor 3.", settled: false },
  ]);
  const cell = await judgeCases(scope, report.run, helpfulness.criterion, { people: "4", judge: "4", ...first });
  expect(cell.rows.map(({ externalId }) => externalId)).toEqual(["e1"]);
});
