import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deleteMember } from "@/lib/project/endpoints";
import { makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { createToken } from "../auth/tokens";
import { patchMember } from "../project/endpoints";
import { getMembers, postMember } from "./member-endpoints";
import { deleteToken, getTokens, postToken } from "./token-endpoints";

const tokenOf = async (userId: string, cap: Partial<Parameters<typeof createToken>[0]> = {}) =>
  (await createToken({ userId, name: "test", days: 1, ...cap })).token;

async function project() {
  const { projectId } = await makeProject();
  const lead = await makeMember(projectId, "lead");
  return { projectId, lead, token: await tokenOf(lead.user.id), params: { id: projectId } };
}

describe("a project's members by the API", () => {
  it("are added, invited, listed in pages, changed and removed", async () => {
    const { token, params, lead } = await project();
    const user = await makeUser({ email: "zoe@example.org" });
    const added = await callApi(postMember, { token, params, body: { email: " Zoe@example.org", role: "annotator" } });
    expect(added).toMatchObject({ status: 201, json: { state: "added", userId: user.id } });
    const invited = await callApi(postMember, { token, params, body: { email: "new@example.org", role: "viewer" } });
    expect(invited).toMatchObject({
      status: 201,
      json: {
        state: "invited",
        link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/invitation\/invite_[\w-]{43}$/),
      },
    });

    const first = await callApi(getMembers, { token, params, query: "?limit=1" });
    const second = await callApi(getMembers, { token, params, query: `?limit=1&cursor=${first.json.next}` });
    expect(first.json.items).toMatchObject([{ email: lead.user.email, role: "lead" }]);
    expect(second.json).toMatchObject({ items: [{ userId: user.id, role: "annotator", disabled: false }], next: null });

    const member = { ...params, userId: user.id };
    const changed = await callApi(patchMember, { token, params: member, body: { role: "reviewer" } });
    expect(changed).toMatchObject({ status: 200, json: { role: "reviewer" } });
    expect((await callApi(deleteMember, { token, params: member })).status).toBe(200);
    expect(await callApi(deleteMember, { token, params: member })).toMatchObject({
      status: 404,
      json: { code: "not-member" },
    });
  });

  it("answer in problem documents what cannot be", async () => {
    const { token, params, lead } = await project();
    const body = { email: lead.user.email, role: "viewer" };
    expect(await callApi(postMember, { token, params, body })).toMatchObject({
      status: 409,
      json: { code: "already-member" },
    });
    const self = { ...params, userId: lead.user.id };
    expect(await callApi(deleteMember, { token, params: self })).toMatchObject({
      status: 409,
      json: { code: "last-lead" },
    });
    const wrong = await callApi(postMember, { token, params, body: { email: "nobody", role: "boss" } });
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ field: "email" }, { field: "role" }] } });
    const noId = await callApi(patchMember, { token, params: { ...params, userId: "x" }, body: { role: "lead" } });
    expect(noId.status).toBe(404);
  });

  it("are nobody's business but the leads'", async () => {
    const { params, projectId } = await project();
    const stranger = await tokenOf((await makeUser({ instanceRole: "author" })).id);
    for (const role of ["reviewer", "annotator", "viewer"] as const) {
      const { user } = await makeMember(projectId, role);
      const token = await tokenOf(user.id);
      expect((await callApi(getMembers, { token, params })).status).toBe(403);
      expect((await callApi(postMember, { token, params, body: { email: user.email, role: "lead" } })).status).toBe(
        403,
      );
      const member = { ...params, userId: user.id };
      expect((await callApi(patchMember, { token, params: member, body: { role: "lead" } })).status).toBe(403);
      expect((await callApi(deleteMember, { token: stranger, params: member })).status).toBe(404);
    }
  });

  it("are out of reach for a lead's capped or narrowed token", async () => {
    const { params, lead } = await project();
    const other = await project();
    const capped = await tokenOf(lead.user.id, { role: "reviewer" });
    expect((await callApi(getMembers, { token: capped, params })).status).toBe(403);
    const narrowed = await tokenOf(lead.user.id, { projectId: other.projectId });
    expect((await callApi(getMembers, { token: narrowed, params })).status).toBe(404);
  });
});

describe("one's tokens by the API", () => {
  it("are made, listed without their secret, and revoked", async () => {
    const { token } = await project();
    const made = await callApi(postToken, { token, body: { name: "nightly export", days: 1, role: "viewer" } });
    expect(made).toMatchObject({ status: 201, json: { token: expect.stringMatching(/^ts_[\w-]{43}$/) } });
    const listed = await callApi(getTokens, { token });
    expect(listed.text).not.toContain(made.json.token);
    expect(listed.json.items).toHaveLength(2);
    expect((await callApi(getTokens, { token: made.json.token })).json.items).toMatchObject([
      { id: made.json.id, role: "viewer" },
    ]);
    expect((await callApi(deleteToken, { token, params: { id: made.json.id } })).status).toBe(200);
    expect((await callApi(getTokens, { token: made.json.token })).status).toBe(401);
  });

  it("are never stronger than the one that asks, and live a year at most", async () => {
    const { lead } = await project();
    const capped = await tokenOf(lead.user.id, { role: "reviewer" });
    const stronger = await callApi(postToken, { token: capped, body: { name: "x", role: "lead" } });
    expect(stronger).toMatchObject({ status: 403, json: { code: "stronger" } });
    const longer = await callApi(postToken, { token: capped, body: { name: "x", days: 366 } });
    expect(longer).toMatchObject({ status: 400, json: { errors: [{ field: "days" }] } });
  });

  it("answer 404 for what is not there and 401 for a wrong secret", async () => {
    const { token } = await project();
    for (const id of [randomUUID(), "x"])
      expect((await callApi(deleteToken, { token, params: { id } })).status).toBe(404);
    const refused = await callApi(getTokens, { token: "ts_made-up" });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  });
});
