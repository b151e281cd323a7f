import { createHash } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { beforeEach, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { countDecisions } from "@/lib/curate/decision-queries";
import { resolveLabelFilter } from "@/lib/curate/label-filter";
import { readJobCall } from "@/lib/import/endpoints";
import { cancelJob } from "@/lib/import/job-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { settle, withdraw } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { appPool } from "@/prisma/testing/connections";
import { createReleaseCall, exportCall, listReleasesCall, readReleaseCall, releaseDataCall } from "./endpoints";
import { makeReleaseJob } from "./job";
import { exportQuerySchema, releaseInputSchema } from "./schema";
import { startRelease } from "./start-release";

const pool = appPool();
const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

interface NdjsonLine {
  id: string;
  labels: { annotator: string; criterion: string; value: unknown }[];
  resolutions: Record<string, { value: unknown; reason: string; author: string }>;
  decided: Record<string, unknown>;
}

/** Hands in what `opinion` says for everything that waits for the worker. */
async function labelAll({ scope }: Worker, opinion: (example: string) => number) {
  for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
    const { assignmentId, leaseToken, example } = next.lease;
    await submit(scope, assignmentId, { leaseToken, answers: { helpfulness: opinion(example.id!), correct: "yes" } });
  }
}

/** Two people agree on e1 and e2 and differ on e3 and e4; nobody labelled e5 … e6. The reviewer settled e3 as 2. */
async function story() {
  const made = await makeWork(4, { overlap: 2 }, 2);
  await made.open();
  for (const [index, worker] of made.workers.entries())
    await labelAll(worker, (id) => (id === "e3" || id === "e4" ? 2 + index : 5));
  await makeExamples(made.projectId, 2, "late");
  const scope = await requireProject(made.lead.actor, made.projectId, "resolve:read", "resolve:write");
  const settleCase = async (example: string, value: number) => {
    const input = { example, criterion: "helpfulness", value, reason: "slip", note: "said why" };
    const settled = await settle(scope, resolutionSchema.parse(input));
    if (!settled.ok) throw new Error(settled.message);
    return settled.value.id;
  };
  const resolutionId = await settleCase("e3", 2);
  const { token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 });
  const params = { id: made.projectId };
  const ask = (query: string) => callApi(exportCall, { token, params, query: `?${query}` });
  const lines = async (query = "format=ndjson") =>
    (await ask(query)).text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as NdjsonLine);
  return { ...made, scope, settleCase, resolutionId, token, params, ask, lines };
}

let made: Awaited<ReturnType<typeof story>>;
beforeEach(async () => {
  made = await story();
});

const decidedOf = (lines: NdjsonLine[]) =>
  Object.fromEntries(lines.map(({ id, decided }) => [id, decided.helpfulness]));

describe("an export", () => {
  test("holds exactly what was decided: unanimous labels and standing resolutions", async () => {
    const { lines, workers, lead } = made;
    const exported = await lines();
    expect(decidedOf(exported)).toEqual({ e1: 5, e2: 5, e3: 2, e4: undefined, late1: undefined, late2: undefined });
    const e3 = exported.find(({ id }) => id === "e3")!;
    expect(e3.resolutions.helpfulness).toMatchObject({
      value: 2,
      reason: "slip",
      note: "said why",
      author: lead.user.email,
    });
    expect(e3.labels.map(({ annotator }) => annotator).sort()).toEqual(
      workers.flatMap(({ actor }) => [actor.email, actor.email]).sort(),
    );
    expect((await lines("format=ndjson&decided=only&criterion=helpfulness")).map(({ id }) => id).sort()).toEqual([
      "e1",
      "e2",
      "e3",
    ]);
    expect((await lines("format=ndjson&decided=only")).map(({ id }) => id).sort()).toEqual(["e1", "e2", "e3"]);
  });

  test("holds as many decisions as the page counts, with and without a filter", async () => {
    const { lines, workers, scope } = made;
    const reader = await requireProject(scope.actor, scope.projectId, "export:read");
    for (const query of [
      "",
      `&annotators=${encodeURIComponent(workers[0]!.actor.email)}`,
      "&version=1&to=2001-01-01",
    ]) {
      const asked = Object.fromEntries(new URLSearchParams(`format=ndjson${query}`));
      const filter = await resolveLabelFilter(reader, exportQuerySchema.parse(asked));
      if (!filter.ok) throw new Error(filter.message);
      const exported = await lines(`format=ndjson${query}`);
      for (const { key, resolved, unanimous } of await countDecisions(reader, filter.value)) {
        const counted = Object.values(resolved).reduce((sum, n) => sum + n, unanimous);
        expect(exported.filter(({ decided }) => key in decided)).toHaveLength(counted);
      }
    }
  });

  test("no longer holds a resolution that was withdrawn", async () => {
    await withdraw(made.scope, { id: made.resolutionId });
    const e3 = (await made.lines()).find(({ id }) => id === "e3")!;
    expect(e3.resolutions).toEqual({});
    expect(e3.decided).toEqual({ correct: "yes" });
  });

  test("gives the scores that a reward model trains on, and nothing undecided", async () => {
    const { text, headers } = await made.ask("format=reward");
    const scores = text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; score: number });
    expect(Object.fromEntries(scores.map(({ id, score }) => [id, score]))).toEqual({ e1: 5, e2: 5, e3: 2 });
    expect(headers.get("content-disposition")).toBe('attachment; filename="answers-reward.jsonl"');
  });

  test("follows the filter: criterion, people, time, version", async () => {
    const [first] = made.workers;
    const mine = await made.ask(
      `format=long-csv&criterion=helpfulness&annotators=${encodeURIComponent(first!.actor.email)}`,
    );
    const rows = mine.text.trim().split("\r\n").slice(1);
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.includes(`,${first!.actor.email},helpfulness,`))).toBe(true);
    const rowsOf = async (query: string) =>
      (await made.ask(`format=long-csv&${query}`)).text.trim().split("\r\n").length - 1;
    expect(await rowsOf("to=2001-01-01")).toBe(0);
    expect(await rowsOf("from=2001-01-01&version=1")).toBe(16);
  });

  test("says in name and header how a table's cells were written", async () => {
    const { headers } = await made.ask("format=long-csv&csv=safe");
    expect(headers.get("content-disposition")).toContain("answers-long-csv-safe.csv");
    expect(headers.get("touchstone-csv")).toBe("safe");
    expect((await made.ask("format=long-csv")).headers.get("content-disposition")).toContain("long-csv-exact.csv");
  });

  test("gives each changed mind once, or every revision where that is asked for", async () => {
    const { workers, projectId, lines } = made;
    await pool.query(
      `INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key)
       SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, '4', '4' FROM judgment
       WHERE project_id = $1 AND annotator_id = $2 AND criterion_key = 'helpfulness'
         AND example_id = (SELECT id FROM example WHERE project_id = $1 AND external_id = 'e1')`,
      [projectId, workers[0]!.annotatorId],
    );
    const values = async (query: string) =>
      (await lines(query))
        .find(({ id }) => id === "e1")!
        .labels.filter(({ criterion }) => criterion === "helpfulness")
        .map(({ value }) => value);
    expect((await values("format=ndjson")).sort()).toEqual([4, 5]);
    expect((await values("format=ndjson&revisions=all")).sort()).toEqual([4, 5, 5]);
    expect(decidedOf(await lines("format=ndjson&revisions=all")).e1).toBeUndefined();
  });

  test("refuses with words what cannot be made", async () => {
    const refused = async (query: string) => {
      const { status, json } = await made.ask(query);
      return [status, json.code, json.detail] as const;
    };
    expect(await refused("format=xml")).toEqual([
      400,
      "invalid",
      expect.stringContaining("long-csv, ndjson, sft-messages"),
    ]);
    expect(await refused("format=preference")).toEqual([409, "does-not-fit", expect.stringContaining("instruction")]);
    expect(await refused("format=reward&criterion=correct")).toEqual([
      409,
      "no-target",
      expect.stringContaining("helpfulness"),
    ]);
    expect(await refused("format=ndjson&criterion=charm")).toEqual([404, "unknown-criterion", expect.any(String)]);
    expect(await refused("format=ndjson&annotators=who@example.org")).toEqual([
      400,
      "unknown-annotators",
      expect.any(String),
    ]);
  });

  test("never turns evaluation data into training data unless told to", async () => {
    const { projectId } = await makeProject({ purpose: "evaluation" });
    await makeExamples(projectId, 1);
    const lead = await makeMember(projectId, "lead");
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const ask = (query: string) => callApi(exportCall, { token, params: { id: projectId }, query: `?${query}` });
    expect(await ask("format=sft-messages")).toMatchObject({ status: 409, json: { code: "evaluation-data" } });
    expect(await ask("format=sft-messages&evaluation=allow")).toMatchObject({ status: 200 });
    expect(await ask("format=ndjson")).toMatchObject({ status: 200 });
  });

  test("is for leads and reviewers of the project: annotators and viewers get 403, strangers 404", async () => {
    const statusFor = async (role: "reviewer" | "annotator" | "viewer", projectId = made.projectId) => {
      const { user } = await makeMember(projectId, role);
      const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
      return (await callApi(exportCall, { token, params: made.params, query: "?format=ndjson" })).status;
    };
    expect(await statusFor("reviewer")).toBe(200);
    expect(await statusFor("annotator")).toBe(403);
    expect(await statusFor("viewer")).toBe(403);
    expect(await statusFor("reviewer", (await makeProject()).projectId)).toBe(404);
  });
});

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
      const { json } = await create({ name: "First", format });
      expect(json.manifest.sha256).toBe(createHash("sha256").update(before.text).digest("hex"));
      expect(json.manifest.bytes).toBe(Buffer.byteLength(before.text));

      await made.open({ name: "Second", examples: "all", overlap: 4 });
      await makeExamples(made.projectId, 3, "later");
      const late = await makeMember(made.projectId, "annotator");
      const scope = await requireProject(late.actor, made.projectId, "label:work");
      await labelAll({ actor: late.actor, scope, annotatorId: late.annotator!.id }, () => 1);
      await withdraw(made.scope, { id: made.resolutionId });
      await made.settleCase("e4", 3);

      expect((await made.ask(`format=${format}`)).text).not.toBe(before.text);
      const again = await data(1);
      expect(again.text).toBe(before.text);
      expect(again.headers.get("touchstone-sha256")).toBe(json.manifest.sha256);
    },
  );

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

  test("keeps its number for ever: releases made at once are numbered without gaps or doubles", async () => {
    const made5 = await Promise.all(Array.from({ length: 5 }, (_, n) => create({ name: `R${n}`, format: "ndjson" })));
    expect(made5.map(({ json }) => json.number).sort()).toEqual([1, 2, 3, 4, 5]);
    const call = { token: made.token, params: made.params };
    const { json: page } = await callApi(listReleasesCall, { ...call, query: "?limit=2" });
    expect(page.releases.map(({ number }: { number: number }) => number)).toEqual([5, 4]);
    const { json: rest } = await callApi(listReleasesCall, { ...call, query: `?before=${page.next}` });
    expect(rest.releases.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
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
    await cancelJob(await requireProject(made.lead.actor, made.projectId, "examples:import"), { jobId: first.jobId });
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

describe("marks", () => {
  test("wait for a writer under way: what commits below a mark is in the release", async () => {
    const { projectId, workers } = made;
    const writer = await pool.connect();
    await writer.query("BEGIN");
    await writer.query(
      `INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key)
       SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, '1', '1' FROM judgment
       WHERE project_id = $1 AND annotator_id = $2 AND criterion_key = 'helpfulness'`,
      [projectId, workers[0]!.annotatorId],
    );
    const exporting = made.lines();
    await waiting();
    await writer.query("COMMIT");
    writer.release();
    const values = (await exporting).flatMap(({ labels }) =>
      labels.filter(({ criterion }) => criterion === "helpfulness"),
    );
    expect(values.filter(({ value }) => value === 1)).toHaveLength(4);
  });
});

/** Resolves once somebody waits for the lock on the marks. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    if (rows.length > 0) return;
  }
}
