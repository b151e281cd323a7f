import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { serve } from "@/lib/api/serve";
import { getAudit, getProjectAudit } from "@/lib/people/audit-endpoints";
import { listRefused } from "@/lib/people/audit-queries";
import { ALL_STREAMS, checkStreams } from "@/lib/server/audit-check";
import { db } from "@/lib/server/db";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { auditTable } from "../people/address";
import { requireInstance } from "./instance-scope";
import { findByPassword } from "./password-sign-in";
import { noteRefusal, placeOfPath, refusalsWritten } from "./refused";
import { closeRefusedHours, forgetOldAddresses, keepRefusals, type Refusal } from "./refused-log";
import { createToken } from "./tokens";

vi.mock("./origin", () => ({ clientAddress: (headers: Headers) => headers.get("test-address") ?? "192.0.2.1" }));

const app = appPool();
const owner = ownerPool();

const entries = async () =>
  (
    await app.query(
      "SELECT actor_id, action, subject, unsealed(detail) AS detail FROM audit_entry WHERE stream = 'refused' ORDER BY number",
    )
  ).rows;

/** As if what was refused until now had been an hour ago. */
const anHourLater = () => app.query("UPDATE refused_attempt SET hour = hour - interval '1 hour'");

/** As Next.js calls it: an address without a part that varies has no parameters. */
const call = (endpoint: Parameters<typeof serve>[0], token: string, params?: Record<string, string>, query = "") => {
  const address = `http://here.example${endpoint.path.replace(/\{(\w+)\}/g, (_, name) => params![name]!)}`;
  const request = new Request(address + query, { headers: { authorization: `Bearer ${token}` } });
  return serve(endpoint)(request, { params: Promise.resolve(params!) });
};

beforeEach(async () => {
  await refusalsWritten();
  await owner.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await owner.query("DELETE FROM audit_entry; DELETE FROM refused_attempt");
  await owner.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
});

describe("what was refused stands in the log", () => {
  it("rights that somebody lacks, projects that are not open to them, tokens that are none", async () => {
    const { projectId } = await makeProject();
    const { actor: annotator } = await makeMember(projectId, "annotator");
    const stranger = await makeUser();
    const tokenOf = async (userId: string) => (await createToken({ userId, name: "t", days: 1 })).token;
    const refusals = [
      await call(getProjectAudit, await tokenOf(annotator.userId), { id: projectId }),
      await call(getProjectAudit, await tokenOf(stranger.id), { id: projectId }),
      await call(getProjectAudit, await tokenOf(stranger.id), { id: randomUUID() }),
      await call(getAudit, await tokenOf(stranger.id)),
      await call(getAudit, "ts_no-such-token"),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 404, 404, 403, 401]);
    await refusalsWritten();
    const address = "192.0.2.1";
    const place = "GET /api/v1/projects/{id}/audit";
    expect(await entries()).toEqual([
      ...[
        { actor_id: annotator.userId, action: "right.refused", subject: projectId, detail: { place, address } },
        { actor_id: stranger.id, action: "right.hidden", subject: projectId, detail: { place, address } },
        { actor_id: stranger.id, action: "right.hidden", subject: null, detail: { place, address } },
        { actor_id: stranger.id, action: "right.refused", detail: { place: "GET /api/v1/audit", address } },
        { actor_id: null, action: "token.refused", detail: { place: "GET /api/v1/audit", address } },
      ].map((entry) => expect.objectContaining(entry)),
    ]);
    expect(JSON.stringify(await entries())).not.toContain("no-such-token");
    const admin = await makeUser({ instanceRole: "admin" });
    const { rows } = await listRefused(
      requireInstance(await actorFor(admin.id)),
      await auditTable.load(Promise.resolve({})),
    );
    expect(rows.map(({ action }) => action)).toContain("token.refused");
    const answer = await call(getAudit, await tokenOf(admin.id), undefined, "?log=refused&limit=1");
    expect(await answer.json()).toMatchObject({ items: [{ number: 5, action: "token.refused" }] });
    expect((await checkStreams(ALL_STREAMS)).faults).toEqual([]);
  });

  it("sign-ins, with the account where there is one, and nothing of what was typed where there is none", async () => {
    const user = await makeUser();
    const from = (address: string) => new Headers({ "test-address": address });
    await findByPassword(user.email.toUpperCase(), "a wrong password", from("192.0.2.7"));
    await findByPassword("My Password By Mistake", "x", from("192.0.2.7"));
    await refusalsWritten();
    const [known, unknown] = await entries();
    expect(known).toMatchObject({ action: "sign-in.refused", actor_id: null, subject: user.id });
    expect(known.detail).toEqual({ place: "/sign-in", address: "192.0.2.7" });
    expect(unknown).toMatchObject({ subject: null, detail: { typed: expect.stringMatching(/^[0-9a-f]{12}$/) } });
    expect(JSON.stringify([known, unknown])).not.toMatch(/wrong password|by mistake/i);
  });

  it("waits for nothing and is no reason to fail", async () => {
    const refusal: Refusal = { action: "token.refused", userId: "no id", address: "192.0.2.1", place: "x\u0000" };
    expect(() => noteRefusal(refusal)).not.toThrow();
    await refusalsWritten();
    expect(await entries()).toEqual([]);
    noteRefusal({ ...refusal, userId: null, place: "x" });
    await refusalsWritten();
    expect(await entries()).toHaveLength(1);
  });
});

it("an address stands in the log as a seal, which says nothing once it is forgotten", async () => {
  const refusal: Refusal = { action: "token.refused", userId: null, address: "192.0.2.99", place: "x" };
  await keepRefusals([{ refusal, times: 3 }], 0);
  await anHourLater();
  await closeRefusedHours();
  const { rows: stored } = await app.query("SELECT detail::text FROM audit_entry WHERE stream = 'refused'");
  expect(stored).toHaveLength(2);
  expect(JSON.stringify(stored)).not.toContain(refusal.address);
  expect((await entries()).map(({ detail }) => detail.address ?? detail.of[0].address)).toEqual([
    refusal.address,
    refusal.address,
  ]);
  await expect(app.query("UPDATE refused_address SET address = '192.0.2.1'")).rejects.toThrow("refused_address_sealed");
  await app.query("UPDATE refused_address SET at = now() - interval '91 days'");
  await forgetOldAddresses();
  expect(JSON.stringify(await entries())).not.toContain(refusal.address);
  expect((await checkStreams(ALL_STREAMS)).faults).toEqual([]);
});

describe("a flood", () => {
  const wrong = (address: string, email: string): Refusal => ({
    ...{ action: "sign-in.refused", userId: null, address, place: "/sign-in", email },
  });
  const total = async () => (await db().refusedAttempt.findMany()).reduce((sum, { times }) => sum + times, 0);

  it("of 10,000 refusals makes a hundred entries at most and one of counts, in which each is told", async () => {
    for (let n = 0; n < 10_000; n++) noteRefusal(wrong(`10.0.${n % 200}.${n % 7}`, `nobody-${n}@example.org`));
    await refusalsWritten();
    const written = (await entries()).length;
    expect(written).toBeLessThanOrEqual(100);
    expect(written + (await total())).toBe(10_000);
    expect(await db().refusedAttempt.count()).toBeLessThanOrEqual(101);
    await anHourLater();
    await closeRefusedHours();
    const all = await entries();
    expect(all).toHaveLength(written + 1);
    expect(all.at(-1)).toMatchObject({ action: "refusal.count", actor_id: null });
    const { more, beyond } = all.at(-1).detail;
    expect(written + more + beyond).toBe(10_000);
    expect(await db().refusedAttempt.count()).toBe(0);
    await closeRefusedHours();
    expect(await entries()).toHaveLength(written + 1);
  });

  it("over several processes keeps to the same hundred, and leaves room for people with accounts", async () => {
    const batch = (who: number) =>
      Array.from({ length: 400 }, (_, n) => ({ refusal: wrong(`10.${who}.0.${n}`, "root@example.org"), times: 2 }));
    await Promise.all(Array.from({ length: 6 }, (_, who) => keepRefusals(batch(who), 5)));
    const written = (await entries()).length;
    expect(written).toBe(60);
    expect(written + (await total())).toBe(6 * 805);
    const user = await makeUser();
    const own: Refusal = { action: "right.refused", userId: user.id, address: "10.0.0.1", place: "GET /api/v1/audit" };
    await keepRefusals([{ refusal: own, times: 3 }], 0);
    expect(await entries()).toHaveLength(61);
    await anHourLater();
    await Promise.all([closeRefusedHours(), closeRefusedHours(), keepRefusals([{ refusal: own, times: 1 }], 0)]);
    const all = await entries();
    expect(all.map(({ action }) => action).slice(61)).toEqual(["refusal.count", "right.refused"]);
    expect(all[61].detail.of).toContainEqual({
      ...{ times: 2, who: user.id, action: "right.refused", subject: null },
      ...{ place: "GET /api/v1/audit", address: "10.0.0.1" },
    });
  });
});

it("names a page by its pattern", () => {
  const id = randomUUID();
  expect(placeOfPath(`/projects/${id}/assign/12?token=abc#x`)).toEqual({
    place: "/projects/{id}/assign/{id}",
    about: [id, "12"],
  });
  expect(placeOfPath("/admin/audit").place).toBe("/admin/audit");
  expect(placeOfPath(`/invite/${"aB3_".repeat(11)}`).place).toBe("/invite/{id}");
});
