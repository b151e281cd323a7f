import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { refusalOf } from "@/components/ui/use-command";
import { no, ok } from "@/lib/server/errors";
import type { Actor } from "./actor";

// What Next.js knows of a request stands still here; what is tested is the order in which an action asks.
const request = vi.hoisted(() => ({ headers: new Headers(), actor: null as Actor | null }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
const noted = vi.hoisted(() => [] as object[]);
vi.mock("./refused-log", () => ({
  keepRefusals: async (refused: { refusal: object }[]) => noted.push(...refused.map(({ refusal }) => refusal)),
}));
vi.mock("./current", () => ({ currentActor: async () => request.actor }));

vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1/none");
vi.stubEnv("NEXTAUTH_SECRET", "Zk3vQ9x1Lw7Tn4Rb8Yc2Hd6Gf0Jm5Ps9");
vi.stubEnv("LOG_LEVEL", "silent");
const { actorAction, adminAction, visitorAction } = await import("./action");
const { refusalsWritten } = await import("./refused");

const actor: Actor = {
  userId: crypto.randomUUID(),
  email: "a@example.org",
  name: "A",
  instanceRole: "member",
  via: "cookie",
};
const ran = vi.fn(async (_scope: unknown, input: { text: string }) => ok(input.text));
const schema = z.object({ text: z.string().min(1, { error: "Write something." }) });
const kinds = {
  actor: actorAction("test", schema, ran),
  admin: adminAction("test", schema, ran),
  visitor: visitorAction("test", schema, ran),
};
const here = { host: "labels.example", origin: "https://labels.example" };

beforeEach(() => {
  ran.mockClear();
  request.headers = new Headers(here);
  request.actor = { ...actor, instanceRole: "admin" };
});

it.each(Object.entries(kinds))("%s action: refuses a request without an Origin header", async (_kind, action) => {
  request.headers.delete("origin");
  expect(await action({ text: "x" })).toMatchObject({ ok: false, reason: "forbidden" });
  request.headers.set("origin", "https://evil.example");
  expect(await action({ text: "x" })).toMatchObject({ ok: false, reason: "forbidden" });
  expect(ran).not.toHaveBeenCalled();
});

it("lets our own page pass, with its input checked", async () => {
  expect(await kinds.actor({ text: "x" })).toEqual({ ok: true, value: "x" });
  expect(await kinds.actor({ text: "" })).toMatchObject({
    reason: "invalid",
    detail: { errors: [{ field: "text", message: "Write something." }] },
  });
  expect(ran).toHaveBeenCalledTimes(1);
});

it("asks for a sign-in, and for an admin where one is needed, before it looks at the input", async () => {
  request.actor = null;
  expect(await kinds.actor({})).toMatchObject({ reason: "unauthenticated" });
  expect(await kinds.admin({})).toMatchObject({ reason: "unauthenticated" });
  expect(await kinds.visitor({ text: "x" })).toMatchObject({ ok: true });
  request.actor = actor;
  expect(await kinds.admin({})).toMatchObject({ reason: "forbidden" });
});

it("tells nothing of what went wrong inside", async () => {
  ran.mockRejectedValueOnce(new Error("password=hunter2 in table app_user"));
  const answer = await kinds.actor({ text: "x" });
  expect(answer).toMatchObject({ ok: false, reason: "internal" });
  expect(JSON.stringify(answer)).not.toContain("hunter2");
});

it.each([
  ["57P01", "unavailable", /unknown/],
  ["53100", "storage-full", /no room/],
  ["25006", "storage-read-only", /read only/],
])("says in words what became of it where the database is in trouble (%s)", async (sqlState, reason, words) => {
  ran.mockRejectedValueOnce(Object.assign(new Error("inner words"), { code: sqlState }));
  const answer = await kinds.actor({ text: "x" });
  if (answer.ok) throw new Error("it was answered as if all were well");
  const seen = refusalOf(answer);
  expect(seen).toMatchObject({ reason, message: expect.stringMatching(words), fields: {} });
  expect(seen.message).not.toContain("inner words");
});

it("notes a guess at a secret and what goes beyond a limit, and no other answer", async () => {
  const refuse = (reason: string) => async () => no(reason, "No.");
  const made = (name: string, reason: string) => actorAction(name, schema, refuse(reason))({ text: "x" });
  await refusalsWritten();
  noted.length = 0;
  await made("password.change", "wrong");
  await made("password.change", "no-password");
  await made("invitation.accept", "unknown");
  await made("member.add", "already-member");
  await made("member.add", "rate-limited");
  await refusalsWritten();
  const { userId } = actor;
  expect(noted).toMatchObject([
    { action: "password.refused", place: "password.change", userId },
    { action: "link.refused", place: "invitation.accept", userId },
    { action: "limit.refused", place: "member.add", userId },
  ]);
});
