import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { makeWork } from "@/prisma/factories/work";
import { readCase } from "./case";
import { settle } from "./commands";
import { countCases, listQueue } from "./queue";
import { listResolutions } from "./resolutions";
import { queueFilterSchema, resolutionSchema } from "./schema";
import { withdraw, withdrawSome } from "./withdraw";

/** Two people label e1 … e4: they agree on e1, differ by 1 on e2, by 2 on e3 and by 4 on e4; on correct they differ at e4 only. */
async function disagreeing() {
  const made = await makeWork(4, { overlap: 2 }, 2);
  await made.open();
  const opinions: Record<string, [number, number]> = { e1: [3, 3], e2: [3, 4], e3: [2, 4], e4: [1, 5] };
  for (const [index, { scope }] of made.workers.entries()) {
    for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
      const { assignmentId, leaseToken, example } = next.lease;
      const correct = example.id === "e4" && index === 0 ? "no" : "yes";
      await submit(scope, assignmentId, {
        leaseToken,
        answers: { helpfulness: opinions[example.id]![index]!, correct },
      });
    }
  }
  const scope = await requireProject(made.lead.actor, made.projectId, "resolve:read", "resolve:write");
  return { ...made, scope };
}

const queue = queueFilterSchema.parse({});
const decide = (more: object) =>
  resolutionSchema.parse({ example: "e4", criterion: "helpfulness", value: 2, reason: "slip", ...more });

describe("the queue", () => {
  test("holds what differs, worst first, with how far apart people are", async () => {
    const { scope } = await disagreeing();
    const cases = await listQueue(scope, queue);
    expect(cases.map(({ externalId, criterionKey, disagreement }) => [externalId, criterionKey, disagreement])).toEqual(
      [
        ["e4", "helpfulness", 1],
        ["e4", "correct", 1],
        ["e3", "helpfulness", 0.25],
        ["e2", "helpfulness", 0.0625],
      ],
    );
    expect(cases[0]!.counts).toEqual([
      { valueKey: "1", n: 1 },
      { valueKey: "5", n: 1 },
    ]);
    expect(await countCases(scope, { criterion: "correct" })).toMatchObject([
      { key: "correct", waiting: 1, settled: 0 },
    ]);
  });

  test("shows labels without names, in an order that differs between examples", async () => {
    const { scope, workers } = await disagreeing();
    const shown = await readCase(scope, "e4");
    expect(shown!.labels.map((label) => label.letter)).toEqual(["A", "B"]);
    expect(new Set(shown!.labels.map((label) => label.values.helpfulness))).toEqual(new Set([1, 5]));
    expect(JSON.stringify(shown)).not.toContain(workers[0]!.annotatorId);
    expect(JSON.stringify(shown)).not.toContain(workers[0]!.actor.email);
  });
});

describe("settling", () => {
  test("takes the case from the queue; a second resolution gets the first", async () => {
    const { scope } = await disagreeing();
    const outcomes = await Promise.all([
      settle(scope, decide({ value: 2 })),
      settle(scope, decide({ value: 3 })),
      settle(scope, decide({ value: 4 })),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const late = outcomes.find((outcome) => !outcome.ok);
    const [first] = await db().resolution.findMany({ where: { projectId: scope.projectId } });
    expect(late).toMatchObject({
      reason: "already-settled",
      detail: { first: { id: first!.id, value: first!.value } },
    });
    expect(await countCases(scope)).toMatchObject([{ waiting: 2, settled: 1 }, { waiting: 1 }]);
  });

  test("checks the value against the criterion and asks for words where there is no single answer", async () => {
    const { scope } = await disagreeing();
    expect(await settle(scope, decide({ value: 9 }))).toMatchObject({ ok: false, reason: "invalid-value" });
    expect(await settle(scope, decide({ value: null }))).toMatchObject({ ok: false, reason: "invalid-value" });
    expect(await settle(scope, decide({ value: null, distribution: { "1": 0.5, "5": 0.6 } }))).toMatchObject({
      ok: false,
      reason: "invalid-value",
    });
    expect(
      await settle(
        scope,
        decide({ value: null, reason: "legitimate-disagreement", distribution: { "1": 0.5, "5": 0.5 } }),
      ),
    ).toMatchObject({ ok: true });
    expect(await settle(scope, decide({ example: "e99" }))).toMatchObject({ ok: false, reason: "unknown-example" });
    expect(await settle(scope, decide({ criterion: "charm" }))).toMatchObject({
      ok: false,
      reason: "unknown-criterion",
    });
  });

  test("by a guideline gap files a change request on the criterion with the case behind it", async () => {
    const { scope, guidelineId } = await disagreeing();
    const settled = await settle(scope, decide({ reason: "guideline-gap", note: "3 and 4 overlap" }));
    expect(settled).toMatchObject({ ok: true, value: { changeRequest: expect.any(String) } });
    expect(await db().changeRequest.findMany({ where: { guidelineId }, include: { cases: true } })).toMatchObject([
      { state: "open", criterionKey: "helpfulness", body: "3 and 4 overlap", cases: [{ projectId: scope.projectId }] },
    ]);
  });

  test("withdrawn, the case waits again and the history stays", async () => {
    const { scope } = await disagreeing();
    const settled = await settle(scope, decide({}));
    if (!settled.ok) throw new Error(settled.message);
    expect(await withdraw(scope, { id: settled.value.id })).toMatchObject({ ok: true });
    expect(await withdraw(scope, { id: settled.value.id })).toMatchObject({ ok: false, reason: "not-found" });
    expect(await countCases(scope)).toMatchObject([{ waiting: 3, settled: 0 }, { waiting: 1 }]);
    expect(await settle(scope, decide({ value: 5 }))).toMatchObject({ ok: true });
    const standing = await listResolutions(scope, { limit: 10 });
    expect(standing).toMatchObject({ items: [{ example: "e4", value: 5 }], next: null });
    expect(await db().resolution.count({ where: { projectId: scope.projectId } })).toBe(2);
  });

  test("several are withdrawn at once, as far as they stand and are of this project", async () => {
    const { scope } = await disagreeing();
    const other = await disagreeing();
    const made = await Promise.all([
      settle(scope, decide({})),
      settle(scope, decide({ example: "e3" })),
      settle(scope, decide({ example: "e2" })),
      settle(other.scope, decide({})),
    ]);
    const ids = made.map((one) => (one.ok ? one.value.id : ""));
    await withdraw(scope, { id: ids[0]! });
    expect(await withdrawSome(scope, { ids: [ids[0]!, ids[1]!, ids[3]!] })).toMatchObject({
      ok: true,
      value: { cases: 1, requests: [] },
    });
    const standing = await db().resolution.findMany({ where: { id: { in: ids }, withdrawnAt: null } });
    expect(standing.map(({ id }) => id).sort()).toEqual([ids[2]!, ids[3]!].sort());
    expect(await withdrawSome(scope, { ids: [ids[0]!] })).toMatchObject({ ok: false, reason: "not-found" });
  });
});
