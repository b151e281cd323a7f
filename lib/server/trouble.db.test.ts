import { beforeAll, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { serve } from "@/lib/api/serve";
import { makeUser } from "@/prisma/factories/people";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { createToken } from "../auth/tokens";
import { transaction } from "./db";
import { ok } from "./errors";

vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

let token = "";
beforeAll(async () => {
  const { id } = await makeUser();
  token = (await createToken({ userId: id, name: "troubled", days: 1 })).token;
});

/** A call of which PostgreSQL refuses a statement with such an SQLSTATE. */
function answerMeeting(sqlState: string, headers: Record<string, string> = {}) {
  const raise = `DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '${sqlState}'; END $$`;
  const call = endpoint({
    method: "POST",
    path: "/api/v1/meeting",
    summary: "Meets an error",
    scope: async (actor) => actor,
    answer: z.object({}),
    handle: async () => {
      await transaction(async (tx) => tx.$executeRawUnsafe(raise));
      return ok({});
    },
  });
  const request = new Request("http://127.0.0.1:3000/api/v1/meeting", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return serve(call)(request, { params: Promise.resolve({}) });
}

test.each([
  ["08006", 503, "unavailable", /unknown.*same Idempotency-Key/],
  ["08P01", 503, "unavailable", /unknown/],
  ["57P01", 503, "unavailable", /unknown/],
  ["57P03", 503, "unavailable", /unknown/],
  ["53300", 503, "unavailable", /unknown/],
  ["53200", 503, "unavailable", /unknown/],
  ["53100", 503, "storage-full", /no room left.*made room/],
  ["58030", 503, "storage-failed", /PostgreSQL’s log/],
  ["25006", 503, "storage-read-only", /read only/],
  ["54000", 413, "too-large", /more than the database can hold/],
  ["40001", 503, "unavailable", /nothing of this was kept/],
  ["22012", 500, "internal", /Something went wrong/],
])("SQLSTATE %s is answered by %i %s, with the request's id", async (sqlState, status, code, detail) => {
  const answer = await answerMeeting(sqlState, { "x-request-id": "sane-id.0001" });
  expect([answer.status, await answer.json()]).toEqual([
    status,
    expect.objectContaining({ code, detail: expect.stringMatching(detail), requestId: "sane-id.0001" }),
  ]);
  expect(answer.headers.get("retry-after")).toBe(status === 503 ? "2" : null);
});

test("an id that is not sane is not taken", async () => {
  for (const given of ["short", "x".repeat(65), "<script>alert(1)</script>", "a b c d e f g h"]) {
    const { requestId } = await (await answerMeeting("53100", { "x-request-id": given })).json();
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  }
});

/** Asks a process whose looks at the storage are its first. */
async function freshHealth() {
  vi.resetModules();
  const { checkHealth } = await import("./health");
  return checkHealth();
}

async function setForEverybody(setting: string): Promise<void> {
  const { adminUrl } = inject("server");
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  await withClient(adminUrl, (client) => client.query(`ALTER DATABASE "${name}" ${setting}`));
  // Settings hold for new connections.
  await withClient(adminUrl, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]),
  );
}

test("health tries whether the database can write, and says what is wrong in words", async () => {
  // The first to ask may still get a connection that was ended.
  const health = () => expect.poll(freshHealth, { timeout: 20_000 });
  await health().toMatchObject({ ok: true, storage: "writable" });
  await setForEverybody("SET temp_file_limit = '100kB'");
  await health().toMatchObject({
    ok: false,
    database: "up",
    storage: "storage-full",
    warnings: expect.arrayContaining([expect.stringContaining("no room left")]),
  });
  await setForEverybody("RESET ALL");
  await setForEverybody("SET default_transaction_read_only = on");
  await health().toMatchObject({ ok: false, storage: "storage-read-only" });
  await setForEverybody("RESET ALL");
}, 90_000);
