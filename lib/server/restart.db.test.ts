import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { migrate } from "@/prisma/migrate/migrate";
import { showEverything } from "@/prisma/testing/database-server";
import { ensureDatabase, ensureRole, withDatabase } from "@/scripts/runtime/postgres-roles.mjs";
import { startThrowawayPostgres } from "@/scripts/runtime/throwaway-postgres.mjs";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

// Hundreds of requests fail as they must, and each would say so.
const level = vi.hoisted(() => {
  const before = process.env.LOG_LEVEL;
  process.env.LOG_LEVEL = "silent";
  return before;
});

const CLIENTS = 12;
const CRASHES = 2;
const CALM_MS = 400;

let postgres: Awaited<ReturnType<typeof startThrowawayPostgres>>;

/** A server of its own, since that of the other tests must not be killed. */
beforeAll(async () => {
  postgres = await startThrowawayPostgres({ durable: true });
  const name = "touchstone";
  const password = randomBytes(16).toString("hex");
  for (const role of ["owner", "app"]) await ensureRole(postgres.adminUrl, role, password);
  await ensureDatabase(postgres.adminUrl, name, { owner: "owner" });
  const as = (role: string) => {
    const url = new URL(withDatabase(postgres.adminUrl, name));
    return Object.assign(url, { username: role, password }).href;
  };
  await migrate(as("owner"), { appRole: "app" });
  await showEverything(postgres.adminUrl, name);
  process.env.DATABASE_URL = as("app");
}, 120_000);

afterAll(async () => {
  await postgres.stop();
  if (level === undefined) delete process.env.LOG_LEVEL;
  else process.env.LOG_LEVEL = level;
});

test("while PostgreSQL is killed every call is answered, refused by 503 as of unknown outcome, and never by 500", async () => {
  const { callApi } = await import("@/prisma/testing/api-call");
  const { makeMarkedWorld } = await import("@/prisma/testing/marked-world");
  const { Limits } = await import("@/lib/api/limits");
  const { db } = await import("./db");
  const { log } = await import("./log");
  const tokens = await import("@/lib/people/token-endpoints");
  const project = await import("@/lib/project/endpoints");
  const measure = await import("@/lib/measure/endpoints");
  const labelling = await import("@/lib/label/endpoints");
  const plenty = 1e9;
  const sizes = { atOnce: plenty, eachAtOnce: plenty, eachWaiting: plenty, burst: plenty, perSecond: plenty };
  Object.assign(globalThis, { touchstoneLimits: new Limits(sizes) });
  const world = await makeMarkedWorld();
  const { lead, me } = world.tokens;
  const params = { id: world.projectId };
  const asked = [
    () => callApi(project.getProject, { token: lead, params }),
    () => callApi(tokens.postToken, { token: lead, body: { name: "made while it dies", days: 1 } }),
    () => callApi(labelling.takeNext, { token: me, params }),
    () => callApi(labelling.readOwnWork, { token: me, params }),
    () => callApi(measure.readAgreement, { token: lead, params, query: "?criterion=helpfulness" }),
  ];
  const surprises = vi.spyOn(log, "error");
  const answers: { status: number; code?: string; detail?: string }[] = [];
  const made: string[] = [];
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let turn = client; !isOver; turn++) {
      const { status, json } = await asked[turn % asked.length]!();
      answers.push({ status, ...json });
      if (status === 201) made.push(json.id);
      await pause(5);
    }
  });
  for (let crash = 0; crash < CRASHES; crash++) {
    await pause(CALM_MS);
    await postgres.crash();
  }
  await pause(CALM_MS);
  isOver = true;
  await Promise.all(clients);
  expect(surprises.mock.calls).toEqual([]);
  const refused = answers.filter(({ status }) => status >= 400);
  expect(refused.filter(({ code }) => code !== "unavailable")).toEqual([]);
  for (const { status, detail } of refused)
    expect([status, detail]).toEqual([
      503,
      expect.stringMatching(/unknown.*same Idempotency-Key|(send it|try) again/i),
    ]);
  expect(refused.length).toBeGreaterThan(CRASHES);
  expect(answers.length - refused.length).toBeGreaterThan(CLIENTS);
  // What was acknowledged is there, and nobody has half of it.
  expect(await db().apiToken.count({ where: { id: { in: made } } })).toBe(made.length);
}, 120_000);
