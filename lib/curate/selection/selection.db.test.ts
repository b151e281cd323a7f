import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { listSlices } from "@/lib/examples/slices";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import { forgetPattern, lookForPatterns, patternsOf } from "@/lib/facts/patterns";
import type { Check } from "@/lib/guideline/schema";
import { pageExamples } from "@/lib/import/example-queries";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { checksTried } from "../checks/queries";
import { exclude, include } from "../exclude";
import { factOn, matchingOn, overviewOn } from "../inspect/queries";
import { beginReading } from "../readings/commands";
import { beginReadingSchema } from "../readings/schema";
import { endSelection, excludeMatching, saveSelection } from "./commands";
import { makeCheckCall } from "./endpoints";
import { dropCheck, makeCheck } from "./make-check";
import { listSelections } from "./queries";

const LAW: Check = {
  key: "law",
  quality: "relevant",
  title: "Law",
  match: "any",
  conditions: [{ fact: "slice.topic", operator: "is", values: ["law"] }],
};
const ENDS: Check = {
  key: "ends",
  quality: "formatted",
  title: "Ends with e1",
  match: "any",
  conditions: [{ fact: "pattern.e1[0-9]*\\.$", part: "response", operator: "yes" }],
};

let projectId: string;
let guidelineId: string;
let ids: string[];
let lead: Actor;

/** Twenty examples, every other one of law. */
beforeAll(async () => {
  ({ projectId, guidelineId } = await makeProject({ criteria: [CORRECT], checks: [LAW, ENDS] }));
  ({ actor: lead } = await makeMember(projectId, "lead"));
  ids = await makeExamples(
    projectId,
    20,
    "e",
    Array.from({ length: 20 }, (_, k) => ({ topic: k % 2 === 0 ? "law" : "sums" })),
  );
  await derive();
});

const derive = () => deriveFacts({ projectId, make: makeBatch });
const scope = () =>
  requireProject(lead, projectId, "release:write", "examples:read", "guideline:edit", "resolve:read", "project:read");
const all = { offset: 0, limit: 100 };
const law = { where: ["slice.topic:law"] };
const excluded = () => db().exampleMark.count({ where: { projectId, kind: "exclusion", liftedAt: null } });

describe("a selection", () => {
  test("is kept as it was seen, filters wherever slices do, and is drawn from", async () => {
    const saved = await saveSelection(await scope(), { ...law, name: "Cases", expected: 10 });
    expect(saved).toMatchObject({ ok: true, value: { slice: "selection=Cases", examples: 10 } });
    expect(await listSlices({ projectId })).toContainEqual({ name: "selection", value: "Cases" });
    const { items } = await pageExamples(await scope(), { limit: 50, slice: "selection=Cases" });
    expect(items.map(({ id }) => id)).toEqual(ids.filter((_, k) => k % 2 === 0));
    const plan = beginReadingSchema.parse({ size: 60, seed: 1, slice: "selection=Cases" });
    const reading = await beginReading(await scope(), plan);
    if (!reading.ok) throw new Error(reading.message);
    expect(await db().readingExample.count({ where: { projectId, readingId: reading.value.id } })).toBe(10);
    expect(await saveSelection(await scope(), { ...law, name: "Cases" })).toMatchObject({ reason: "name-taken" });
    if (saved.ok) await endSelection(await scope(), { selection: saved.value.selection });
    expect(await listSlices({ projectId })).not.toContainEqual({ name: "selection", value: "Cases" });
    // What was made of it stays what it was.
    expect((await pageExamples(await scope(), { limit: 50, slice: "selection=Cases" })).items).toHaveLength(10);
  });

  test("of which another number matches now, or none, does nothing", async () => {
    const two = { ...law, reason: "relevant" as const, note: "", expected: 2 };
    expect(await excludeMatching(await scope(), two)).toMatchObject({ reason: "changed" });
    const none = { ...two, where: ["slice.topic:none"] };
    expect(await excludeMatching(await scope(), none)).toMatchObject({ reason: "nothing-matches" });
    expect(await excluded()).toBe(0);
  });

  test("is excluded as one, and let in again as one but for what somebody decided anew", async () => {
    await exclude(await scope(), { examples: [ids[0]!], reason: "unique", note: "mine" });
    const act = await excludeMatching(await scope(), { ...law, reason: "relevant", note: "no law" });
    expect(act).toMatchObject({ ok: true, value: { examples: 9, before: 1 } });
    if (!act.ok) throw new Error(act.message);
    const { items } = await listSelections(await scope(), { limit: 5 });
    expect(items[0]).toMatchObject({ purpose: "exclusion", examples: 9, asked: { ...law, note: "no law" } });
    await include(await scope(), { examples: [ids[2]!, ids[4]!] });
    await exclude(await scope(), { examples: [ids[2]!], reason: "compliant", note: "anew" });
    expect(await excluded()).toBe(9);
    const selection = act.value.selection!;
    expect(await endSelection(await scope(), { selection })).toMatchObject({ ok: true, value: { examples: 7 } });
    expect(await excluded()).toBe(2);
    expect(await endSelection(await scope(), { selection })).toMatchObject({ reason: "not-found" });
    await include(await scope(), { examples: [ids[0]!, ids[2]!] });
  });

  test("is what a check of the version says, on each of its sides", async () => {
    const count = async (look: Parameters<typeof matchingOn>[1]) => (await matchingOn(await scope(), look, all)).total;
    expect(await count({ check: "law" })).toBe(10);
    expect(await count({ check: "law", side: "passed", where: ["slice.topic:sums"] })).toBe(10);
    expect(await count({ check: "law", side: "unknown" })).toBe(0);
    expect(await count({ check: "no-such" })).toBe(0);
    const { value } = await factOn(await scope(), "tokens", { check: "law" });
    expect(value.matching).toBe(10);
  });

  test("becomes a check in the draft, which can be taken out again", async () => {
    const made = await makeCheck(await scope(), {
      where: ["tokens@response:2..9"],
      title: "Short",
      quality: "aligned",
    });
    expect(made).toMatchObject({ ok: true, value: { check: "short", guidelineId } });
    const draft = async () =>
      (await db().guideline.findUniqueOrThrow({ where: { id: guidelineId } })).draftChecks as unknown as Check[];
    expect((await draft()).at(-1)).toEqual({
      key: "short",
      quality: "aligned",
      title: "Short",
      match: "all",
      conditions: [{ fact: "tokens", part: "response", operator: "within", from: 2, below: 9 }],
    });
    const { user } = await makeMember(projectId, "lead");
    const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
    const call = (where: string[]) =>
      callApi(makeCheckCall, { token, params: { id: projectId }, body: { where, title: "Short", quality: "aligned" } });
    expect((await call(["tokens@response:2..9"])).json).toEqual({ check: "short-2", guidelineId });
    expect(await call(["tokens:2..9"])).toMatchObject({
      status: 400,
      json: { code: "unfit-check", errors: [{ field: "where.0" }] },
    });
    expect(await dropCheck(await scope(), { check: "short-2" })).toMatchObject({ ok: true });
    expect(await dropCheck(await scope(), { check: "short" })).toMatchObject({ ok: true });
    expect((await draft()).some(({ key }) => key === "short")).toBe(false);
  });
});

describe("a pattern", () => {
  test("that a check asks for is searched for with all other facts", async () => {
    expect(await patternsOf({ projectId })).toEqual(["e1[0-9]*\\.$"]);
    expect((await matchingOn(await scope(), { check: "ends" }, all)).total).toBe(11);
    expect(await checksTried(await scope(), [ENDS])).toMatchObject({
      unsought: [],
      counts: [{ flagged: 11, passed: 9 }],
    });
  });

  test("of somebody is found for itself, is unknown until then, and can be forgotten", async () => {
    const bad = await lookForPatterns(await scope(), { patterns: ["(?=x)"] });
    expect(bad).toMatchObject({ reason: "unfit-pattern" });
    const before = await db().factColumn.findMany({
      where: { projectId, maker: "tokens" },
      select: { revision: true },
    });
    expect(await lookForPatterns(await scope(), { patterns: ["Question e2"] })).toMatchObject({ ok: true });
    const where = ["pattern.Question%20e2@prompt:yes"];
    expect((await matchingOn(await scope(), { where }, all)).total).toBe(0);
    await derive();
    expect((await matchingOn(await scope(), { where }, all)).total).toBe(2);
    const { value } = await overviewOn(await scope(), { part: "prompt" });
    expect(value.facts.find(({ fact }) => fact === "pattern.Question e2")).toMatchObject({ distribution: { yes: 2 } });
    const after = await db().factColumn.findMany({ where: { projectId, maker: "tokens" }, select: { revision: true } });
    expect(after).toEqual(before);
    expect(await forgetPattern(await scope(), { pattern: "Question e2" })).toMatchObject({ ok: true });
    expect(await patternsOf({ projectId })).toEqual(["e1[0-9]*\\.$"]);
  });
});
