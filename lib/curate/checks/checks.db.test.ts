import { beforeAll, describe, expect, it, vi } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { listChecksCall } from "@/lib/curate/checks/endpoints";
import { checksOfDraft, checksOfVersion, checksTried } from "@/lib/curate/checks/queries";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Check } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { appPool } from "@/prisma/testing/connections";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

const NO_LICENCE: Check = {
  key: "no-licence",
  quality: "compliant",
  title: "No licence",
  match: "any",
  conditions: [{ fact: "licence", operator: "none" }],
};
const FROM_WEB: Check = {
  key: "from-web",
  quality: "relevant",
  title: "From the web",
  match: "all",
  conditions: [
    { fact: "source", operator: "is", values: ["web"] },
    { fact: "slice.topic", operator: "is-not", values: ["law"] },
  ],
};

const pool = appPool();
let projectId: string;
let guidelineId: string;

/** Examples with a provenance and slices. */
async function insert(names: readonly string[], provenance: object, slices: object): Promise<void> {
  await pool.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance, slices)
     SELECT $1, gen_random_uuid(), n, 'text', jsonb_build_object('text', 'Text of ' || n), encode(sha256(n::bytea), 'hex'), $3, $4
     FROM unnest($2::text[]) n`,
    [projectId, names, provenance, slices],
  );
}

beforeAll(async () => {
  ({ projectId, guidelineId } = await makeProject({ checks: [NO_LICENCE, FROM_WEB] }));
  await insert(["a", "b", "c"], { source: "web" }, { topic: "cooking" });
  await insert(["d"], { source: "web", licence: "cc0" }, { topic: "law" });
  await insert(["e"], { licence: "mit" }, {});
  await deriveFacts({ projectId, make: makeBatch });
  await insert(["late"], { source: "web" }, {});
});

const leadScope = async () =>
  requireProject(
    (await makeMember(projectId, "lead")).actor,
    projectId,
    "resolve:read",
    "project:read",
    "guideline:edit",
    "release:write",
  );

describe("checks of a project", () => {
  it("say by the API what each flags, and of how many examples nothing is known", async () => {
    const { user } = await makeMember(projectId, "viewer");
    const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
    const { json } = await callApi(listChecksCall, { token, params: { id: projectId } });
    expect(json).toMatchObject({
      version: 1,
      examples: 6,
      lookedAt: 5,
      checks: [
        { key: "no-licence", sentence: "It says no licence.", flagged: 3, passed: 2, unknown: 0 },
        { key: "from-web", flagged: 3, passed: 1, unknown: 1 },
      ],
    });
  });

  it("say nothing to who only labels", async () => {
    const { user } = await makeMember(projectId, "annotator");
    const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
    const { status } = await callApi(listChecksCall, { token, params: { id: projectId } });
    expect(status).toBe(403);
  });

  it("show the texts of both sides of one that is looked at", async () => {
    const scope = await leadScope();
    const { checks } = await checksOfVersion(scope);
    const { open } = await checksTried(scope, checks, { check: "from-web", draw: 1 });
    const names = open!.samples.flagged.random.map(({ id }) => open!.shown.get(id)!);
    expect(names.map(({ externalId }) => externalId)).toEqual(["a", "b", "c"]);
    expect(names[0]!.texts).toEqual([{ part: "text", text: "Text of a" }]);
    expect(open).toMatchObject({ condition: null, histogram: null });
    expect(await checksTried(scope, checks, { check: "unknown", draw: 1 })).toMatchObject({ open: null });
  });

  it("can be tried out of the draft, without those that are not complete", async () => {
    const scope = await leadScope();
    const bad = { ...FROM_WEB, key: "half", title: "Half", conditions: [] };
    await db().guideline.update({ where: { id: guidelineId }, data: { draftChecks: [FROM_WEB, bad] } });
    expect(await checksOfDraft(scope)).toMatchObject({ checks: [FROM_WEB], incomplete: ["Half"] });
  });
});
