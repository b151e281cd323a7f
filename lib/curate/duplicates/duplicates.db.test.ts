import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import { readFacts } from "@/lib/facts/read-facts";
import { contentHash } from "@/lib/import/content-hash";
import { db } from "@/lib/server/db";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { exclude } from "../exclude";
import { listContradictions } from "./contradictions";
import { excludeMembers, includeMembers } from "./exclude-members";
import { findDuplicatesJob } from "./job";
import { countClusters, listClusters, readCluster, readRun } from "./queries";
import { type FindDuplicates, findDuplicatesSchema } from "./schema";
import { startDuplicates } from "./start";
import { keepExample, tellApart } from "./verdicts";

const LONG = Array.from({ length: 70 }, (_, k) => `word${(k * 7919) % 1000}`).join(" ");

/** A project with instruction examples of these prompts and responses, in this order. */
async function projectOf(texts: readonly { prompt: string; response: string; source?: string }[]) {
  const { projectId, version } = await makeProject({ criteria: [CORRECT] });
  const { actor } = await makeMember(projectId, "lead");
  const ids: string[] = [];
  for (const [k, { source, ...content }] of texts.entries()) {
    const { id } = await db().example.create({
      data: {
        projectId,
        externalId: `e${k + 1}`,
        kind: "instruction",
        content,
        provenance: source ? { source } : {},
        contentHash: contentHash({ kind: "instruction", ...content }),
      },
      select: { id: true },
    });
    ids.push(id);
  }
  return { projectId, version, ids, scope: await requireProject(actor, projectId, "release:write") };
}

type World = Awaited<ReturnType<typeof projectOf>>;

async function find({ projectId, scope }: World, input: Partial<FindDuplicates> = {}) {
  const started = await startDuplicates(scope, findDuplicatesSchema.parse({ meanings: ["whole"], ...input }));
  if (!started.ok) throw new Error(started.message);
  await findDuplicatesJob({ projectId, jobId: started.value.jobId }, {
    job: { locked_by: "w", attempts: 1, max_attempts: 5 },
  } as never);
  const job = await db().job.findUniqueOrThrow({ where: { id: started.value.jobId } });
  expect(job).toMatchObject({ state: "succeeded", message: null });
  return (await readRun(scope))!;
}

/** Names of the kept and the others of each cluster. */
async function found(world: World, run: { id: string }) {
  const rows = await listClusters(world.scope, run.id, { meaning: "whole" }, { offset: 0, limit: 100 });
  const clusters = await Promise.all(rows.map(({ number }) => readCluster(world.scope, run.id, number, 100)));
  return clusters.map((cluster) => [
    cluster!.kept.externalId,
    cluster!.members.map(({ externalId }) => externalId).sort(),
  ]);
}

const TEXTS = [
  { prompt: LONG, response: "Yes.", source: "a" },
  { prompt: `${LONG} indeed`, response: "Yes.", source: "b" },
  { prompt: LONG.toUpperCase(), response: "yes.", source: "b" },
  { prompt: "Something else", response: "No.", source: "a" },
];

test("a search stores clusters with their similarity, and how much is duplicated by each strength", async () => {
  const world = await projectOf(TEXTS);
  const run = await find(world);
  expect(await found(world, run)).toEqual([["e2", ["e1", "e3"]]]);
  expect(run.figures).toEqual([
    {
      meaning: "whole",
      examples: 4,
      exact: { clusters: 0, extra: 0 },
      normalised: { clusters: 1, extra: 1 },
      near: { clusters: 1, extra: 2 },
      losing: [],
    },
  ]);
  const cluster = await readCluster(world.scope, run.id, 1, 10);
  for (const { similarity } of cluster!.members) expect(similarity).toBeGreaterThanOrEqual(0.8);
});

test("how near each example is to the one kept is a fact: unknown before a search, of what came later, and of what was kept out", async () => {
  const world = await projectOf(TEXTS);
  const { projectId } = world;
  const near = async (fact = "near_whole") => {
    await deriveFacts({ projectId, make: makeBatch });
    const { columns, known } = await readFacts(projectId, [fact]);
    const column = columns.get(fact)!;
    return { known: known.get(fact), values: column.kind === "number" ? [...column.values] : [] };
  };
  const nothing = Number.NaN;
  expect(await near()).toEqual({ known: 0, values: [nothing, nothing, nothing, nothing] });
  await find(world);
  const { known, values } = await near();
  expect(known).toBe(4);
  expect([values[1], values[3]]).toEqual([0, 0]);
  const members = (await readCluster(world.scope, (await readRun(world.scope))!.id, 1, 10))!.members;
  expect([values[0], values[2]].sort()).toEqual(members.map(({ similarity }) => similarity).sort());
  expect(await near("near_prompt")).toMatchObject({ known: 0 });

  const content = { prompt: "Late", response: "No." };
  const late = { projectId, externalId: "late", kind: "instruction", content };
  await db().example.create({ data: { ...late, contentHash: contentHash({ kind: "instruction", ...content }) } });
  expect((await near()).values.slice(3)).toEqual([0, nothing]);
  await exclude(world.scope, { examples: ["e4"], reason: "relevant", note: "" });
  await find(world);
  expect((await near()).values.slice(3)).toEqual([nothing, 0]);
});

test("examples that come later are compared with those before, and nothing is read again", async () => {
  const world = await projectOf(TEXTS.slice(0, 1));
  expect(await found(world, await find(world))).toEqual([]);
  const before = await db().duplicateKeys.findMany({ where: { projectId: world.projectId } });
  const content = { prompt: LONG, response: "Yes!" };
  await db().example.create({
    data: {
      projectId: world.projectId,
      externalId: "late",
      kind: "instruction",
      content,
      contentHash: contentHash({ kind: "instruction", ...content }),
    },
    select: { id: true },
  });
  expect((await readRun(world.scope))!.since.examples).toBe(1);
  expect(await found(world, await find(world, { rule: ["oldest"] }))).toEqual([["e1", ["late"]]]);
  expect(await db().duplicateKeys.findMany({ where: { projectId: world.projectId, number: 1 } })).toEqual(before);
});

test("what was said to be kept is, and what was told apart is never together again", async () => {
  const world = await projectOf(TEXTS);
  const [e1, , e3] = world.ids;
  await find(world);
  expect(await keepExample(world.scope, { example: e3!, keep: true })).toMatchObject({ ok: true });
  expect(await found(world, await find(world))).toEqual([["e3", ["e1", "e2"]]]);
  expect(await tellApart(world.scope, { example: e1!, other: e3!, apart: true })).toMatchObject({ ok: true });
  const before = (await readRun(world.scope))!;
  // Until then it stays, though the cluster still has it.
  expect(await excludeMembers(world.scope, { run: before.id, meaning: "whole" })).toMatchObject({
    value: { examples: 1 },
  });
  await includeMembers(world.scope, { run: before.id, meaning: "whole" });
  const run = await find(world);
  // e1 is like e2, which belongs to e3 by now, so it stays alone.
  expect(await found(world, run)).toEqual([["e3", ["e2"]]]);
});

test("the members of a cluster are excluded and let in again as one", async () => {
  const world = await projectOf(TEXTS);
  const run = await find(world);
  const all = { run: run.id, meaning: "whole" as const };
  expect(await excludeMembers(world.scope, all)).toEqual({ ok: true, value: { examples: 2 } });
  expect(await countClusters(world.scope, run.id, { meaning: "whole", open: true })).toBe(0);
  expect(await includeMembers(world.scope, { ...all, cluster: 1 })).toEqual({ ok: true, value: { examples: 0 } });
  expect(await includeMembers(world.scope, all)).toEqual({ ok: true, value: { examples: 2 } });
  expect(await excludeMembers(world.scope, { ...all, run: world.ids[0]! })).toMatchObject({
    ok: false,
    reason: "unknown-search",
  });
});

test("the same content with different labels is listed, and a source that loses most of itself is named", async () => {
  const many = Array.from({ length: 12 }, (_, k) => ({
    prompt: `What is ${"really ".repeat(k)}asked here`,
    response: "a",
    source: "many",
  }));
  const copies = many.map(({ prompt, source }) => ({
    prompt: prompt.toUpperCase(),
    response: "a",
    source: `${source} copies`,
  }));
  const world = await projectOf([...many, ...copies]);
  await giveLabels({
    projectId: world.projectId,
    versionId: world.version.id,
    criterion: CORRECT,
    answers: { [world.ids[0]!]: ["yes"], [world.ids[12]!]: ["no"] },
  });
  const run = await find(world, { strength: "normalised", rule: ["oldest"] });
  expect(run.figures[0]!.losing).toEqual([{ by: "source", name: "many copies", examples: 12, extra: 12 }]);
  expect(await listContradictions(world.scope, run.id, 10)).toMatchObject([
    { criterion: CORRECT.key, values: [{ labels: 1 }, { labels: 1 }], externalId: "e1" },
  ]);
});

test("one search at a time", async () => {
  const world = await projectOf(TEXTS);
  const input = findDuplicatesSchema.parse({});
  expect(await startDuplicates(world.scope, input)).toMatchObject({ ok: true });
  expect(await startDuplicates(world.scope, input)).toMatchObject({ ok: false, reason: "busy" });
});
