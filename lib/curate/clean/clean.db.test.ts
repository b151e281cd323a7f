import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { CLEANING_IDS } from "@/lib/clean/operation-ids";
import { contentHash } from "@/lib/import/content-hash";
import { takeMarks } from "@/lib/release/marks";
import { planGuarded } from "@/lib/release/plan";
import { exportQuerySchema } from "@/lib/release/schema";
import { writeExport } from "@/lib/release/write-export";
import { db } from "@/lib/server/db";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { askAgain } from "./ask-again";
import { beginCleaning, cleanExamples } from "./clean-examples";
import { startCleaning, undoCleaning } from "./commands";
import { cleanExamplesJob } from "./job";
import { listCleaned, readCleaning } from "./queries";
import { type CleanPlan, cleanPlanSchema } from "./schema";

const SPANS = {
  key: "claims",
  title: "Claims",
  kind: "span",
  level: "set",
  required: false,
  options: [{ value: "claim", label: "Claim" }],
} as const;

/** A project of instruction examples with these responses; gold on `correct` where it is said. */
async function projectOf(responses: readonly string[], more: { prompt?: string; gold?: string[] } = {}) {
  const { projectId, version } = await makeProject({ criteria: [CORRECT, { ...SPANS, options: [...SPANS.options] }] });
  const { actor } = await makeMember(projectId, "lead");
  const ids: string[] = [];
  for (const [k, response] of responses.entries()) {
    const content = { prompt: more.prompt ?? `Question ${k + 1}?`, response };
    const { id } = await db().example.create({
      data: {
        projectId,
        externalId: `e${k + 1}`,
        kind: "instruction",
        content,
        slices: { part: "a" },
        provenance: { source: "web" },
        contentHash: contentHash({ kind: "instruction", ...content }),
      },
      select: { id: true },
    });
    ids.push(id);
  }
  return { projectId, version, actor, ids, scope: await requireProject(actor, projectId, "release:write") };
}
type World = Awaited<ReturnType<typeof projectOf>>;

const plan = (operations: CleanPlan["operations"], unaffected: string[] = []) =>
  cleanPlanSchema.parse({ operations, unaffected });

async function clean(world: World, given: CleanPlan) {
  const started = await startCleaning(world.scope, given);
  if (!started.ok) throw new Error(started.message);
  const { jobId } = started.value;
  await cleanExamplesJob({ projectId: world.projectId, jobId }, {
    job: { locked_by: "w", attempts: 1, max_attempts: 1 },
  } as never);
  expect(await db().job.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({
    state: "succeeded",
    message: null,
  });
  return (await readCleaning(world.scope, jobId))!;
}

/** External ids of what goes out, in the order of arrival. */
async function kept({ projectId }: World): Promise<string[]> {
  const rows = await db().example.findMany({
    where: { projectId, marks: { none: { kind: "exclusion", liftedAt: null } } },
    orderBy: { sequence: "asc" },
  });
  return rows.map(({ externalId }) => externalId.replace(/~.*/, "~"));
}

/** Of all examples that were there before. */
async function hashOf({ projectId, ids }: World): Promise<string> {
  const rows = await db().example.findMany({ where: { projectId, id: { in: ids } }, orderBy: { sequence: "asc" } });
  return createHash("sha256")
    .update(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? `${value}` : value)))
    .digest("hex");
}

const child = (world: World, of: number) =>
  db().example.findFirstOrThrow({ where: { projectId: world.projectId, parentId: world.ids[of - 1] } });

const settle = (world: World, of: number, criterionKey: string, value: unknown) =>
  db().resolution.create({
    data: {
      projectId: world.projectId,
      exampleId: world.ids[of - 1]!,
      guidelineVersionId: world.version.id,
      criterionKey,
      value: value as never,
      valueKey: JSON.stringify(value),
      method: "adjudicated",
      reason: "slip",
    },
  });

const standing = ({ projectId }: World, exampleId: string) =>
  db().resolution.findMany({ where: { projectId, exampleId, withdrawnAt: null }, orderBy: { criterionKey: "asc" } });

describe("a cleaning", () => {
  const HYGIENE_AND_MASK = plan(["invisible-characters", "trim", "personal-data"], ["correct", "claims"]);
  let world: World;
  let before: string;
  let made: Awaited<ReturnType<typeof child>>;

  beforeAll(async () => {
    world = await projectOf(["Yes.\u200b It is.", "No.", "Yes. It is.", "Mail anna@mail.com now. Do.", " \u200b"], {
      prompt: "Is it?",
    });
    const answers = { [world.ids[3]!]: ["yes", "yes"], [world.ids[4]!]: ["yes", "no"] };
    await giveLabels({ projectId: world.projectId, versionId: world.version.id, criterion: CORRECT as never, answers });
    await settle(world, 4, "claims", [
      { start: 0, end: 18, label: "claim" },
      { start: 24, end: 27, label: "claim" },
    ]);
    const gold = { projectId: world.projectId, exampleId: world.ids[3]!, criterionKey: "correct" };
    await db().goldAnswer.create({ data: { ...gold, value: "yes", valueKey: '"yes"' } });
    before = await hashOf(world);
  });

  test("makes children in the places of what it changes, and leaves what says so already", async () => {
    const run = await clean(world, HYGIENE_AND_MASK);
    expect(run.outcomes).toEqual({ child: 2, merged: 1, "kept-out": 0, invalid: 0, unsettled: 0, "too-long": 0 });
    expect(await kept(world)).toEqual(["e2", "e3", "e4~", "e5~"]);
    made = await child(world, 4);
    expect(made).toMatchObject({
      content: { prompt: "Is it?", response: "Mail <EMAIL_1> now. Do." },
      slices: { part: "a" },
      provenance: { source: "web", parent: "e4", operations: [{ id: "personal-data", version: 1 }] },
    });
    expect(await hashOf(world)).toBe(before);
  });

  test("gives children what was decided about their parents where that holds, and copies no label", async () => {
    const [claims, correct] = await standing(world, made.id);
    expect(correct).toMatchObject({ value: "yes", method: "unanimous", inheritedFromId: world.ids[3] });
    expect(claims).toMatchObject({
      method: "adjudicated",
      value: [
        { start: 0, end: 14, label: "claim" },
        { start: 20, end: 23, label: "claim" },
      ],
    });
    expect(await standing(world, (await child(world, 5)).id)).toEqual([]);
    const gold = await db().goldAnswer.findMany({ where: { projectId: world.projectId, exampleId: made.id } });
    expect(gold.map(({ criterionKey, value }) => [criterionKey, value])).toEqual([["correct", "yes"]]);
    expect(await db().judgment.count({ where: { projectId: world.projectId, exampleId: made.id } })).toBe(0);
  });

  test("what is inherited goes out with the parent's name, and is counted", async () => {
    const plan = await planGuarded(world.scope, exportQuerySchema.parse({ format: "ndjson" }));
    if (!plan.ok) throw new Error(plan.message);
    const { bytes, counts } = writeExport(world.scope, plan.value, await takeMarks(world.scope));
    const lines = (await text(Readable.from(bytes)))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const row = lines.find(({ provenance }) => provenance.parent === "e4");
    expect(row).toMatchObject({
      decided: { correct: "yes" },
      resolutions: { correct: { inheritedFrom: "e4" } },
      labels: [],
    });
    expect(lines).toHaveLength(4);
    expect(counts()).toMatchObject({ inherited: 2, leftOut: { excluded: 3 } });
  });

  test("people are asked about the children on what they did not inherit", async () => {
    const manage = await requireProject(world.actor, world.projectId, "rounds:manage");
    const [run] = await db().cleanRun.findMany({ where: { projectId: world.projectId } });
    await makeMember(world.projectId, "annotator");
    expect(await askAgain(manage, { run: run!.id })).toMatchObject({ ok: true, value: { examples: 1, places: 2 } });
    expect(await askAgain(manage, { run: run!.id })).toMatchObject({ reason: "round-open" });
    const places = await db().assignment.findMany({ where: { projectId: world.projectId } });
    expect(places.map(({ exampleId, criteria }) => [exampleId, criteria])).toEqual(
      Array(2).fill([(await child(world, 5)).id, ["correct", "claims"]]),
    );
  });

  test("done twice makes nothing new; undone as one, and done again, it brings the same children back", async () => {
    const again = await clean(world, HYGIENE_AND_MASK);
    expect(Object.values(again.outcomes).every((n) => n === 0)).toBe(true);
    const runs = await db().cleanRun.findMany({ where: { projectId: world.projectId }, orderBy: { createdAt: "asc" } });
    expect(await undoCleaning(world.scope, { run: runs[0]!.id })).toMatchObject({
      ok: true,
      value: { children: 2, parents: 3 },
    });
    expect(await kept(world)).toEqual(["e1", "e2", "e3", "e4", "e5"]);
    expect(await standing(world, made.id)).toEqual([]);
    expect(await undoCleaning(world.scope, { run: runs[0]!.id })).toMatchObject({ reason: "already-undone" });
    await clean(world, HYGIENE_AND_MASK);
    expect(await kept(world)).toEqual(["e2", "e3", "e4~", "e5~"]);
    expect((await child(world, 4)).id).toBe(made.id);
    expect(await standing(world, made.id)).toHaveLength(2);
    expect(await db().example.count({ where: { projectId: world.projectId } })).toBe(7);
    expect(await hashOf(world)).toBe(before);
  });
});

test("what is cleaned again must be undone first, and what a lead excluded stays out", async () => {
  const world = await projectOf(["<p>Yes.</p>\u200b", "<p>No.</p>", "No."]);
  await db().exampleMark.create({
    data: { projectId: world.projectId, exampleId: world.ids[2]!, kind: "exclusion", reason: "relevant" },
  });
  const first = await clean(world, plan(["invisible-characters"]));
  const second = await clean(world, plan(["html-to-text"]));
  expect(second.outcomes).toMatchObject({ child: 2 });
  expect(await undoCleaning(world.scope, { run: first.id })).toMatchObject({ reason: "cleaned-since" });
  expect(await undoCleaning(world.scope, { run: second.id })).toMatchObject({ ok: true });
  expect(await undoCleaning(world.scope, { run: first.id })).toMatchObject({ ok: true });
  expect(await kept(world)).toEqual(["e1", "e2"]);
});

test("stopped between batches, it ends in the same", async () => {
  const texts = Array.from({ length: 450 }, (_, k) => (k % 3 === 0 ? `Answer ${k}. ` : `Answer ${k}.`));
  const [world, other] = await Promise.all([projectOf(texts), projectOf(texts)]);
  const given = plan(["trim"]);
  await clean(other, given);
  const started = await startCleaning(world.scope, given);
  if (!started.ok) throw new Error(started.message);
  expect(await startCleaning(world.scope, given)).toMatchObject({ reason: "busy" });
  const { jobId } = started.value;
  const run = await beginCleaning(world.scope, jobId, given);
  let batches = 0;
  const killed = cleanExamples(world.scope, run, 0, async (tx, { from, to }) => {
    if (++batches === 2) throw new Error("killed");
    await tx.$executeRaw`UPDATE job SET result = ${JSON.stringify({ settled: to })}::jsonb, done = ${batches * 200} WHERE id = ${jobId}::uuid AND ${from} = 0`;
    return true;
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await db().cleanOutcome.count({ where: { projectId: world.projectId } })).toBe(67);
  await cleanExamplesJob({ projectId: world.projectId, jobId }, {
    job: { locked_by: "w", attempts: 1, max_attempts: 1 },
  } as never);
  expect(await kept(world)).toEqual(await kept(other));
  expect(await readCleaning(world.scope, jobId)).toMatchObject({ state: "succeeded", outcomes: { child: 150 } });
  expect(
    (await listCleaned(world.scope, jobId, { limit: 2, outcome: "child" })).items.map(({ parent }) => parent),
  ).toEqual(["e1", "e4"]);
});

test("hostile texts are cleaned or stay, and say which", async () => {
  const world = await projectOf([
    `${"\u202e".repeat(1000)}abc`,
    "a@b.co ".repeat(20_000),
    "*a ".repeat(60_000),
    "x".repeat(2_000_000),
    "<p>\u200b</p>",
  ]);
  const run = await clean(world, plan([...CLEANING_IDS]));
  expect(run.outcomes).toMatchObject({ child: 4, invalid: 0, unsettled: 0, "too-long": 0 });
  expect((await child(world, 5)).content).toMatchObject({ response: "" });

  const empty = await projectOf(["\u200b"], { prompt: "\u200b" });
  expect((await clean(empty, plan(["invisible-characters"]))).outcomes).toMatchObject({ invalid: 1 });
  expect(await kept(empty)).toEqual(["e1"]);
}, 60_000);
