import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/server/db";
import { HELPFULNESS } from "@/prisma/factories/project";
import { type MarkedWorld, makeMarkedWorld } from "@/prisma/testing/marked-world";
import { ALL_STEPS, callRoute } from "@/prisma/testing/route-walk";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

interface Asked {
  token?: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: what comes back is checked by the call's own schema.
type Json = any;

describe("every call of the API, made by who may make it upon what there is, answers what its schema says", () => {
  let world: MarkedWorld;
  const made = new Set<string>();

  beforeAll(async () => {
    world = await makeMarkedWorld();
    // Guidelines, projects and the log of the instance are an admin's.
    await db().user.update({ where: { id: world.lead.user.id }, data: { instanceRole: "admin" } });
  });

  /** Makes a call of the name, which must succeed; the lead's upon the project unless said. */
  async function call(
    name: string,
    { token = world.tokens.lead, params = {}, query = "", body = {} }: Asked = {},
  ): Promise<Json> {
    const [method, rest] = name.split(" ") as [string, string];
    const step = ALL_STEPS.find((one) => one.name === `${method} /api/v1${rest}`);
    if (!step) throw new Error(`there is no ${name}`);
    const answered = await callRoute(step, { token, params: { id: world.projectId, ...params }, query, body });
    if (answered.status >= 300) throw new Error(`${name} answered ${answered.status}: ${answered.text}`);
    made.add(step.name);
    return answered.json;
  }

  test("guidelines, their versions and drafts", async () => {
    const whole = { name: "Walked", body: "# Rules\n\nRate it.\n", criteria: [HELPFULNESS] };
    const { id } = await call("POST /guidelines", { body: whole });
    const params = { id, n: "1" };
    await call("POST /guidelines/{id}/versions", { params });
    expect((await call("GET /guidelines")).items.length).toBeGreaterThan(1);
    expect(await call("GET /guidelines/{id}", { params })).toMatchObject({ draft: { savedBy: expect.any(String) } });
    expect((await call("GET /guidelines/{id}/versions", { params })).items).toHaveLength(1);
    for (const format of ["json", "markdown", "judge-prompt", "promptfoo", "inspect", "openai-grader", "langfuse"])
      await call("GET /guidelines/{id}/versions/{n}", { params, query: `?format=${format}` });
    const draft = await call("GET /guidelines/{id}/draft", { params });
    const content = { ...draft.content, body: "# Rules\n\nRate it twice.\n" };
    await call("PUT /guidelines/{id}/draft", { params, body: { revision: draft.revision, content } });
    await call("POST /guidelines/{id}/versions", { params, body: { note: "second" } });
    const text = "---\nname: Read\n---\n\n# Rules\n";
    const step = ALL_STEPS.find(({ name }) => name === "GET /api/v1/guidelines/{id}/versions/{n}")!;
    const asked = { token: world.tokens.lead, params, query: "?format=markdown", body: {} };
    const file = (await callRoute(step, asked)).text;
    await call("POST /guidelines/import", { body: { text: file.slice(file.indexOf("\n") + 1) || text } });
  });

  test("change requests and what is behind them", async () => {
    const id = world.guidelineId;
    const filed = { criterion: "helpfulness", title: "Say more", project: world.projectId, examples: ["e1"] };
    const { id: request } = await call("POST /guidelines/{id}/change-requests", { params: { id }, body: filed });
    const params = { id, request };
    const more = { examples: ["e2"], project: world.projectId };
    await call("POST /guidelines/{id}/change-requests/{request}/cases", { params, body: more });
    expect((await call("GET /guidelines/{id}/change-requests", { params })).items.length).toBeGreaterThan(0);
    const decided = { state: "accepted" };
    await call("POST /guidelines/{id}/change-requests/{request}/decide", { params, body: decided });
    const read = await call("GET /guidelines/{id}/change-requests/{request}", { params });
    expect([read.cases.length, read.thread.length]).toEqual([2, 1]);
  });

  test("people, their tokens and the log", async () => {
    const one = await call("POST /projects/{id}/members", { body: { email: "nobody@example.org", role: "viewer" } });
    expect(one.state).toBe("invited");
    const [open] = (await call("GET /projects/{id}/invitations")).items;
    await call("GET /projects/{id}/invitations/{invitation}", { params: { invitation: open.id } });
    const user = await db().user.create({ data: { email: "walker@example.org", name: "Walker" } });
    await call("POST /projects/{id}/members", { body: { email: user.email, role: "viewer" } });
    const params = { userId: user.id };
    expect((await call("GET /projects/{id}/members")).items.length).toBeGreaterThan(3);
    expect(await call("GET /projects/{id}/members/{userId}", { params })).toMatchObject({ role: "viewer" });
    await call("PATCH /projects/{id}/members/{userId}", { params, body: { role: "annotator" } });
    await call("DELETE /projects/{id}/members/{userId}", { params });
    const { id } = await call("POST /tokens", { body: { name: "spare", days: 1 } });
    expect((await call("GET /tokens")).items.length).toBeGreaterThan(1);
    await call("GET /tokens/{id}", { params: { id } });
    await call("DELETE /tokens/{id}", { params: { id } });
    const [entry] = (await call("GET /projects/{id}/audit", { query: "?limit=1&about=member" })).items;
    await call("GET /projects/{id}/audit/{n}", { params: { n: String(entry.number) } });
    expect((await call("GET /audit")).items.length).toBeGreaterThan(0);
    await call("GET /search", { query: "?q=zq" });
    await call("GET /projects/{id}/search", { query: "?q=prompt" });
  });

  test("examples, imports and jobs", async () => {
    const example = { id: "sent", kind: "text", text: "Sent by a program" };
    const { jobId } = await call("POST /projects/{id}/examples", { body: example });
    const label = { example: "e1", annotator: "ann", criterion: "helpfulness", value: 3 };
    await call("POST /projects/{id}/annotations", { body: label });
    const { items: queued } = await call("GET /projects/{id}/jobs", { query: "?state=queued&kind=import-annotations" });
    expect(queued).toHaveLength(1);
    await call("GET /jobs/{id}", { params: { id: jobId } });
    await call("GET /jobs/{id}/errors", { params: { id: jobId } });
    expect(await call("POST /jobs/{id}/cancel", { params: { id: jobId } })).toEqual({ state: "cancelled" });
    expect((await call("GET /projects/{id}/examples", { query: "?limit=2" })).items).toHaveLength(2);
    const read = await call("GET /projects/{id}/examples/{example}", { params: { example: "e1" } });
    expect(read).toMatchObject({ resolutions: [{}], flags: [{}], labels: [{}, {}] });
    expect(read.history.length).toBeGreaterThan(3);
  });

  test("qualification, passed and failed", async () => {
    const gold = await db().goldAnswer.findMany({ where: { projectId: world.projectId }, include: { example: true } });
    const known = { criterionKey: "helpfulness", value: 5, valueKey: "5", explanation: "So it is." };
    const { projectId, exampleId } = gold[0]!;
    await db().goldAnswer.create({ data: { projectId, exampleId, ...known } });
    const item = { example: gold[0]!.example.externalId, explanation: "So it is." };
    const set = { examples: [item], passMark: 1, attempts: 1 };
    await call("PUT /projects/{id}/qualification", { body: set });
    const token = world.tokens.me;
    const { attempt } = await call("POST /projects/{id}/qualification/attempts", { token });
    const wrong = { example: item.example, answers: { helpfulness: 1, why: "no" } };
    const answers = "POST /projects/{id}/qualification/attempts/{attempt}/answers";
    expect(await call(answers, { token, params: { attempt }, body: wrong })).toMatchObject({ work: null });
    await call("GET /projects/{id}/qualification/attempts/{attempt}", { token, params: { attempt } });
    expect(await call("GET /projects/{id}/qualification", { token })).toMatchObject({ tries: [{ passed: false }] });
    await call("GET /projects/{id}/qualification/results");
    await call("POST /projects/{id}/qualification/grants", { body: { annotatorId: world.me.annotator!.id } });
    await call("DELETE /projects/{id}/qualification");
  });

  test("rounds, and the work in them", async () => {
    await call("POST /projects/{id}/rounds", { body: { name: "Second", overlap: 1 } });
    const [round] = (await call("GET /projects/{id}/rounds")).items;
    const params = { round: round.id };
    await call("PATCH /projects/{id}/rounds/{round}", { params, body: { state: "closed" } });
    await call("GET /projects/{id}/preview");
    await call("GET /projects/{id}/readers");
    const token = world.tokens.me;
    await call("GET /projects/{id}/acknowledge", { token });
    await call("POST /projects/{id}/acknowledge", { token, body: { version: 1 } });
    const next = async () => {
      const { assignmentId: id, leaseToken, example } = await call("POST /projects/{id}/next", { token });
      return { token, params: { id }, body: { leaseToken, answers: { helpfulness: 3, why: "so" } }, example };
    };
    const first = await next();
    await call("POST /assignments/{id}/renew", first);
    const nothing = { helpfulness: null, why: "half" };
    await call("PUT /assignments/{id}/draft", { ...first, body: { ...first.body, answers: nothing } });
    const { items } = await call("GET /projects/{id}/held", { token });
    expect(items).toMatchObject([{ answers: { why: "half" } }]);
    await call("POST /assignments/{id}/flags", { ...first, body: { body: "odd" } });
    await call("POST /assignments/{id}/submit", first);
    const again = await call("POST /assignments/{id}/reopen", first);
    await call("POST /assignments/{id}/submit", { ...first, body: { ...first.body, leaseToken: again.leaseToken } });
    const second = await next();
    await call("POST /assignments/{id}/skip", { ...second, body: { ...second.body, reason: "unclear" } });
    const third = await next();
    const leases = [{ assignmentId: third.params.id, leaseToken: third.body.leaseToken }];
    await call("POST /projects/{id}/give-back", { token, body: { leases } });
    await call("GET /projects/{id}/work", { token });
    expect((await call("GET /projects/{id}/submitted", { token })).items).toHaveLength(1);
    const read = await call("GET /projects/{id}/rounds/{round}", { params: { round: world.roundId } });
    expect([read.people.length > 0, read.skips.length]).toEqual([true, 1]);
  });

  test("nothing is left: 204, with why", async () => {
    const step = ALL_STEPS.find(({ name }) => name === "POST /api/v1/projects/{id}/next")!;
    const rounds = await call("GET /projects/{id}/rounds");
    for (const { id: round } of rounds.items)
      await call("PATCH /projects/{id}/rounds/{round}", { params: { round }, body: { state: "closed" } });
    const asked = { token: world.tokens.me, params: { id: world.projectId }, query: "", body: {} };
    const answered = await callRoute(step, asked);
    expect([answered.status, answered.text]).toEqual([204, expect.stringContaining("no-round")]);
  });

  test("figures, disagreements, resolutions and flags", async () => {
    await labelBy(world, [1, 1, 2]);
    for (const coefficient of ["alpha", "cohen-linear", "ac1"])
      await call("GET /projects/{id}/agreement", { query: `?criterion=helpfulness&coefficient=${coefficient}` }).catch(
        (error: Error) => expect(error.message).toContain("unknown-coefficient"),
      );
    const { items } = await call("GET /projects/{id}/disagreements", { query: "?criterion=helpfulness" });
    expect(items.length).toBeGreaterThan(0);
    const settled = { example: "e2", criterion: "why", value: null, reason: "slip", note: "Both are right." };
    const { id: resolution } = await call("POST /projects/{id}/resolutions", { body: settled });
    expect((await call("GET /projects/{id}/resolutions")).items).toHaveLength(2);
    await call("DELETE /projects/{id}/resolutions/{resolution}", { params: { resolution } });
    const read = await call("GET /projects/{id}/resolutions/{resolution}", { params: { resolution } });
    expect(read.withdrawnAt).not.toBeNull();
    const rule = { method: "majority", least: 2, among: 3, criterion: "helpfulness" };
    const query = `?method=majority&least=2&among=3&criterion=helpfulness`;
    await call("GET /projects/{id}/resolutions/batches", { query });
    const { batch } = await call("POST /projects/{id}/resolutions/batches", { body: rule });
    const params = { batch };
    const { cases } = await call("GET /projects/{id}/resolutions/batches/{batch}", { params });
    expect((await call("GET /projects/{id}/resolutions", { query: `?batch=${batch}` })).items).toHaveLength(cases);
    await call("DELETE /projects/{id}/resolutions/batches/{batch}", { params });
    const [flag] = (await call("GET /projects/{id}/flags", { query: "?state=open&limit=1" })).items;
    await call("GET /projects/{id}/flags/{flag}", { params: { flag: flag.id } });
  });

  test("exclusions, exports and releases", async () => {
    await call("POST /projects/{id}/exclusions", { body: { examples: ["e3"], reason: "unique" } });
    const [exclusion] = (await call("GET /projects/{id}/exclusions")).items;
    await call("DELETE /projects/{id}/exclusions", { body: { examples: ["e3"] } });
    const params = { exclusion: exclusion.id };
    const lifted = await call("GET /projects/{id}/exclusions/{exclusion}", { params });
    expect([exclusion.liftedAt, lifted.liftedAt]).toEqual([null, expect.any(String)]);
    for (const format of ["ndjson", "long-csv"])
      await call("GET /projects/{id}/export", { query: `?format=${format}` });
    await call("POST /projects/{id}/releases", { body: { name: "Walked", format: "ndjson" } });
    expect((await call("GET /projects/{id}/releases")).items).toHaveLength(1);
    await call("GET /projects/{id}/releases/{n}", { params: { n: "1" } });
    await call("GET /projects/{id}/releases/{n}/data", { params: { n: "1" } });
  });

  test("judges and their verdicts", async () => {
    const run = world.judgeRunId;
    await call("POST /projects/{id}/judge-runs", { body: { model: "m", promptHash: "hash-of-a-prompt" } });
    expect((await call("GET /projects/{id}/judge-runs")).items).toHaveLength(2);
    const report = await call("GET /projects/{id}/judge-runs/{run}", { params: { run } });
    expect(report.criteria.length).toBe(2);
    const [verdict] = (await call("GET /projects/{id}/judge-runs/{run}/verdicts", { params: { run } })).items;
    const params = { run, n: String(verdict.number) };
    expect(await call("GET /projects/{id}/judge-runs/{run}/verdicts/{n}", { params })).toEqual(verdict);
    const body = { example: "e1", raw: { helpfulness: 3 } };
    await call("POST /projects/{id}/judge-runs/{run}/verdicts", { params: { run }, body });
  });

  test("evaluations and seeds", async () => {
    const other = await makeMarkedWorld("evaluation");
    await labelBy(other, [4, 5]);
    const own = { token: other.tokens.lead, params: { id: other.projectId } };
    const report = await call("GET /projects/{id}/evaluation", { ...own, query: "?criterion=helpfulness" });
    expect(report.models.length).toBeGreaterThan(0);
    await call("POST /projects/{id}/seeds", { ...own, body: { filter: {} } });
    const seeds = await call("GET /projects/{id}/seeds", { ...own, query: "?marked=yes" });
    expect(seeds.items.length).toBe(seeds.marked);
    await call("DELETE /projects/{id}/seeds", { ...own, body: { filter: {} } });
  });

  test("projects, from their making to their end", async () => {
    const { items } = await call("GET /guidelines");
    const { id: guidelineId } = items.find(({ name, version }: Json) => name === "Walked" && version);
    const whole = { name: "Ends", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
    const params = await call("POST /projects", { body: whole });
    expect((await call("GET /projects")).items.length).toBeGreaterThan(1);
    await call("GET /projects/{id}", { params });
    await call("PATCH /projects/{id}", { params, body: { guidelineVersion: 2 } });
    const query = "?criterion=helpfulness&before=1&after=2";
    await call("GET /projects/{id}/agreement/comparison", { params, query });
    await call("POST /projects/{id}/archive", { params });
    await call("DELETE /projects/{id}/archive", { params });
    await call("POST /projects/{id}/archive", { params });
    await call("DELETE /projects/{id}", { params, body: { name: "Ends" } });
  });

  test("these were all", () => {
    expect(ALL_STEPS.map(({ name }) => name).filter((name) => !made.has(name))).toEqual([]);
  });
});

/** As many more annotators as opinions, who give each example theirs. */
async function labelBy({ projectId, guidelineId }: MarkedWorld, opinions: number[]): Promise<void> {
  const [examples, version] = await Promise.all([
    db().example.findMany({ where: { projectId }, select: { id: true } }),
    db().guidelineVersion.findFirstOrThrow({ where: { guidelineId }, select: { id: true } }),
  ]);
  for (const [index, value] of opinions.entries()) {
    const name = `outsider ${index}`;
    const { id } = await db().annotator.create({ data: { projectId, kind: "external", externalKey: name, name } });
    const label = { projectId, annotatorId: id, guidelineVersionId: version.id, criterionKey: "helpfulness" };
    await db().judgment.createMany({
      data: examples.map((example) => ({ ...label, exampleId: example.id, value, valueKey: String(value) })),
    });
  }
}
