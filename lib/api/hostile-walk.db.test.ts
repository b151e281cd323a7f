import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { requireProject } from "@/lib/auth/scope";
import { createRandom } from "@/lib/core/random/generator";
import { nextLease } from "@/lib/label/leases";
import { db } from "@/lib/server/db";
import { callApi } from "@/prisma/testing/api-call";
import { hostileCalls } from "@/prisma/testing/hostile/calls";
import { goodValue, type Schema } from "@/prisma/testing/hostile/places";
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
    fact: "tokens",
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

/** Something that a call takes, in which a part knows its names but not what becomes of others. */
function openParts(schema: Schema, at: string): string[] {
  const isOpen = "properties" in schema && schema.additionalProperties === undefined;
  const parts = Object.entries(schema).filter(([, part]) => typeof part === "object" && part !== null);
  return [...(isOpen ? [at] : []), ...parts.flatMap(([name, part]) => openParts(part as Schema, `${at}.${name}`))];
}

test("no call passes over a name that it does not know, in its query or its body: it is refused by that name", async () => {
  const { assignmentId, leaseToken } = await heldLease();
  const chance = { random: createRandom(12), known: knownValues(leaseToken) };
  const stray = "zq-stray";
  const open: string[] = [];
  const passed: string[] = [];
  for (const endpoint of ALL_ENDPOINTS) {
    const token = endpoint.path.startsWith("/api/v1/assignments") ? world.tokens.me : world.tokens.lead;
    const name = `${endpoint.method} ${endpoint.path}`;
    const asked = { token, params: paramsOf(endpoint.path, assignmentId) };
    const refused = async (part: string, call: { query?: string; text?: string }) => {
      const { status, json } = await callApi(endpoint, { ...asked, ...call });
      const fields: string[] = status === 400 ? (json.errors ?? []).map(({ field }: { field: string }) => field) : [];
      if (!fields.includes(stray)) passed.push(`${name} ${part}: ${status} ${JSON.stringify(json)}`.slice(0, 300));
    };
    await refused("query", { query: `?${stray}=1` });
    const schema = endpoint.body && (z.toJSONSchema(endpoint.body, { io: "input", unrepresentable: "any" }) as Schema);
    if (schema) open.push(...openParts(schema, name));
    const good = schema ? JSON.parse(goodValue(schema, chance)) : {};
    const hasBody = endpoint.method !== "GET" && !endpoint.streams;
    if (hasBody) await refused("body", { text: JSON.stringify({ ...good, [stray]: 1 }) });
  }
  expect({ open, passed }).toEqual({ open: [], passed: [] });
});
