import { beforeEach, describe, expect, test } from "vitest";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireRequests } from "@/lib/auth/request-scope";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { decide, setAnswer } from "./commands/decide";
import { remark, setFlagAside } from "./commands/discuss";
import { addCases, fileRequest } from "./commands/file";
import { flagOf, waitingFlags } from "./queries/flags";
import { countStates, listRequests } from "./queries/list";
import { requestDetail, waitingRequests } from "./queries/request";
import { openRequests, waitingCounts } from "./queries/waiting-counts";
import { addCasesSchema, decideSchema, fileRequestSchema } from "./schema";

const BODY = "# Helpfulness\n\nRate it.\n\n## Refusals\n\nWhen to refuse.\n";

async function makeWorld() {
  const { projectId, guidelineId } = await makeProject({ body: BODY });
  const [lead, second, reviewer, annotator] = await Promise.all(
    (["lead", "lead", "reviewer", "annotator"] as const).map((role) => makeMember(projectId, role)),
  );
  const exampleIds = await makeExamples(projectId, 3);
  return {
    projectId,
    guidelineId,
    exampleIds,
    lead: lead!,
    second: second!,
    reviewer: reviewer!,
    annotator: annotator!,
    filing: await requireRequests(reviewer!.actor, guidelineId, "file"),
    edit: await requireGuideline(lead!.actor, guidelineId, "edit"),
    alsoEdit: await requireGuideline(second!.actor, guidelineId, "edit"),
  };
}

let world: Awaited<ReturnType<typeof makeWorld>>;
beforeEach(async () => {
  world = await makeWorld();
});

const PAGE = { limit: 50 };
const filed = (more: object = {}) =>
  fileRequestSchema.parse({ criterion: "helpfulness", title: "3 and 4 overlap", ...more });
const decision = (id: string, state: string, more: object = {}) => decideSchema.parse({ id, state, ...more });

async function fileOne(more: object = {}): Promise<string> {
  const result = await fileRequest(world.filing, filed(more));
  if (!result.ok) throw new Error(result.message);
  return result.value.id;
}

async function flagAn(exampleId: string, body: string) {
  const { projectId, annotator } = world;
  const data = { projectId, exampleId, annotatorId: annotator.annotator!.id, flag: true, body };
  return (await db().comment.create({ data, select: { id: true } })).id;
}

describe("filing", () => {
  test("by hand on a criterion keeps place, words and cases, and is audited", async () => {
    const id = await fileOne({ body: "Both anchors fit.", examples: ["e1", world.exampleIds[1]] });
    expect(await requestDetail(world.filing, id)).toMatchObject({
      state: "open",
      criterion: "helpfulness",
      title: "3 and 4 overlap",
      body: "Both anchors fit.",
      project: { id: world.projectId },
      filedBy: world.reviewer.actor.name,
      caseCount: 2,
      cases: [{ example: "e1" }, { example: "e2" }],
    });
    const where = { stream: `guideline:${world.guidelineId}`, action: "request.file", subject: id };
    expect(await db().auditEntry.count({ where })).toBe(1);
  });

  test("on a clause works; a place, an example or a project that is not there is refused and files nothing", async () => {
    await fileOne({ criterion: undefined, clause: "refusals" });
    expect(fileRequestSchema.safeParse({ title: "Where?" }).success).toBe(false);
    const other = await makeProject();
    for (const [more, reason] of [
      [{ criterion: "charm" }, "unknown-place"],
      [{ clause: "no-such-clause" }, "unknown-place"],
      [{ examples: ["e1", "e99"] }, "unknown-example"],
      [{ project: other.projectId }, "unknown-project"],
      [{ flag: world.exampleIds[0] }, "unknown-flag"],
    ] as const) {
      expect(await fileRequest(world.filing, filed(more))).toMatchObject({ ok: false, reason });
    }
    expect((await listRequests(world.filing, PAGE)).items).toHaveLength(1);
  });

  test("from a flag brings its example and words along, without their author, and closes the flag", async () => {
    const flag = await flagAn(world.exampleIds[2]!, "Which clause holds here?");
    expect(await waitingFlags(world.filing)).toMatchObject([{ id: flag, example: "e3" }]);
    expect(await flagOf(world.filing, flag)).toMatchObject({ body: "Which clause holds here?" });
    const id = await fileOne({ flag });
    const detail = await requestDetail(world.filing, id);
    expect(detail?.cases).toMatchObject([{ example: "e3", flag: "Which clause holds here?" }]);
    expect(JSON.stringify(detail)).not.toContain(world.annotator.actor.name);
    expect(await waitingFlags(world.filing)).toEqual([]);
  });

  test("a flag can be set aside once, and put back", async () => {
    const flag = { project: world.projectId, id: await flagAn(world.exampleIds[0]!, "odd") };
    expect(await setFlagAside(world.filing, { ...flag, aside: true })).toMatchObject({ ok: true });
    expect(await setFlagAside(world.filing, { ...flag, aside: true })).toMatchObject({ reason: "not-found" });
    expect(await waitingFlags(world.filing)).toEqual([]);
    expect(await setFlagAside(world.filing, { ...flag, aside: false })).toMatchObject({ ok: true });
    expect(await waitingFlags(world.filing)).toHaveLength(1);
  });
});

describe("adding cases", () => {
  const adding = (id: string, more: object) => addCasesSchema.parse({ id, ...more });

  test("collects them once each, and says the note in the discussion", async () => {
    const id = await fileOne({ examples: ["e1"] });
    expect(await addCases(world.filing, adding(id, { examples: ["e1", "e2"], note: "Again." }))).toMatchObject({
      ok: true,
    });
    const detail = await requestDetail(world.filing, id);
    expect(detail?.cases.map(({ example }) => example)).toEqual(["e1", "e2"]);
    expect(detail?.thread).toMatchObject([{ state: null, body: "Again.", author: world.reviewer.actor.name }]);
    expect(await addCases(world.filing, adding(id, {}))).toMatchObject({ ok: false, reason: "no-cases" });
  });

  test("is refused for a declined request and for one of another guideline", async () => {
    const id = await fileOne();
    await decide(world.edit, decision(id, "declined", { note: "As meant." }));
    expect(await addCases(world.filing, adding(id, { examples: ["e1"] }))).toMatchObject({ reason: "closed" });
    const mine = world;
    world = await makeWorld();
    const foreign = await fileOne();
    expect(await addCases(mine.filing, adding(foreign, { examples: ["e1"] }))).toMatchObject({ reason: "not-found" });
  });
});

describe("deciding", () => {
  test("two leads at once: one decides, the other learns what and by whom", async () => {
    const id = await fileOne();
    const outcomes = await Promise.all([
      decide(world.edit, decision(id, "accepted")),
      decide(world.alsoEdit, decision(id, "declined", { note: "No." })),
    ]);
    const winner = outcomes.findIndex(({ ok }) => ok);
    const [state, by] = winner === 0 ? ["accepted", world.lead] : ["declined", world.second];
    expect(outcomes[1 - winner]).toMatchObject({
      ok: false,
      reason: "already-decided",
      detail: { state, decidedBy: by.actor.name },
    });
    const detail = await requestDetail(world.filing, id);
    expect(detail).toMatchObject({ state, decidedBy: by.actor.name, thread: [{ state }] });
    expect(await db().auditEntry.count({ where: { subject: id, action: "request.decide" } })).toBe(1);
  });

  test("can be taken back, which also takes back that the draft answers it", async () => {
    const id = await fileOne();
    expect(await setAnswer(world.edit, { id, answered: true, answer: "x" })).toMatchObject({ reason: "not-accepted" });
    await decide(world.edit, decision(id, "accepted"));
    expect(await setAnswer(world.edit, { id, answered: true, answer: "Ask what is left to do." })).toMatchObject({
      ok: true,
    });
    expect(await requestDetail(world.filing, id)).toMatchObject({ answered: true, answer: "Ask what is left to do." });
    expect(await decide(world.edit, decision(id, "open", { from: "declined" }))).toMatchObject({ ok: false });
    expect(await decide(world.edit, decision(id, "open", { from: "accepted" }))).toMatchObject({ ok: true });
    expect(await requestDetail(world.filing, id)).toMatchObject({ state: "open", answered: false, decidedBy: null });
  });

  test("declining needs a note, and a request of another guideline is not there", async () => {
    const id = await fileOne();
    expect(decideSchema.safeParse({ id, state: "declined", note: "  " }).success).toBe(false);
    const elsewhere = await makeWorld();
    expect(await decide(elsewhere.edit, decision(id, "accepted"))).toMatchObject({ ok: false, reason: "not-found" });
    expect(await setAnswer(elsewhere.edit, { id, answered: true, answer: "" })).toMatchObject({ ok: false });
    expect(await remark(elsewhere.filing, { id, body: "mine" })).toMatchObject({ ok: false, reason: "not-found" });
    expect(await requestDetail(elsewhere.filing, id)).toBeNull();
  });
});

describe("the board", () => {
  test("lists by state and place, pages, and counts", async () => {
    const ids = [
      await fileOne(),
      await fileOne({ criterion: undefined, clause: "refusals" }),
      await fileOne({ criterion: "correct" }),
    ];
    await decide(world.edit, decision(ids[2]!, "accepted"));
    const listed = async (more: object) =>
      (await listRequests(world.filing, { ...PAGE, ...more })).items.map(({ id }) => id);
    expect(await listed({})).toEqual([...ids].reverse());
    expect(await listed({ state: "open" })).toEqual([ids[1], ids[0]]);
    expect(await listed({ clause: "refusals" })).toEqual([ids[1]]);
    expect(await listed({ criterion: "correct", project: world.projectId })).toEqual([ids[2]]);
    const first = await listRequests(world.filing, { limit: 2 });
    expect(await listed({ cursor: first.next })).toEqual([ids[0]]);
    expect(await countStates(world.filing, {})).toEqual({ open: 2, accepted: 1, declined: 0, done: 0 });
    expect((await waitingRequests(world.filing)).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    expect(await waitingCounts(world.edit)).toEqual({
      total: 3,
      criteria: { helpfulness: 1, correct: 1 },
      clauses: { refusals: 1 },
      mayFile: true,
    });
    const scope = await requireProject(world.reviewer.actor, world.projectId, "guideline:request");
    expect((await openRequests(scope)).map(({ id, state }) => [id, state])).toEqual([
      [ids[1], "open"],
      [ids[0], "open"],
      [ids[2], "accepted"],
    ]);
  });

  test("keeps the discussion in its order", async () => {
    const id = await fileOne();
    await remark(world.filing, { id, body: "See e1." });
    await decide(world.edit, decision(id, "accepted", { note: "Yes." }));
    const { thread } = (await requestDetail(world.filing, id))!;
    expect(thread.map(({ state, body }) => [state, body])).toEqual([
      [null, "See e1."],
      ["accepted", "Yes."],
    ]);
  });
});

describe("who sees what", () => {
  test("annotators neither read nor file, and are told no count", async () => {
    await fileOne();
    const { annotator, guidelineId } = world;
    for (const access of ["read", "file"] as const)
      await expect(requireRequests(annotator.actor, guidelineId, access)).rejects.toMatchObject({ code: "forbidden" });
    expect(await waitingCounts(await requireGuideline(annotator.actor, guidelineId, "read"))).toBeNull();
  });

  test("viewers read and do not file", async () => {
    const viewer = await makeMember(world.projectId, "viewer");
    const id = await fileOne();
    const scope = await requireRequests(viewer.actor, world.guidelineId, "read");
    expect((await listRequests(scope, PAGE)).items.map((row) => row.id)).toEqual([id]);
    await expect(requireRequests(viewer.actor, world.guidelineId, "file")).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a reviewer of another project under the guideline sees neither its requests nor its cases; its lead decides without the cases", async () => {
    const { guidelineId } = world;
    const version = await db().guidelineVersion.findFirstOrThrow({ where: { guidelineId } });
    const other = await db().project.create({
      data: { name: "Other", purpose: "annotation", guidelineId, guidelineVersionId: version.id },
    });
    const [reviewer, lead] = [await makeMember(other.id, "reviewer"), await makeMember(other.id, "lead")];
    const id = await fileOne({ examples: ["e1"] });
    const theirs = await requireRequests(reviewer.actor, guidelineId, "file");
    expect((await listRequests(theirs, PAGE)).items).toEqual([]);
    expect(await requestDetail(theirs, id)).toBeNull();
    expect(await addCases(theirs, addCasesSchema.parse({ id, examples: ["e1"] }))).toMatchObject({ ok: false });
    const leads = await requireRequests(lead.actor, guidelineId, "read");
    expect(await requestDetail(leads, id)).toMatchObject({ caseCount: 1, cases: [], project: { name: null } });
  });
});
