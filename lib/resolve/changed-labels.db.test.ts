import { describe, expect, test } from "vitest";
import { pageQuerySchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { reopen, skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { ownSubmitted } from "@/lib/label/own-history";
import type { Lease } from "@/lib/label/schema";
import { submit } from "@/lib/label/submit";
import { takeMarks } from "@/lib/release/marks";
import { planExport } from "@/lib/release/plan";
import { exportQuerySchema } from "@/lib/release/schema";
import { writeExport } from "@/lib/release/write-export";
import { db } from "@/lib/server/db";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { queueAddress } from "./address";
import { readCase } from "./case";
import { settle } from "./commands";
import { resolvePage } from "./page-data";
import { listResolutions } from "./resolutions";
import { settleByRule } from "./rule";
import { resolutionSchema, ruleSchema } from "./schema";
import { listSettled } from "./settled";
import { withdraw } from "./withdraw";

type Given = Pick<Lease, "assignmentId" | "leaseToken">;

/** Two people label one example, differently; a reviewer can settle it. */
async function labelled({ settledFinal = false, answers = [1, 5] } = {}) {
  const made = await makeWork(1, { overlap: 2 }, 2);
  await db().project.update({ where: { id: made.projectId }, data: { settledFinal } });
  await made.open();
  const given: Given[] = [];
  for (const [index, { scope }] of made.workers.entries()) {
    const next = await nextLease(scope);
    if ("nothing" in next) throw new Error(next.nothing);
    given.push(next.lease);
    await send(made.workers[index]!, next.lease, answers[index]!);
  }
  const scope = await requireProject(
    made.lead.actor,
    made.projectId,
    "resolve:read",
    "resolve:write",
    "examples:read",
    "export:read",
  );
  const decide = () =>
    settle(scope, resolutionSchema.parse({ example: "e1", criterion: "helpfulness", value: 5, reason: "slip" }));
  return { ...made, scope, given, decide, ann: made.workers[0]!, mine: given[0]! };
}

const send = (worker: Worker, { assignmentId, leaseToken }: Given, helpfulness: number) =>
  submit(worker.scope, assignmentId, { leaseToken, answers: { helpfulness, correct: "yes" } });

async function again(worker: Worker, { assignmentId }: Given): Promise<Lease> {
  const opened = await reopen(worker.scope, assignmentId);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

describe("a label that changes after its case was settled", () => {
  test("is told on the case, in the list and its filter, beside the queue, by the API and in the release", async () => {
    const { scope, ann, mine, decide } = await labelled();
    await decide();
    const told = async () => {
      const shown = await readCase(scope, "e1");
      const view = { q: "", sort: { column: "when", direction: "asc" }, page: 1, size: 10 } as const;
      const marks = await takeMarks(scope);
      const plan = await planExport(scope, exportQuerySchema.parse({ format: "ndjson" }));
      if (!plan.ok) throw new Error(plan.message);
      const out = writeExport(scope, plan.value, marks);
      for await (const _ of out.bytes);
      return [
        shown!.resolutions[0]!.changedLabels,
        (await listSettled(scope, view)).rows[0]!.changedLabels,
        (await listSettled(scope, { ...view, changed: "only" })).total,
        (await resolvePage(scope, await queueAddress.load(Promise.resolve({})))).changed,
        (await listResolutions(scope, { limit: 10, changed: "only" })).items.length,
        out.counts().changedAfterSettling,
      ];
    };
    expect(await told()).toEqual([0, 0, 0, 0, 0, 0]);
    await send(ann, await again(ann, mine), 1);
    expect(await told()).toEqual([0, 0, 0, 0, 0, 0]);
    await send(ann, await again(ann, mine), 2);
    expect(await told()).toEqual([1, 1, 1, 1, 1, 1]);
    await send(ann, await again(ann, mine), 1);
    expect(await told()).toEqual([0, 0, 0, 0, 0, 0]);
    const { assignmentId, leaseToken } = await again(ann, mine);
    await skip(ann.scope, assignmentId, { leaseToken, reason: "unclear" });
    expect(await told()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("does not count where another criterion changed, where a model did, or where the case was settled anew", async () => {
    const { scope, ann, mine, decide } = await labelled();
    await decide();
    const lease = await again(ann, mine);
    await submit(ann.scope, lease.assignmentId, {
      leaseToken: lease.leaseToken,
      answers: { helpfulness: 1, correct: "no" },
    });
    expect((await readCase(scope, "e1"))!.resolutions).toMatchObject([{ changedLabels: 0 }]);
    await send(ann, await again(ann, mine), 3);
    const [standing] = (await readCase(scope, "e1"))!.resolutions;
    expect(standing!.changedLabels).toBe(1);
    await withdraw(scope, { id: standing!.id });
    await decide();
    expect((await readCase(scope, "e1"))!.resolutions).toMatchObject([{ changedLabels: 0 }]);
  });
});

describe("where settled labels stand", () => {
  test("an example that is settled cannot be opened again, and its person is told before", async () => {
    const { scope, projectId, ann, mine, decide } = await labelled({ settledFinal: true });
    const own = async () => (await ownSubmitted(ann.scope, pageQuerySchema.parse({}))).items[0];
    expect(await own()).toMatchObject({ final: false, finalWhy: null });
    await decide();
    expect(await own()).toMatchObject({ final: true, finalWhy: "settled" });
    expect(await reopen(ann.scope, mine.assignmentId)).toMatchObject({ ok: false, reason: "settled" });
    const [standing] = (await readCase(scope, "e1"))!.resolutions;
    await withdraw(scope, { id: standing!.id });
    expect(await reopen(ann.scope, mine.assignmentId)).toMatchObject({ ok: true });
    expect(await db().judgment.count({ where: { projectId, revision: { gt: 1 } } })).toBe(0);
  });

  test.each(["by hand", "by rule"])(
    "what was opened again before is given back by settling %s, and no submit or skip changes it",
    async (how) => {
      const { scope, projectId, ann, mine, decide } = await labelled({ settledFinal: true, answers: [5, 5] });
      const { assignmentId, leaseToken } = await again(ann, mine);
      if (how === "by hand") await decide();
      else await settleByRule(scope, ruleSchema.parse({ method: "unanimous", among: 2 }));
      expect(await db().assignment.count({ where: { projectId, state: "leased" } })).toBe(0);
      expect(await send(ann, { assignmentId, leaseToken }, 2)).toMatchObject({ ok: false, reason: "settled" });
      expect(await skip(ann.scope, assignmentId, { leaseToken, reason: "unclear" })).toMatchObject({ ok: false });
      expect(await nextLease(ann.scope)).toHaveProperty("nothing");
      expect(await db().judgment.count({ where: { projectId, revision: { gt: 1 } } })).toBe(0);
    },
  );

  test("settling and changing at once end in one order: a change that came in was seen, one that was not is refused", async () => {
    for (let round = 0; round < 8; round++) {
      const { scope, projectId, ann, mine, decide } = await labelled({ settledFinal: true });
      const change = async () => {
        const opened = await reopen(ann.scope, mine.assignmentId);
        return opened.ok ? send(ann, opened.value, 2) : opened;
      };
      const wait = () => new Promise((done) => setTimeout(done, round * 3));
      const [settled, changed] = await Promise.all([wait().then(decide), change()]);
      expect(settled.ok).toBe(true);
      if (!changed.ok) expect(changed.reason).toBe("settled");
      const revised = await db().judgment.count({ where: { projectId, revision: { gt: 1 } } });
      expect(revised).toBe(changed.ok ? 2 : 0);
      expect((await readCase(scope, "e1"))!.resolutions).toMatchObject([{ changedLabels: 0 }]);
      expect(await db().assignment.count({ where: { projectId, state: "leased" } })).toBe(0);
    }
  });

  test("no statement changes them either", async () => {
    const { projectId, decide } = await labelled({ settledFinal: true });
    await decide();
    await expect(
      db().$executeRaw`
        INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key, assignment_id)
        SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, '2', '2', assignment_id FROM judgment
        WHERE project_id = ${projectId}::uuid AND criterion_key = 'helpfulness' LIMIT 1`,
    ).rejects.toThrow("its labels stand");
  });
});
