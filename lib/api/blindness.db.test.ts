import { beforeAll, describe, expect, test, vi } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { heldLeases, nextLease } from "@/lib/label/leases";
import { type MarkedWorld, makeMarkedWorld, SECRETS } from "@/prisma/testing/marked-world";
import { ALL_STEPS, type Answered, bodyOf, callRoute, type Step } from "@/prisma/testing/route-walk";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

/** Everything that an annotator may do; every other call must be refused. */
const ALLOWED: Record<string, number> = {
  "GET /api/v1/guidelines": 200,
  "GET /api/v1/guidelines/{id}": 200,
  "GET /api/v1/guidelines/{id}/versions": 200,
  "GET /api/v1/guidelines/{id}/versions/{n}": 200,
  "GET /api/v1/projects": 200,
  "GET /api/v1/projects/{id}": 200,
  "GET /api/v1/search": 200,
  "GET /api/v1/projects/{id}/search": 200,
  "GET /api/v1/account/data": 200,
  // Their own, which they would have to name.
  "DELETE /api/v1/account": 400,
  "GET /api/v1/tokens": 200,
  "POST /api/v1/tokens": 201,
  "GET /api/v1/tokens/{id}": 200,
  "DELETE /api/v1/tokens/{id}": 200,
  "POST /api/v1/projects/{id}/next": 200,
  "GET /api/v1/projects/{id}/held": 200,
  "POST /api/v1/projects/{id}/give-back": 200,
  "GET /api/v1/projects/{id}/acknowledge": 200,
  "POST /api/v1/projects/{id}/acknowledge": 200,
  "GET /api/v1/projects/{id}/qualification": 200,
  "GET /api/v1/projects/{id}/work": 200,
  "GET /api/v1/projects/{id}/annotators/me": 200,
  "GET /api/v1/projects/{id}/submitted": 200,
  "POST /api/v1/assignments/{id}/renew": 200,
  "POST /api/v1/assignments/{id}/submit": 200,
  "POST /api/v1/assignments/{id}/skip": 200,
  "PUT /api/v1/assignments/{id}/draft": 200,
  "POST /api/v1/assignments/{id}/reopen": 200,
  "POST /api/v1/assignments/{id}/flags": 201,
  "GET /api/v1/projects/{id}/blind-readings": 200,
  "GET /api/v1/projects/{id}/blind-readings/{reading}": 200,
  "GET /api/v1/projects/{id}/blind-readings/{reading}/examples/{position}": 200,
  "PUT /api/v1/projects/{id}/blind-readings/{reading}/examples/{position}": 200,
};

/** What a call needs besides the path: enough to be valid wherever it is allowed. */
const QUERIES: Record<string, string> = {
  "GET /api/v1/projects/{id}/agreement": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/drill-down": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/cases": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/over-time": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/slices": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/variance": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/consistency": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/fatigue": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/annotators": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/annotators/{annotator}": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/check": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/consensus": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/spans": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/nested": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/coefficients": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/agreement/against-others": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/evaluation": "?criterion=helpfulness",
  "GET /api/v1/projects/{id}/export": "?format=ndjson",
  "GET /api/v1/search": "?q=zq",
  "GET /api/v1/projects/{id}/search": "?q=zq",
};

const refused = ({ status }: Answered) => status === 403 || status === 404;

describe.each(["annotation", "evaluation"] as const)("in an %s project", (purpose) => {
  let world: MarkedWorld;
  beforeAll(async () => {
    world = await makeMarkedWorld(purpose);
  });

  function paramsFor({ definition, name }: Step, ids: { assignment: string; token: string }): Record<string, string> {
    const id = {
      guidelines: world.guidelineId,
      projects: world.projectId,
      jobs: world.jobId,
      assignments: ids.assignment,
      tokens: ids.token,
      search: "",
      audit: "",
      account: "",
      accounts: "",
    }[definition.path.split("/")[3] ?? ""];
    if (id === undefined) throw new Error(`say which id stands in ${name}`);
    return {
      id,
      n: "1",
      userId: world.peer.user.id,
      annotator: world.peer.annotator!.id,
      round: world.roundId,
      run: world.judgeRunId,
      resolution: world.resolutionId,
      request: world.changeRequestId,
      attempt: world.jobId,
      batch: world.jobId,
      flag: world.flagId,
      exclusion: world.jobId,
      invitation: world.jobId,
      recipe: world.jobId,
      reading: definition.path.includes("/blind-readings") ? world.measurementId : world.jobId,
      measurement: world.measurementId,
      position: "1",
      example: "e1",
    };
  }

  function expectNoSecret(answers: readonly Answered[], secrets: readonly string[] = Object.values(SECRETS)) {
    for (const { name, text } of answers) {
      for (const secret of secrets) expect(text, `${name} gave ${secret} away`).not.toContain(secret);
      expect(text, `${name} says what is gold`).not.toMatch(/gold/i);
    }
  }

  describe("an annotator's token", () => {
    /** One call of everything, each upon a live lease of the annotator's own. */
    async function walk(
      assignmentOf: (lease: { assignmentId: string }) => string = ({ assignmentId }) => assignmentId,
    ) {
      const { me, projectId, tokens } = world;
      const scope = await requireProject(me.actor, projectId, "label:work");
      const answers: Answered[] = [];
      let submitted: string | null = null;
      for (const step of ALL_STEPS) {
        const [held] = await heldLeases(scope);
        const next = held ? { lease: held } : await nextLease(scope);
        if (!("lease" in next)) throw new Error("the walk ran out of work; give the world more examples");
        const { lease } = next;
        const spare = await createToken({ userId: me.user.id, name: "spare", days: 1 });
        const own = step.name.endsWith("/reopen") && submitted ? submitted : lease.assignmentId;
        if (step.name.endsWith("/submit")) submitted = lease.assignmentId;
        const answered = await callRoute(step, {
          token: tokens.me,
          params: paramsFor(step, { assignment: assignmentOf({ assignmentId: own }), token: spare.id }),
          query: QUERIES[step.name] ?? "",
          body: bodyOf(step.definition, {
            leaseToken: lease.leaseToken,
            leases: [{ assignmentId: own, leaseToken: lease.leaseToken }],
            answers: { helpfulness: 3 },
            reason: "unclear",
            verdict: "has",
            body: "odd",
            name: "mine",
            text: "mine",
            version: 1,
            example: "e1",
          }),
        });
        answers.push(answered);
      }
      return answers;
    }

    test("does its own work and is refused everything else, and reads no secret by any call", async () => {
      const answers = await walk();
      const wrong = answers.filter((answer) =>
        Object.hasOwn(ALLOWED, answer.name) ? answer.status !== ALLOWED[answer.name] : !refused(answer),
      );
      expect(wrong.map(({ name, status, text }) => ({ name, status, text: text.slice(0, 500) }))).toEqual([]);
      expectNoSecret(answers);
      expect(answers.some(({ text }) => text.includes("Own prompt") || text.includes("Question e"))).toBe(true);
    });

    test("gets nothing by the place of a peer", async () => {
      const answers = (await walk(() => world.peerAssignmentId)).filter(({ name }) => name.includes("/assignments/"));
      expect(answers.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([]);
      expectNoSecret(answers);
    });

    test("sees every kind of example blind, the known ones too", async () => {
      const { me, projectId, tokens } = world;
      const scope = await requireProject(me.actor, projectId, "label:work");
      const held = ALL_STEPS.find(({ name }) => name === "GET /api/v1/projects/{id}/held")!;
      while ("lease" in (await nextLease(scope)));
      const ids = { assignment: "", token: "" };
      const answer = await callRoute(held, { token: tokens.me, params: paramsFor(held, ids), query: "", body: {} });
      const kinds = new Set([...answer.text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind));
      expect(kinds).toEqual(new Set(["instruction", "reward", "preference"]));
      expectNoSecret([answer]);
    });
  });

  describe("a foreign lead's token", () => {
    test("is refused by every call on this project, and lists show only what is theirs", async () => {
      const own = new Set([
        "GET /api/v1/account/data",
        "GET /api/v1/guidelines",
        "GET /api/v1/projects",
        "GET /api/v1/search",
        "GET /api/v1/tokens",
        "POST /api/v1/tokens",
      ]);
      const { foreign: _theirs, ...secrets } = SECRETS;
      for (const step of ALL_STEPS) {
        const answered = await callRoute(step, {
          token: world.tokens.foreign,
          params: paramsFor(step, { assignment: world.peerAssignmentId, token: world.jobId }),
          query: QUERIES[step.name] ?? "",
          body: bodyOf(step.definition, { name: "mine", text: "mine" }),
        });
        if (own.has(step.name)) expect(answered.status, step.name).toBeLessThan(300);
        else if (step.name === "DELETE /api/v1/account") expect(answered.status, "without a name").toBe(400);
        else expect(refused(answered), `${step.name} answered ${answered.status}`).toBe(true);
        expectNoSecret([answered], [...Object.values(secrets), world.projectId, world.guidelineId]);
      }
    });
  });

  describe("without a token, or with one that is not known", () => {
    test.each([null, "ts_unknown"])("every call answers 401 (%s)", async (token) => {
      for (const step of ALL_STEPS) {
        const params = paramsFor(step, { assignment: world.peerAssignmentId, token: world.jobId });
        const answered = await callRoute(step, { token, params, query: "", body: {} });
        expect(answered.status, step.name).toBe(401);
        expectNoSecret([answered]);
      }
    });
  });

  test("the secrets are there to be found: the lead's export holds them", async () => {
    const step = ALL_STEPS.find(({ name }) => name === "GET /api/v1/projects/{id}/export")!;
    const params = paramsFor(step, { assignment: "", token: "" });
    const { text } = await callRoute(step, { token: world.tokens.lead, params, query: "?format=ndjson", body: {} });
    const {
      peerFlag: _f,
      changeRequest: _c,
      knownAnswer: _k,
      release: _r,
      foreign: _q,
      judgeRaw: _w,
      judgeName: _n,
      check: _h,
      ...exported
    } = SECRETS;
    for (const secret of Object.values(exported)) expect(text).toContain(secret);
  });

  test("the judge is there to be found: the lead reads its model and figures", async () => {
    const step = ALL_STEPS.find(({ name }) => name === "GET /api/v1/projects/{id}/judge-runs/{run}")!;
    const params = paramsFor(step, { assignment: "", token: "" });
    const answered = await callRoute(step, { token: world.tokens.lead, params, query: "", body: {} });
    expect(answered).toMatchObject({ status: 200 });
    for (const secret of [SECRETS.judgeName, SECRETS.judgeModel]) expect(answered.text).toContain(secret);
  });
});
