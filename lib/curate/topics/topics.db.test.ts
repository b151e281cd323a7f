import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { factOn, matchingOn, topicsOn } from "@/lib/curate/inspect/queries";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import { cancelJob } from "@/lib/jobs/cancel";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { findTopicsJob } from "./job";
import { nameTopic } from "./name-topic";
import { readLearnt } from "./queries";
import { findTopicsSchema } from "./schema";
import { startTopics } from "./start";

const DISHES = ["butter", "garlic", "onion", "flour", "pepper", "simmer", "oven", "sauce"];
const TRIPS = ["airport", "ticket", "hotel", "luggage", "passport", "train", "flight", "station"];
const textOf = (words: readonly string[], k: number) =>
  Array.from({ length: 5 }, (_, at) => words[(k * 3 + at * (1 + (k % 3))) % words.length]).join(" ");

async function makeTexts(projectId: string, texts: readonly string[], from = 0) {
  await db().example.createMany({
    data: texts.map((text, k) => ({
      projectId,
      externalId: `t${from + k}`,
      kind: "text",
      content: { text },
      provenance: { source: k % 2 ? "web" : "books" },
      contentHash: (from + k).toString(16).padStart(64, "0"),
    })),
  });
  await deriveFacts({ projectId, make: makeBatch });
}

const helpers = { job: { locked_by: "w", attempts: 1, max_attempts: 5 } } as never;

test("topics are learnt, told of every example as facts, of later ones as well, and learnt again on demand", async () => {
  const { projectId } = await makeProject({ criteria: [CORRECT] });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "release:write", "examples:read", "jobs:read");
  const texts = Array.from({ length: 24 }, (_, k) => [textOf(DISHES, k), textOf(TRIPS, k)]).flat();
  await makeTexts(projectId, [...texts, "42"]);
  expect(await readLearnt(scope)).toBeNull();
  expect((await topicsOn(scope, {})).value).toMatchObject({ topics: [], none: 0, unlooked: 49 });

  const begin = async () => {
    const started = await startTopics(scope, findTopicsSchema.parse({}));
    if (!started.ok) throw new Error(started.message);
    return { projectId, ...started.value };
  };
  const first = await begin();
  expect(await startTopics(scope, findTopicsSchema.parse({}))).toMatchObject({ ok: false, reason: "busy" });
  await findTopicsJob(first, helpers);
  expect(await db().job.findUniqueOrThrow({ where: { id: first.jobId } })).toMatchObject({
    state: "succeeded",
    message: null,
  });
  const order = await db().job.findMany({ where: { projectId, kind: "derive-facts", state: "queued" } });
  expect(order).toHaveLength(1);
  expect((await topicsOn(scope, {})).value.unlooked).toBe(49);
  await deriveFacts({ projectId, make: makeBatch });

  const learnt = (await readLearnt(scope))!;
  expect(learnt).toMatchObject({ examples: 49, read: 49, since: 0 });
  const { value } = await topicsOn(scope, {});
  expect(value).toMatchObject({ matching: 49, none: 1, unlooked: 0, topics: [{ examples: 24 }, { examples: 24 }] });
  expect(value.topics[0]!.typical).toHaveLength(3);
  const kitchen = learnt.topics.find(({ words }) => words.includes("garlic"))!.name;
  const look = { where: [`topic:${kitchen}`] };
  expect((await matchingOn(scope, look, { offset: 0, limit: 100 })).rows.map(({ externalId }) => externalId)).toEqual(
    texts.flatMap((_, k) => (k % 2 === 0 ? [`t${k}`] : [])),
  );
  expect((await matchingOn(scope, { where: ["topic!"] }, { offset: 0, limit: 9 })).rows).toMatchObject([
    { externalId: "t48" },
  ]);
  expect((await factOn(scope, "words", { cut: "topic" })).value.cut?.rows).toHaveLength(3);

  await makeTexts(projectId, ["garlic and onion in butter sauce", "a passport for the airport hotel"], 49);
  expect(await readLearnt(scope)).toMatchObject({ examples: 49, since: 2 });
  expect((await topicsOn(scope, {})).value.topics).toMatchObject([{ examples: 25 }, { examples: 25 }]);

  const [other] = learnt.topics.filter(({ name }) => name !== kitchen);
  await nameTopic(scope, { topic: kitchen, name: "Cooking" });
  expect((await topicsOn(scope, {})).value.topics.map(({ name }) => name).sort()).toEqual(
    ["Cooking", other!.name].sort(),
  );
  const rowsOf = async (where: string[]) => (await matchingOn(scope, { where }, { offset: 0, limit: 1 })).total;
  expect([await rowsOf(["topic:Cooking"]), await rowsOf([`topic:${kitchen}`])]).toEqual([25, 25]);
  await nameTopic(scope, { topic: "Cooking", name: "Food" });
  expect([await rowsOf(["topic:Food"]), await rowsOf(["topic:Cooking"])]).toEqual([25, 25]);
  await nameTopic(scope, { topic: other!.name, name: "Food" });
  expect((await topicsOn(scope, {})).value.topics).toMatchObject([{ name: "Food", examples: 50 }]);
  expect(await readLearnt(scope)).toMatchObject({
    topics: [{ name: "Food", learnt: expect.arrayContaining([kitchen, other!.name]) }],
  });
  await nameTopic(scope, { topic: other!.name, name: null });
  expect([await rowsOf(["topic:Food"]), await rowsOf([`topic:${other!.name}`])]).toEqual([25, 25]);
  expect(await nameTopic(scope, { topic: "no such", name: "x" })).toMatchObject({ ok: false, reason: "unknown-topic" });

  const stopped = await begin();
  await cancelJob(scope, { jobId: stopped.jobId });
  await findTopicsJob(stopped, helpers);
  expect(await readLearnt(scope)).toMatchObject({ examples: 49 });
  await findTopicsJob(await begin(), helpers);
  expect(await readLearnt(scope)).toMatchObject({ examples: 51, since: 0 });
  await deriveFacts({ projectId, make: makeBatch });
  expect((await topicsOn(scope, {})).value).toMatchObject({ unlooked: 0, matching: 51 });
  expect(await rowsOf(["topic:Food"])).toBe(25);

  await nameTopic(scope, { topic: "Food", name: "Lost" });
  const gone = await db().topicModel.findMany({ where: { projectId }, select: { hash: true, json: true } });
  for (const { hash, json } of gone) {
    const topics = JSON.parse(json).topics.map((topic: object) => ({ ...topic, centre: { stems: [], weights: [] } }));
    const data = { json: JSON.stringify({ ...JSON.parse(json), topics }) };
    await db().topicModel.update({ where: { projectId_hash: { projectId, hash } }, data });
  }
  const again = await begin();
  await findTopicsJob(again, helpers);
  const { state, message } = await db().job.findUniqueOrThrow({ where: { id: again.jobId } });
  expect({ state, message }).toMatchObject({ state: "succeeded", message: expect.stringContaining("“Lost”") });
});
