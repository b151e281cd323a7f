import { createHash } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { beforeEach, describe, expect, test } from "vitest";
import type { Permission } from "@/lib/auth/permissions";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { exclude } from "@/lib/curate/exclude";
import { cancelJob } from "@/lib/jobs/cancel";
import { readJobCall } from "@/lib/jobs/endpoints";
import { saveRule, withdrawRule } from "@/lib/measure/fatigue/commands";
import { previewRule, settleByRule } from "@/lib/resolve/rule";
import { ruleSchema } from "@/lib/resolve/schema";
import { withdraw } from "@/lib/resolve/withdraw";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { callApi } from "@/prisma/testing/api-call";
import { appPool } from "@/prisma/testing/connections";
import { cardOf } from "./card/card";
import { createReleaseCall, listReleasesCall, readReleaseCall, releaseCardCall, releaseDataCall } from "./endpoints";
import { makeReleaseJob } from "./job";
import { releaseInputSchema } from "./schema";
import { startRelease } from "./start-release";
import { labelAll, story } from "./testing/story";

const pool = appPool();
const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

let made: Awaited<ReturnType<typeof story>>;
beforeEach(async () => {
  made = await story();
});

/** An export as a release has it: people called by their codes. */
async function coded(text: string): Promise<string> {
  const { rows } = await pool.query<{ email: string; code: string }>(
    `SELECT u.email, person_code(n.project_id, CASE WHEN u.id = $2 THEN u.id ELSE n.id END) AS code
     FROM annotator n JOIN app_user u ON u.id = n.user_id WHERE n.project_id = $1`,
    [made.projectId, made.lead.user.id],
  );
  return rows.reduce((said, { email, code }) => said.replaceAll(email, code), text);
}

describe("a release", () => {
  const start = async (body: object) => callApi(createReleaseCall, { token: made.token, params: made.params, body });
  const read = (n: number) => callApi(readReleaseCall, { token: made.token, params: { ...made.params, n: String(n) } });
  /** Asks for a release, does the work, and reads the job and the release. */
  async function create(body: object) {
    const { status, json } = await start(body);
    expect(status).toBe(202);
    await makeReleaseJob({ projectId: made.projectId, jobId: json.jobId }, helpers);
    const job = await callApi(readJobCall, { token: made.token, params: { id: json.jobId } });
    return { job: job.json, json: job.json.release === null ? null : (await read(job.json.release)).json };
  }
  const data = (n: number) => callApi(releaseDataCall, { token: made.token, params: { ...made.params, n: String(n) } });

  test.each(["ndjson", "long-csv", "reward"])(
    "as %s is built again byte for byte after late labels, examples, settlements and a withdrawal",
    async (format) => {
      const before = await made.ask(`format=${format}`);
      const released = await coded(before.text);
      const { json } = await create({ name: "First", format });
      expect(json.manifest.sha256).toBe(createHash("sha256").update(released).digest("hex"));
      expect(json.manifest.bytes).toBe(Buffer.byteLength(released));

      await made.open({ name: "Second", examples: "all", overlap: 4 });
      await makeExamples(made.projectId, 3, "later");
      const late = await makeMember(made.projectId, "annotator");
      const scope = await requireProject(late.actor, made.projectId, "label:work");
      await labelAll({ actor: late.actor, scope, annotatorId: late.annotator!.id }, () => 1);
      await withdraw(made.scope, { id: made.resolutionId });
      await made.settleCase("e4", 3);

      expect((await made.ask(`format=${format}`)).text).not.toBe(before.text);
      const again = await data(1);
      expect(again.text).toBe(released);
      expect(again.headers.get("touchstone-sha256")).toBe(json.manifest.sha256);
    },
  );

  test("applies the rule on sessions where that is asked, names what it said, and stays so when the rule has gone", async () => {
    const manage = await requireProject(made.lead.actor, made.projectId, "project:manage");
    expect((await start({ name: "Early", format: "ndjson", within: "rule" })).json.code).toBe("no-session-rule");
    await saveRule(manage, { cut: "position-2", note: "" });
    const { json } = await create({ name: "Early", format: "ndjson", within: "rule" });
    expect(json.manifest.query.within).toBe("position-2");
    // Two people, the first two examples of each, two criteria.
    expect(json.manifest.counts.labels).toBe(8);
    const first = (await data(1)).text;
    expect(first).toBe(await coded((await made.ask("format=ndjson&within=position-2")).text));
    await saveRule(manage, { cut: "position-1", note: "" });
    await withdrawRule(manage);
    expect((await data(1)).text).toBe(first);
    expect((await create({ name: "All", format: "ndjson" })).json.manifest.query).not.toHaveProperty("within");
  });

  test("what is settled by a rule can rest on the beginning of sessions alone, and says so", async () => {
    const { scope, projectId } = made;
    const given = await db().judgment.findMany({ where: { projectId, criterionKey: "helpfulness" } });
    for (const position of [1, 2, 3, 4]) {
      const early = given.filter((one) => one.position! <= position);
      const equal = made.exampleIds
        .slice(0, 2)
        .filter((id) => early.filter((one) => one.exampleId === id).length === 2);
      const rule = ruleSchema.parse({
        method: "unanimous",
        among: 2,
        criterion: "helpfulness",
        within: `position-${position}`,
      });
      expect(await previewRule(scope, rule)).toMatchObject({ value: { cases: equal.length } });
    }
    const settled = await settleByRule(
      scope,
      ruleSchema.parse({ method: "unanimous", among: 2, within: "position-4" }),
    );
    if (!settled.ok) throw new Error(settled.reason);
    const { note } = await db().resolution.findFirstOrThrow({ where: { projectId, batchId: settled.value.batch } });
    expect(note).toBe("All labels equal, at least 2. Only the first 4 labels of each session.");
  });

  test("says what is in it, from which guideline, by whom, and is audited", async () => {
    const { json } = await create({ name: "Scores", format: "reward" });
    const { version, lead, projectId } = made;
    expect(json).toMatchObject({ number: 1, name: "Scores", format: "reward" });
    expect(json.manifest).toMatchObject({
      guideline: { version: 1, hash: version.hash },
      target: "helpfulness",
      counts: { examplesRead: 6, examples: 3, records: 3, leftOut: { undecided: 3 } },
      createdBy: lead.user.email,
    });
    const entry = await db().auditEntry.findFirst({ where: { projectId, action: "release.create" } });
    expect(entry).toMatchObject({ actorId: lead.user.id, detail: { number: 1, sha256: json.sha256 } });
  });

  test("has a card that names nobody, made of its manifest, whatever is excluded or labelled later", async () => {
    const { scope, projectId, lead, token, params } = made;
    const lax = await requireProject(lead.actor, projectId, "release:write");
    await exclude(lax, { examples: ["e1"], reason: "unique", note: "" });
    const { json } = await create({ name: "First\n---\n# Cards", format: "ndjson" });
    const { about } = json.manifest;
    expect(about).toMatchObject({
      written: {
        ...{
          people: 2,
          judges: 0,
          labels: { people: 12, judges: 0 },
          settled: [{ method: "adjudicated", resolutions: 1 }],
        },
        ...{ licences: { names: [], others: 0, none: 5 }, cleaned: { examples: 0, operations: [] } },
      },
      excluded: [{ reason: "unique", examples: 1 }],
      duplicates: null,
      facts: { examples: 5, personal: { known: 0, having: 0, types: [] } },
    });
    const [helpful] = about.criteria;
    expect(helpful).toMatchObject({ key: "helpfulness", kind: "scale", agreement: { items: 4, raters: 2 } });

    const card = () => callApi(releaseCardCall, { token, params: { ...params, n: "1" } });
    const first = await card();
    expect(first.headers.get("content-disposition")).toContain('filename="README.md"');
    expect(first.text).toBe(cardOf({ number: 1, name: "First\n---\n# Cards", manifest: json.manifest }));
    expect(first.text).toContain("\n# First --- # Cards\n");
    for (const { actor } of [lead, ...made.workers]) expect(first.text).not.toContain(actor.email);
    await exclude(lax, { examples: ["e2"], reason: "relevant", note: "" });
    await withdraw(scope, { id: made.resolutionId });
    expect((await card()).text).toBe(first.text);
    expect((await callApi(releaseCardCall, { token, params: { ...params, n: "2" } })).status).toBe(404);
  });

  test("keeps its number for ever: releases made at once are numbered without gaps or doubles", async () => {
    const made5 = await Promise.all(Array.from({ length: 5 }, (_, n) => create({ name: `R${n}`, format: "ndjson" })));
    expect(made5.map(({ json }) => json.number).sort()).toEqual([1, 2, 3, 4, 5]);
    const call = { token: made.token, params: made.params };
    const { json: page } = await callApi(listReleasesCall, { ...call, query: "?limit=2" });
    expect(page.items.map(({ number }: { number: number }) => number)).toEqual([5, 4]);
    const { json: rest } = await callApi(listReleasesCall, { ...call, query: `?cursor=${page.next}` });
    expect(rest.items.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    await expect(pool.query("UPDATE release SET name = 'x'")).rejects.toThrow();
    await expect(pool.query("DELETE FROM release")).rejects.toThrow();
  });

  test("is for leads to make, and nothing can be made of nothing", async () => {
    expect(await create({ name: "None", format: "long-csv", to: "2001-01-01" })).toMatchObject({
      job: { state: "failed", message: expect.stringMatching(/^Nothing would be in this release/) },
      json: null,
    });
    expect(await start({ name: " ", format: "ndjson" })).toMatchObject({ status: 400 });
    const { user } = await makeMember(made.projectId, "reviewer");
    const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
    const body = { name: "Mine", format: "ndjson" };
    expect((await callApi(createReleaseCall, { token, params: made.params, body })).status).toBe(403);
    for (const n of ["9", "0", "x", "1e3"]) {
      const params = { ...made.params, n };
      expect((await callApi(readReleaseCall, { token, params })).status).toBe(404);
      expect((await callApi(releaseDataCall, { token, params })).status).toBe(404);
    }
  });
});

describe("the job behind a release", () => {
  const ask = async (body: object) => {
    const started = await startRelease(
      await requireProject(made.lead.actor, made.projectId, "release:write"),
      releaseInputSchema.parse({ name: "R", format: "ndjson", ...body }),
    );
    if (!started.ok) throw new Error(started.message);
    const { jobId } = started.value;
    const work = () => makeReleaseJob({ projectId: made.projectId, jobId }, helpers);
    const state = async () => db().job.findUniqueOrThrow({ where: { id: jobId } });
    return { jobId, work, state };
  };
  const count = () => db().release.count({ where: { projectId: made.projectId } });

  test("makes one release, however often it is taken up", async () => {
    const { jobId, work, state } = await ask({});
    await work();
    expect(await state()).toMatchObject({ state: "succeeded", result: { release: 1 }, done: 6n, total: 6n });
    // As after a crash between the release and the end of the job.
    await db().job.update({ where: { id: jobId }, data: { state: "running", finishedAt: null } });
    await work();
    expect(await state()).toMatchObject({ state: "succeeded" });
    expect(await count()).toBe(1);
  });

  test("makes none where somebody called it off, or where whoever asked may no longer", async () => {
    const first = await ask({});
    const scope = await requireProject(made.lead.actor, made.projectId, "jobs:read");
    const having = (...permissions: Permission[]) => ({ ...scope, permissions: new Set(permissions) });
    const refused = await cancelJob(having("jobs:read", "examples:import"), { jobId: first.jobId });
    expect(refused).toMatchObject({ ok: false, reason: "forbidden" });
    expect(await first.state()).toMatchObject({ state: "queued" });
    expect(await cancelJob(having("jobs:read", "release:write"), { jobId: first.jobId })).toMatchObject({ ok: true });
    await first.work();
    expect(await first.state()).toMatchObject({ state: "cancelled" });
    const second = await ask({});
    const { userId } = made.lead.actor;
    await db().membership.update({
      where: { projectId_userId: { projectId: made.projectId, userId } },
      data: { role: "viewer" },
    });
    await second.work();
    expect(await second.state()).toMatchObject({ state: "failed", message: expect.stringMatching(/may not make one/) });
    expect(await count()).toBe(0);
  });
});
