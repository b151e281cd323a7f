import { hash } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { beforeEach, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { exclude } from "@/lib/curate/exclude";
import type { Example } from "@/lib/formats/example";
import { storeExamples } from "@/lib/import/store-examples";
import { readJobCall } from "@/lib/jobs/endpoints";
import { createReleaseCall, readReleaseCall } from "@/lib/release/endpoints";
import { makeReleaseJob } from "@/lib/release/job";
import { db, transaction } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { importBenchmarkJob } from "./benchmark-job";
import * as calls from "./endpoints";
import { findContaminationJob } from "./job";

const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;
const ask = "Why does the north wind turn the old mill only when the river below the town stands quite still?";
const put = (id: string, prompt: string, response: string, provenance?: Example["provenance"]): Example => ({
  ...{ kind: "instruction", id, prompt, response },
  ...(provenance && { provenance }),
});

/** A project of training data and an evaluation, with a lead who may read both. */
async function world() {
  const [own, evaluation] = [await makeProject(), await makeProject({ purpose: "evaluation" })];
  const lead = await makeMember(own.projectId, "lead");
  await db().membership.create({ data: { projectId: evaluation.projectId, userId: lead.user.id, role: "viewer" } });
  const { token } = await createToken({ userId: lead.user.id, name: "t", days: 1 });
  const store = (projectId: string, ...examples: Example[]) =>
    transaction((tx) =>
      storeExamples(
        tx,
        projectId,
        [],
        examples.map((example, line) => ({ line: line + 1, example })),
      ),
    );
  const params = { id: own.projectId };
  const call = async (endpoint: Parameters<typeof callApi>[0], more: object = {}) =>
    callApi(endpoint, { token, params, ...more });
  const compare = async () => {
    const started = await call(calls.startContamination);
    if (started.status !== 202) return started;
    await findContaminationJob({ projectId: own.projectId, jobId: started.json.jobId }, helpers);
    const job = await call(readJobCall, { params: { id: started.json.jobId } });
    expect(job.json).toMatchObject({ state: "succeeded" });
    return started;
  };
  const hits = async (query = "") => (await call(calls.listContamination, { query })).json.items;
  const release = async () => call(createReleaseCall, { body: { name: "R", format: "prompt-completion" } });
  const standing = async () => (await call(calls.readContamination)).json;
  return {
    own: own.projectId,
    evaluation: evaluation.projectId,
    lead,
    token,
    store,
    call,
    compare,
    hits,
    release,
    standing,
    params,
  };
}

let at: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  at = await world();
});

describe("a comparison", () => {
  test("finds what was planted, by its rule and with the passage on both sides, and descent over generations", async () => {
    await at.store(at.evaluation, put("v1", ask, "Because."), put("v2", "What is two and two?", "4"));
    await at.store(
      at.own,
      put("copy", ask, "Because."),
      put("loud", ask.toUpperCase().replaceAll(" ", "  "), "No."),
      put("changed", ask.replace("river", "brook"), "Perhaps."),
      put("alone", ask, "Something else entirely."),
      put("quotes", "Tell me a story.", `Once somebody asked: “${ask}” and nobody knew.`),
      put("child", "How many are four halves?", "Two.", { parent: "v2" }),
      put("grandchild", "How many are eight quarters?", "Two again.", { parent: "child" }),
      put("clean", "What is the name of this colour?", "Blue."),
    );
    await at.compare();
    const hits = await at.hits();
    expect(
      Object.fromEntries(hits.map((hit: { externalId: string; rule: string }) => [hit.externalId, hit.rule])),
    ).toEqual({
      copy: "same-content",
      loud: "normalised",
      changed: "near",
      alone: "same-prompt",
      quotes: "words-13",
      child: "descent",
      grandchild: "descent",
    });
    const of = (id: string) => hits.find((hit: { externalId: string }) => hit.externalId === id);
    expect(of("quotes")).toMatchObject({
      here: { before: "Once somebody asked: “", match: ask.slice(0, -1) },
      there: { sourceId: at.evaluation, text: { before: "", match: ask.slice(0, -1), after: "?" } },
    });
    expect([of("child").generation, of("grandchild").generation]).toEqual([1, 2]);
    const { items } = (await at.call(calls.listTaintedItems)).json;
    expect(items.map(({ examples }: { examples: number }) => examples)).toEqual([5, 2]);
  });

  test("outputs of several models to one prompt are one item; seeds for training are none", async () => {
    const output = (id: string, model: string) => put(id, ask, `Says ${model}.`, { model });
    await at.store(at.evaluation, output("a", "one"), output("b", "two"), put("seed", "May I be trained on?", "Yes."));
    await db().$executeRaw`
      INSERT INTO example_mark (project_id, id, example_id, kind) SELECT project_id, gen_random_uuid(), id, 'seed' FROM example
      WHERE project_id = ${at.evaluation}::uuid AND external_id = 'seed'`;
    await at.store(at.own, put("x", ask, "Mine."), put("y", "May I be trained on?", "Mine."));
    await at.compare();
    expect((await at.hits()).map(({ externalId }: { externalId: string }) => externalId)).toEqual(["x"]);
  });

  test("goes on where another attempt stopped, keeps nothing twice, and replaces the one before", async () => {
    await at.store(at.evaluation, put("v1", ask, "Because."));
    await at.store(at.own, put("x", ask, "Mine."));
    await at.compare();
    const [first] = await at.hits();
    const { json } = await at.call(calls.startContamination);
    const busy = await at.call(calls.startContamination);
    expect([busy.status, busy.json.code]).toEqual([409, "busy"]);
    await findContaminationJob({ projectId: at.own, jobId: json.jobId }, helpers);
    await db().$executeRaw`UPDATE job SET state = 'running', finished_at = NULL WHERE id = ${json.jobId}::uuid`;
    await findContaminationJob({ projectId: at.own, jobId: json.jobId }, helpers);
    const again = await at.hits();
    expect(again).toHaveLength(1);
    expect(again[0].id).not.toBe(first.id);
    expect(await db().contaminationRun.count({ where: { projectId: at.own } })).toBe(1);
  });

  test("is not made with an evaluation that is not open to its person, and tells nobody its items", async () => {
    const { closed } = await at.standing();
    const other = await makeProject({ purpose: "evaluation" });
    await at.store(other.projectId, put("secret", "What is the secret of the tower?", "None."));
    await at.store(at.own, put("x", ask, "Mine."), put("y", "What is the secret of the tower?", "Mine."));
    expect((await at.compare()).json).toMatchObject({ code: "nothing-to-compare" });
    await at.store(at.evaluation, put("v1", ask, "Because."));
    await at.compare();
    expect(await at.standing()).toMatchObject({ closed: closed + 1, counts: { found: 1 } });

    const colleague = await makeMember(at.own, "lead");
    const { token } = await createToken({ userId: colleague.user.id, name: "t", days: 1 });
    const { json, text } = await callApi(calls.listContamination, { token, params: at.params });
    expect(json.items[0]).toMatchObject({ externalId: "x", there: { sourceId: null, sourceName: null, text: null } });
    expect(text).not.toContain(at.evaluation);
    const told = await callApi(calls.readContamination, { token, params: at.params });
    expect(told.text).not.toContain(at.evaluation);
  });
});

describe("a benchmark", () => {
  const upload = async (query: string, text: string) => {
    const sent = await at.call(calls.uploadBenchmark, { query, text });
    await importBenchmarkJob({ projectId: at.own, jobId: sent.json.jobId }, helpers);
    return (await at.call(readJobCall, { params: { id: sent.json.jobId } })).json;
  };

  test("keeps every record, also where all of them stand in one line", async () => {
    const records = ["What is two and two?", "What is three and three?", ask].map((prompt) => ({ prompt }));
    expect(await upload("?name=Array", JSON.stringify(records))).toMatchObject({ accepted: 3, rejected: 0 });
    const [{ id, items }] = (await at.call(calls.listBenchmarksCall)).json.items;
    expect(items).toBe(3);
    await at.call(calls.removeBenchmarkCall, { params: { ...at.params, benchmark: id } });
  });

  test("of texts in any form, or of hashes, is compared with until it is removed", async () => {
    await at.store(at.own, put("x", ask, "Mine."), put("y", "What is  TWO and two?", "4"));
    await upload("?name=Texts", JSON.stringify({ prompt: ask, response: "Because." }));
    const digest = hash("sha256", "what is two and two?", "hex");
    const job = await upload("?name=Hashes&holds=hashes&fileName=h.txt", `${digest}\n${digest.slice(1)}\n`);
    expect(job).toMatchObject({
      state: "succeeded",
      accepted: 1,
      rejected: 1,
      errors: [{ line: 2, code: "not-a-hash" }],
    });
    await at.compare();
    expect((await at.hits()).map(({ rule }: { rule: string }) => rule)).toEqual(["same-prompt", "hash"]);
    const { items } = (await at.call(calls.listBenchmarksCall)).json;
    for (const { id } of items) await at.call(calls.removeBenchmarkCall, { params: { ...at.params, benchmark: id } });
    expect(await at.standing()).toMatchObject({ comparesWith: [], counts: { found: 0 } });
  });
});

describe("a release in a shape for training", () => {
  test("is refused until every finding is excluded or waived and the comparison is as new as all it is about", async () => {
    await at.store(
      at.own,
      put("x", ask, "Mine."),
      put("y", ask.toUpperCase(), "Mine too."),
      put("z", "Clean?", "Yes."),
    );
    expect((await at.release()).status).toBe(202);
    await at.store(at.evaluation, put("v1", ask, "Because."));
    expect((await at.release()).json).toMatchObject({ status: 409, code: "not-compared" });
    await at.compare();
    expect((await at.release()).json).toMatchObject({ status: 409, code: "contaminated" });
    const [x, y] = await at.hits();
    const scope = await requireProject(at.lead.actor, at.own, "release:write");
    await exclude(scope, { examples: [x.exampleId], reason: "unique", note: "" });
    expect((await at.release()).json).toMatchObject({ code: "contaminated" });
    const empty = await at.call(calls.waiveContamination, { body: { hits: [y.id], reason: " " } });
    expect(empty.status).toBe(400);
    await at.call(calls.waiveContamination, { body: { hits: [y.id], reason: "It is public." } });
    await at.store(at.own, put("late", "Later?", "Yes."));
    expect((await at.release()).json).toMatchObject({ code: "not-compared" });
    await at.compare();
    const { status, json } = await at.release();
    expect(status).toBe(202);
    await makeReleaseJob({ projectId: at.own, jobId: json.jobId }, helpers);
    const { manifest } = (await at.call(readReleaseCall, { params: { ...at.params, n: "1" } })).json;
    expect(manifest.contamination).toMatchObject({
      comparedWith: [{ kind: "evaluation", id: at.evaluation, items: 1 }],
      ...{ found: 2, excluded: 1, waived: [{ reason: "It is public.", pairs: 1 }], open: 0, stale: null },
    });
    const [waived] = await at.hits("?state=waived");
    await at.call(calls.unwaiveContamination, { body: { hits: [waived.id] } });
    expect((await at.release()).json).toMatchObject({ code: "contaminated" });
    const entries = await db().$queryRaw<{ action: string }[]>`
      SELECT action FROM audit_entry WHERE project_id = ${at.own}::uuid AND action LIKE 'contamination.%waive' ORDER BY number`;
    expect(entries.map(({ action }) => action)).toEqual(["contamination.waive", "contamination.unwaive"]);
  });

  test("says that it was compared with nothing where there is nothing", async () => {
    await at.store(at.own, put("x", ask, "Mine."));
    const { json } = await at.release();
    await makeReleaseJob({ projectId: at.own, jobId: json.jobId }, helpers);
    const { manifest } = (await at.call(readReleaseCall, { params: { ...at.params, n: "1" } })).json;
    expect(manifest.contamination).toMatchObject({ comparedWith: [], comparedAt: null, found: 0 });
  });
});
