import { beforeAll, expect, test, vi } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createRandom } from "@/lib/core/random/generator";
import { nextLease } from "@/lib/label/leases";
import { db } from "@/lib/server/db";
import { callApi } from "@/prisma/testing/api-call";
import { hostileCalls } from "@/prisma/testing/hostile/calls";
import { type MarkedWorld, makeMarkedWorld } from "@/prisma/testing/marked-world";
import { ALL_ENDPOINTS } from "./all-endpoints";
import { Limits } from "./limits";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

/** The figures behind a filter cost more than they could tell again; `npm run endure` goes over everything many times. */
const ROUNDS = Number(process.env.HOSTILE_ROUNDS ?? 1);
const PATIENCE_MS = 20_000;

let world: MarkedWorld;
beforeAll(async () => {
  world = await makeMarkedWorld();
  await db().user.update({ where: { id: world.lead.user.id }, data: { instanceRole: "admin" } });
});

/** An example in the hands of the annotator, as long as there is one. */
async function heldLease() {
  const scope = await requireProject(world.me.actor, world.projectId, "label:work");
  const next = await nextLease(scope);
  return "lease" in next ? next.lease : { assignmentId: world.peerAssignmentId, leaseToken: world.jobId };
}

/** What stands in a call where nothing hostile does. */
function knownValues(leaseToken: string): Record<string, string> {
  const known = {
    leaseToken,
    criterion: "helpfulness",
    example: "e1",
    examples: ["e1", "e2"],
    answers: { helpfulness: 3 },
    version: 1,
    guidelineVersion: 1,
    before: 1,
    after: 1,
    guidelineId: world.guidelineId,
    round: world.roundId,
    annotators: [world.peer.user.email],
    project: world.projectId,
    into: world.guidelineId,
    slice: "secret=zq-slice",
    within: "position-40",
    cut: "position-1",
    from: "2020-01-01",
    to: "2099-01-01",
  };
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)]));
}

function paramsOf(path: string, assignment: string): Record<string, string> {
  const id = { guidelines: world.guidelineId, jobs: world.jobId, assignments: assignment };
  return {
    id: id[path.split("/")[3] as keyof typeof id] ?? world.projectId,
    n: "1",
    userId: world.peer.user.id,
    annotator: world.peer.annotator!.id,
    round: world.roundId,
    run: world.judgeRunId,
    resolution: world.resolutionId,
    request: world.changeRequestId,
    flag: world.flagId,
    example: "e1",
  };
}

/** A walk is faster than anybody may be. */
beforeAll(() => {
  const plenty = 1e9;
  const sizes = { atOnce: plenty, eachAtOnce: plenty, eachWaiting: plenty, burst: plenty, perSecond: plenty };
  Object.assign(globalThis, { touchstoneLimits: new Limits(sizes) });
});

test("no hostile text or number in any place of the API is answered by 500, by silence, or by half an answer", async () => {
  const random = createRandom(11);
  const wrong: string[] = [];
  let made = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { assignmentId, leaseToken } = await heldLease();
    const chance = { random, known: knownValues(leaseToken) };
    for (const endpoint of ALL_ENDPOINTS) {
      const token = endpoint.path.startsWith("/api/v1/assignments") ? world.tokens.me : world.tokens.lead;
      for (const { at, ...call } of hostileCalls(endpoint, paramsOf(endpoint.path, assignmentId), chance)) {
        made += 1;
        const name = `${endpoint.method} ${endpoint.path} ${at}: ${call.query} ${call.body ?? ""} ${JSON.stringify(call.params)}`;
        const late = new Promise<{ status: string }>((resolve) => {
          setTimeout(resolve, PATIENCE_MS, { status: "no answer" }).unref();
        });
        const { params, query, body } = call;
        const answer = callApi(endpoint, { token, params, query, text: body }).catch((error: unknown) => ({
          status: `threw ${error}`,
        }));
        const { status } = await Promise.race([answer, late]);
        if (typeof status === "string" || status >= 500) wrong.push(`${status} ${name}`.slice(0, 1000));
      }
    }
  }
  console.info(`${made} hostile calls`);
  expect(wrong).toEqual([]);
}, 600_000);
