import { beforeEach, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { createRelease } from "@/lib/release/commands";
import { exportCall, releaseDataCall } from "@/lib/release/endpoints";
import { releaseInputSchema } from "@/lib/release/schema";
import { startRelease } from "@/lib/release/start-release";
import { db } from "@/lib/server/db";
import { makeEvaluation } from "@/prisma/factories/evaluation";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { liftSeedsCall, markSeedsCall, readSeeds } from "../report/endpoints";
import { liftSeeds, markSeeds } from "./commands";
import { markSeedsSchema, seedSelectionSchema } from "./schema";

type World = Awaited<ReturnType<typeof makeEvaluation>>;
let world: World;
let token: string;
beforeEach(async () => {
  world = await makeEvaluation();
  for (const prompt of ["p1", "p2"])
    for (const model of ["alpha", "beta"])
      await world.output(prompt, model, { topic: prompt === "p1" ? "law" : "sums" });
  token = (await createToken({ userId: world.lead.user.id, name: "test", days: 1 })).token;
});

const mark = (input: object) => markSeeds(world.scope, markSeedsSchema.parse(input));
const call = (endpoint: Parameters<typeof callApi>[0], more: object = {}) =>
  callApi(endpoint, { token, params: { id: world.projectId }, ...more });
const training = (more = "") => call(exportCall, { query: `?format=sft-messages${more}` });
const release = (more: object, { scope } = world) =>
  createRelease(scope, releaseInputSchema.parse({ name: "R", format: "sft-messages", ...more }));
const ids = (text: string) => text.split("\n").filter(Boolean).length;

describe("marks", () => {
  test("are put on examples by name or by filter, once, and taken away, and the log says so", async () => {
    expect(await mark({ examples: ["p1-alpha"], note: "good one" })).toMatchObject({ ok: true, value: { changed: 1 } });
    expect(await mark({ filter: { model: "alpha" } })).toMatchObject({ value: { changed: 1 } });
    expect(await mark({ filter: { slice: "topic=law", marked: "no" } })).toMatchObject({ value: { changed: 1 } });
    const { json: seeds } = await call(readSeeds, { query: "?slice=topic%3Dlaw" });
    expect([seeds.examples, seeds.marked, seeds.items.length]).toEqual([2, 2, 2]);
    const lifted = await liftSeeds(world.scope, seedSelectionSchema.parse({ filter: { slice: "topic=law" } }));
    expect(lifted).toMatchObject({ value: { changed: 2 } });
    expect((await call(readSeeds)).json).toMatchObject({ examples: 4, marked: 1, next: null });
    const log = await db().auditEntry.findMany({ where: { projectId: world.projectId }, orderBy: { number: "asc" } });
    expect(log.map(({ action, detail }) => [action, detail])).toEqual([
      ["seed.mark", { changed: 1, note: "good one", examples: ["p1-alpha"] }],
      ["seed.mark", { changed: 1, note: "", filter: { model: "alpha" } }],
      ["seed.mark", { changed: 1, note: "", filter: { slice: "topic=law", marked: "no" } }],
      ["seed.lift", { changed: 2, filter: { slice: "topic=law" } }],
    ]);
  });

  test("are refused where there is no such example, no choice, or no evaluation", async () => {
    expect((await call(markSeedsCall, { body: { examples: ["p9"] } })).json).toMatchObject({ code: "unknown-example" });
    expect((await call(liftSeedsCall, { body: {} })).status).toBe(400);
    expect((await call(markSeedsCall, { body: { examples: ["p1-alpha"], filter: {} } })).status).toBe(400);
    const { projectId } = await makeProject();
    const { actor } = await makeMember(projectId, "lead");
    const scope = await requireProject(actor, projectId, "release:write", "measure:read");
    expect(await markSeeds(scope, markSeedsSchema.parse({ filter: {} }))).toMatchObject({ reason: "not-evaluation" });
  });

  test("are for leads: a reviewer of the project is refused", async () => {
    const { user } = await makeMember(world.projectId, "reviewer");
    const own = await createToken({ userId: user.id, name: "test", days: 1 });
    const input = { token: own.token, params: { id: world.projectId }, body: { filter: {} } };
    expect((await callApi(markSeedsCall, input)).status).toBe(403);
  });
});

describe("evaluation data in a shape for training", () => {
  test("is refused with the number that is not marked, until all are, or only those marked are asked for", async () => {
    expect(await training()).toMatchObject({ status: 409, json: { code: "evaluation-data" } });
    expect(await training("&evaluation=seeds")).toMatchObject({ status: 409 });
    expect(await training("&evaluation=allow")).toMatchObject({ status: 400 });
    await mark({ filter: { model: "beta" } });
    const { json } = await training();
    expect(json.detail).toContain("2 of 4 examples are not marked");
    expect(
      await startRelease(world.scope, releaseInputSchema.parse({ name: "R", format: "sft-messages" })),
    ).toMatchObject({
      ok: false,
      reason: "evaluation-data",
    });
    const seeds = await training("&evaluation=seeds");
    expect([seeds.status, ids(seeds.text)]).toEqual([200, 2]);
    await mark({ filter: {} });
    expect(await training()).toMatchObject({ status: 200 });
    expect(await call(exportCall, { query: "?format=ndjson" })).toMatchObject({ status: 200 });
  });

  test("stays as it was released, byte for byte, whatever is marked or lifted later", async () => {
    await mark({ filter: { model: "beta" } });
    const made = await release({ evaluation: "seeds" });
    if (!made.ok) throw new Error(made.message);
    expect(made.value.manifest).toMatchObject({
      query: { evaluation: "seeds" },
      counts: { records: 2, leftOut: { "not-a-seed": 2 } },
    });
    await mark({ filter: {} });
    await liftSeeds(world.scope, seedSelectionSchema.parse({ filter: { model: "beta" } }));
    const again = await callApi(releaseDataCall, { token, params: { id: world.projectId, n: "1" } });
    expect([again.status, ids(again.text)]).toEqual([200, 2]);
  });
});

describe("content of an evaluation in an annotation project", () => {
  async function annotationProject() {
    const { projectId } = await makeProject();
    const { actor } = await makeMember(projectId, "lead");
    const scope = await requireProject(actor, projectId, "release:write", "export:read", "measure:read");
    await makeExamples(projectId, 2);
    const copies = await db().example.findMany({
      where: { projectId: world.projectId, externalId: { startsWith: "p1" } },
    });
    await db().example.createMany({
      data: copies.map(({ kind, content, contentHash }, k) => ({
        projectId,
        externalId: `copy${k + 1}`,
        kind,
        content: content as object,
        contentHash,
      })),
    });
    return { projectId, scope };
  }

  test("does not go out for training unless that is said, and then the manifest and the log say so too", async () => {
    const { projectId, scope } = await annotationProject();
    const refused = await release({}, { ...world, scope });
    expect(refused).toMatchObject({ ok: false, reason: "shared-with-evaluation" });
    expect(refused.ok ? "" : refused.message).toMatch(/^2 examples here .*: copy1, copy2\. /);
    expect(await release({ format: "ndjson" }, { ...world, scope })).toMatchObject({ ok: true });
    const made = await release({ sharedWithEvaluation: "include" }, { ...world, scope });
    if (!made.ok) throw new Error(made.message);
    expect(made.value.manifest).toMatchObject({
      query: { sharedWithEvaluation: "include" },
      includedFromEvaluation: 2,
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { projectId }, orderBy: { number: "desc" } });
    expect(entry.detail).toMatchObject({ number: 2, includedFromEvaluation: 2 });
  });

  test("counts no more when it is marked there or excluded here", async () => {
    const { projectId, scope } = await annotationProject();
    await mark({ examples: ["p1-alpha"] });
    const one = await release({}, { ...world, scope });
    expect(one.ok ? "" : one.message).toMatch(/^1 example here has /);
    const left = await db().example.findFirstOrThrow({
      where: {
        projectId,
        contentHash: (
          await db().example.findFirstOrThrow({ where: { projectId: world.projectId, externalId: "p1-beta" } })
        ).contentHash,
      },
    });
    await db().exampleMark.create({ data: { kind: "exclusion", projectId, exampleId: left.id, reason: "compliant" } });
    const clean = await release({}, { ...world, scope });
    expect(clean).toMatchObject({ ok: true });
    expect(clean.ok && "includedFromEvaluation" in clean.value.manifest).toBe(false);
  });
});
