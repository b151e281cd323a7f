import { beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "@/lib/api/endpoint";
import { serve } from "@/lib/api/serve";
import { createToken } from "@/lib/auth/tokens";
import { guidelineHash } from "@/lib/guideline/content-hash";
import {
  getGuideline,
  getGuidelines,
  getVersion,
  postGuideline,
  postVersion,
  putDraft,
} from "@/lib/guideline/endpoints";
import { readGuidelineFile } from "@/lib/guideline/file/read-guideline-file";
import { mergeContents } from "@/lib/guideline/merge/merge-contents";
import { getProject, getProjects, patchProject, postProject } from "@/lib/project/endpoints";
import { makeMember, makeUser } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";

interface Call {
  token: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

async function call(endpoint: Endpoint, { token, params = {}, query = "", body }: Call) {
  const request = new Request(`http://127.0.0.1:3000/api${query}`, {
    method: endpoint.method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const response = await serve(endpoint)(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, text, json: isJson ? JSON.parse(text) : null };
}

const tokenOf = async (userId: string, cap: Partial<Parameters<typeof createToken>[0]> = {}) =>
  (await createToken({ userId, name: "test", days: 1, ...cap })).token;

let author: string;
let authorId: string;
const BODY = "# Helpfulness\n\nRate what the answer does.\n";

beforeAll(async () => {
  authorId = (await makeUser({ instanceRole: "author" })).id;
  author = await tokenOf(authorId);
});

async function publishedGuideline(token = author): Promise<string> {
  const body = { name: "Answers", body: BODY, criteria: [HELPFULNESS, CORRECT] };
  const { json } = await call(postGuideline, { token, body });
  await call(postVersion, { token, params: { id: json.id }, body: { note: "first" } });
  return json.id;
}

describe("the guideline's calls", () => {
  it("keep checks in draft, version and file, and show them to nobody who only labels", async () => {
    const check = {
      key: "cut-off",
      quality: "formatted",
      title: "Cut off",
      match: "any",
      conditions: [{ fact: "truncated", part: "response", operator: "yes" }],
    };
    const content = { name: "Checked", body: BODY, criteria: [HELPFULNESS] };
    const refused = await call(postGuideline, {
      token: author,
      body: { ...content, checks: [{ ...check, conditions: [{ fact: "beauty", operator: "yes" }] }] },
    });
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.text).toContain("there is no fact beauty");
    const { json } = await call(postGuideline, { token: author, body: { ...content, checks: [check] } });
    const params = { id: json.id, n: "1" };
    const published = await call(postVersion, { token: author, params, body: {} });
    const version = await call(getVersion, { token: author, params });
    expect(version.json).toMatchObject({ hash: published.json.hash, checks: [check] });
    const file = await call(getVersion, { token: author, params, query: "?format=markdown" });
    const read = readGuidelineFile(file.text);
    expect(read.ok && guidelineHash(read.file.content)).toBe(published.json.hash);
    const prompt = await call(getVersion, { token: author, params, query: "?format=judge-prompt" });
    expect(prompt.text).not.toContain("cut-off");

    const made = await call(postProject, {
      token: author,
      body: { name: "P", guidelineId: json.id, guidelineVersion: 1, purpose: "annotation", overlap: 1 },
    });
    const annotator = await makeMember(made.json.id, "annotator");
    const seen = await call(getVersion, { token: await tokenOf(annotator.user.id), params });
    expect(seen.json).toMatchObject({ hash: published.json.hash, criteria: [{ key: HELPFULNESS.key }] });
    expect(seen.text).not.toContain("cut-off");
    const viewer = await makeMember(made.json.id, "viewer");
    expect((await call(getVersion, { token: await tokenOf(viewer.user.id), params })).json.checks).toEqual([check]);
  });

  it("create, publish the draft, publish what is given, and read", async () => {
    const created = await call(postGuideline, {
      token: author,
      body: { name: "Answers", body: BODY, criteria: [HELPFULNESS] },
    });
    expect(created.status).toBe(201);
    const params = { id: created.json.id };
    const first = await call(postVersion, { token: author, params, body: { note: "first" } });
    expect(first).toMatchObject({ status: 201, json: { number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const again = await call(postVersion, { token: author, params, body: {} });
    expect(again).toMatchObject({ status: 409, json: { code: "unchanged", number: 1 } });
    const second = await call(postVersion, { token: author, params, body: { body: `${BODY}More.\n` } });
    expect(second).toMatchObject({ status: 201, json: { number: 2 } });
    const detail = await call(getGuideline, { token: author, params });
    expect(detail.json).toMatchObject({
      canEdit: true,
      versions: [{ number: 2 }, { number: 1 }],
      draft: { revision: 1 },
    });
  });

  it("give a version as JSON, Markdown and judge prompt, and name the formats when asked for another", async () => {
    const params = { id: await publishedGuideline(), n: "1" };
    const json = await call(getVersion, { token: author, params });
    expect(json.json).toMatchObject({ number: 1, body: BODY, criteria: [{ key: "helpfulness" }, { key: "correct" }] });
    const file = readGuidelineFile((await call(getVersion, { token: author, params, query: "?format=markdown" })).text);
    expect(file.ok && guidelineHash(file.file.content)).toBe(json.json.hash);
    const judge = await call(getVersion, { token: author, params, query: "?format=judge-prompt" });
    expect(judge.json).toMatchObject({ hash: json.json.hash, user: expect.stringContaining("{{example}}") });
    const unknown = await call(getVersion, { token: author, params, query: "?format=pdf" });
    expect(unknown).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining("json, markdown, judge-prompt") },
    });
    for (const n of ["2", "0", "x", "1e99"]) {
      expect((await call(getVersion, { token: author, params: { ...params, n } })).status).toBe(404);
    }
  });

  it("keep both texts when two leads save at once: one is stored, the other gets it back to merge", async () => {
    const { json: made } = await call(postGuideline, {
      token: author,
      body: { name: "Answers", body: BODY, criteria: [HELPFULNESS, CORRECT] },
    });
    const params = { id: made.id };
    const base = (await call(getGuideline, { token: author, params })).json.draft;
    const [ada, bob] = [
      { ...base.content, body: `${BODY}Ada's rule.\n` },
      { ...base.content, criteria: [{ ...HELPFULNESS, title: "Bob's question" }, CORRECT] },
    ];
    const save = (revision: number, content: unknown) =>
      call(putDraft, { token: author, params, body: { revision, content } });
    const answers = await Promise.all([save(base.revision, ada), save(base.revision, bob)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const adaWon = answers[0]!.status === 200;
    const refused = answers[adaWon ? 1 : 0]!.json;
    expect(refused).toMatchObject({ code: "stale", revision: 1, theirs: { content: adaWon ? ada : bob } });
    const [mine, theirs] = [adaWon ? bob : ada, refused.theirs.content];
    const merged = mergeContents(base.content, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(await save(refused.revision, merged.content)).toMatchObject({ status: 200, json: { revision: 2 } });
    const { content } = (await call(getGuideline, { token: author, params })).json.draft;
    expect(content).toMatchObject({ body: ada.body, criteria: bob.criteria });
  });

  it("hold examples in a version, in its file and in its hash, and refuse one without a place", async () => {
    const shown = { key: "e-1", verdict: "good", why: "It answers.", example: { kind: "text", text: "Yes." } };
    const whole = {
      name: "Answers",
      body: BODY,
      criteria: [HELPFULNESS],
      examples: [{ ...shown, criterion: "helpfulness" }],
    };
    const { json: made } = await call(postGuideline, { token: author, body: whole });
    const params = { id: made.id, n: "1" };
    const published = await call(postVersion, { token: author, params, body: {} });
    const version = await call(getVersion, { token: author, params });
    expect(version.json).toMatchObject({ hash: published.json.hash, examples: whole.examples });
    const file = readGuidelineFile((await call(getVersion, { token: author, params, query: "?format=markdown" })).text);
    expect(file.ok && guidelineHash(file.file.content)).toBe(published.json.hash);
    const again = await call(postVersion, { token: author, params, body: { examples: [] } });
    expect(again).toMatchObject({ status: 201, json: { number: 2 } });
    expect(again.json.hash).not.toBe(published.json.hash);
    const stray = { ...whole, examples: [{ ...shown, criterion: "tone" }] };
    expect(await call(postGuideline, { token: author, body: stray })).toMatchObject({
      status: 400,
      json: { errors: [{ field: "examples.0.criterion" }] },
    });
    const nowhere = await call(postGuideline, { token: author, body: { ...whole, examples: [shown] } });
    expect(nowhere).toMatchObject({ status: 400, json: { errors: [{ field: "examples.0" }] } });
  });

  it("refuse what cannot be stored or asked, by field", async () => {
    const nul = await call(postGuideline, { token: author, body: { name: "x", body: "a\u0000b", criteria: [] } });
    expect(nul).toMatchObject({ status: 400, json: { errors: [{ field: "body" }] } });
    const half = await call(postGuideline, { token: author, body: { name: "\ud800", criteria: [] } });
    expect(half.status).toBe(400);
    const noOptions = { ...CORRECT, options: undefined };
    const bare = await call(postGuideline, { token: author, body: { name: "x", criteria: [noOptions] } });
    expect(bare).toMatchObject({ status: 400, json: { errors: [{ field: "criteria.0.options" }] } });
  });

  it("show nobody a foreign guideline, a member the versions but no draft, and let only authors create", async () => {
    const id = await publishedGuideline();
    const stranger = await tokenOf((await makeUser({ instanceRole: "author" })).id);
    for (const endpoint of [getGuideline, getVersion]) {
      expect((await call(endpoint, { token: stranger, params: { id, n: "1" } })).status).toBe(404);
    }
    expect((await call(postVersion, { token: stranger, params: { id }, body: { body: "x" } })).status).toBe(404);
    expect((await call(getGuidelines, { token: stranger })).json).toEqual({ items: [], next: null });

    const project = await call(postProject, {
      token: author,
      body: { name: "P", guidelineId: id, guidelineVersion: 1 },
    });
    const { user } = await makeMember(project.json.id, "annotator");
    const annotator = await tokenOf(user.id);
    const seen = await call(getGuideline, { token: annotator, params: { id } });
    expect(seen).toMatchObject({ status: 200, json: { canEdit: false } });
    expect(seen.json.draft).toBeUndefined();
    expect((await call(postVersion, { token: annotator, params: { id }, body: { body: "x" } })).status).toBe(403);
    expect((await call(postGuideline, { token: annotator, body: { name: "x" } })).status).toBe(403);
    expect((await call(getGuidelines, { token: annotator })).json.items).toMatchObject([
      { id, canEdit: false, projects: 1 },
    ]);
  });

  it("page through the list without a gap", async () => {
    const { id } = await makeUser({ instanceRole: "author" });
    const token = await tokenOf(id);
    const made = [await publishedGuideline(token), await publishedGuideline(token), await publishedGuideline(token)];
    const first = await call(getGuidelines, { token, query: "?limit=2" });
    const second = await call(getGuidelines, { token, query: `?limit=2&cursor=${first.json.next}` });
    const ids = [...first.json.items, ...second.json.items].map((item: { id: string }) => item.id);
    expect(ids).toEqual(made.reverse());
    expect(second.json.next).toBeNull();
  });
});

describe("the project's calls", () => {
  it("create under a published version, with the maker as its lead, and move the pin", async () => {
    const guidelineId = await publishedGuideline();
    const body = { name: "P", guidelineId, guidelineVersion: 1, purpose: "evaluation", overlap: 3 };
    const created = await call(postProject, { token: author, body });
    expect(created.status).toBe(201);
    const params = { id: created.json.id };
    expect((await call(getProject, { token: author, params })).json).toMatchObject({
      role: "lead",
      overlap: 3,
      purpose: "evaluation",
      guideline: { version: 1 },
      guidelineVersions: [1],
    });
    await call(postVersion, { token: author, params: { id: guidelineId }, body: { body: `${BODY}More.\n` } });
    const moved = await call(patchProject, { token: author, params, body: { guidelineVersion: 2 } });
    expect(moved).toMatchObject({ status: 200, json: { number: 2 } });
    expect((await call(patchProject, { token: author, params, body: { guidelineVersion: 2 } })).status).toBe(409);
    expect((await call(patchProject, { token: author, params, body: { guidelineVersion: 7 } })).status).toBe(400);
    expect((await call(getProjects, { token: author })).json.items[0]).toMatchObject({
      id: params.id,
      guideline: { version: 2 },
    });
  });

  it("refuse a version that does not exist, a foreign guideline, a member's account and a narrowed token", async () => {
    const guidelineId = await publishedGuideline();
    const body = { name: "P", guidelineId, guidelineVersion: 2 };
    expect(await call(postProject, { token: author, body })).toMatchObject({
      status: 400,
      json: { code: "no-such-version" },
    });
    const foreign = await makeProject();
    const taken = { ...body, guidelineId: foreign.guidelineId, guidelineVersion: 1 };
    expect((await call(postProject, { token: author, body: taken })).status).toBe(404);
    const member = await tokenOf((await makeUser()).id);
    expect((await call(postProject, { token: member, body: { ...body, guidelineVersion: 1 } })).status).toBe(403);
    const narrowed = await tokenOf(authorId, { role: "annotator" });
    expect((await call(postProject, { token: narrowed, body: { ...body, guidelineVersion: 1 } })).status).toBe(403);
  });

  it("let an annotator read but not move the pin, and a stranger neither", async () => {
    const { projectId } = await makeProject();
    const annotator = await tokenOf((await makeMember(projectId, "annotator")).user.id);
    const params = { id: projectId };
    expect((await call(getProject, { token: annotator, params })).json).toMatchObject({ role: "annotator" });
    expect((await call(patchProject, { token: annotator, params, body: { guidelineVersion: 1 } })).status).toBe(403);
    expect((await call(getProject, { token: author, params })).status).toBe(404);
    expect((await call(getProjects, { token: annotator })).json.items).toHaveLength(1);
  });
});
