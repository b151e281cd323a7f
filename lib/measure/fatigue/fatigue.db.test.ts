import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import type { WorkEvent } from "@/lib/core/fatigue/events";
import { createRandom } from "@/lib/core/random/generator";
import { skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { standingRule } from "@/lib/labels/session-rule";
import { db } from "@/lib/server/db";
import { actorFor } from "@/prisma/factories/people";
import { hold, makeWork } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { agreementOn } from "../queries";
import { agreementQuerySchema } from "../schema";
import { saveRule, withdrawRule } from "./commands";
import { readFatigue } from "./endpoints";
import { fatigueFigures, fatigueSubject, whatIfFigures } from "./queries";
import { fatigueQuerySchema } from "./schema";

/** Four people label sixteen examples three times over, in orders of their own, with seeded answers; some are changed, some have a reason. */
async function makeSessions(seed: number) {
  const made = await makeWork(16, { overlap: 3 }, 4);
  await made.open();
  const random = createRandom(seed);
  let skipped = 0;
  for (let turn = 0, nothing = 0; nothing < 8; turn++) {
    const { scope } = made.workers[turn % 4]!;
    const next = await nextLease(scope);
    if ("nothing" in next) {
      nothing++;
      continue;
    }
    nothing = 0;
    const { assignmentId, leaseToken } = next.lease;
    if (turn % 11 === 10) {
      skipped++;
      await skip(scope, assignmentId, { leaseToken, reason: "unclear" });
      continue;
    }
    const helpfulness = 1 + Math.floor(random.uniform() * 5);
    await hold(assignmentId, 10_000);
    await submit(scope, assignmentId, {
      leaseToken,
      answers: { helpfulness, correct: random.uniform() < 0.6 ? "yes" : "no" },
      activeMs: 1000 + Math.floor(random.uniform() * 9000),
      changed: { helpfulness: turn % 5 === 0 ? 1 : 0 },
      comments: turn % 3 === 0 ? { helpfulness: "because" } : {},
    });
  }
  const scope = await requireProject(await actorFor(made.lead.user.id), made.projectId, "measure:read");
  return { ...made, scope, skipped };
}

/** The same work as the core takes it, told by the tables alone. */
async function eventsOf(projectId: string): Promise<WorkEvent[]> {
  const rows = await db().judgment.findMany({
    where: { projectId, criterionKey: "helpfulness" },
    orderBy: [{ annotatorId: "asc" }, { id: "asc" }],
    include: { session: true, example: true },
  });
  return rows.map(({ annotatorId, exampleId, value, submittedAt, activeMs, wallMs, session, position, example }) => {
    const startedAt = (submittedAt.getTime() - wallMs!) / 1000;
    const texts = example.content as { prompt: string; response: string };
    return {
      annotator: annotatorId,
      item: exampleId,
      value: value as number,
      startedAt,
      submittedAt: submittedAt.getTime() / 1000,
      activeSeconds: (activeMs ?? wallMs!) / 1000,
      session: session!.id,
      position,
      minutes: Math.max(0, (startedAt - session!.startedAt.getTime() / 1000) / 60),
      words: Object.values(texts).join("").length / 6,
    };
  });
}

test("the page's query, the API and the core say the same of the same labels", async () => {
  for (const seed of [1, 2, 3]) {
    const { scope, projectId, lead, skipped } = await makeSessions(seed);
    const events = await eventsOf(projectId);
    const answers = events.length;
    const core = analyseFatigue(events, "ordinal", {
      declared: [1, 2, 3, 4, 5],
      random: createRandom(1),
    });
    if (!core.ok) throw new Error(core.reason);
    const { trends, individuals, identifiability, outcomes } = core.report;
    const subject = await fatigueSubject(scope, fatigueQuerySchema.parse({ criterion: "helpfulness" }));
    if (!subject.ok) throw new Error(subject.message);
    const page = await fatigueFigures("measure.fatigue", subject.value, { remembered: true });
    if (!page.value.ok) throw new Error(page.value.reason);
    const { figures } = page.value;
    const of = (name: string) => figures.measures.find(({ measure }) => measure === name)!;
    for (const [name, trend] of [
      ["quality", trends.itemAdjusted],
      ["agreement", trends.raw],
      ["time", trends.lengthAdjustedDuration],
    ] as const) {
      for (const [figure, core] of [
        [of(name).slope, trend.weighted],
        [of(name).plainSlope, trend.project],
      ] as const) {
        expect(figure.mean).toBeCloseTo(core.mean!, 12);
        expect(figure.ci95![0]).toBeCloseTo(core.ci95![0], 12);
      }
      expect(of(name).halves.mean).toBeCloseTo(trend.contrast.mean!, 12);
    }
    expect(figures.identifiability!.V).toBeCloseTo(identifiability!.V, 12);
    expect(figures).toMatchObject({
      answers,
      skips: skipped,
      annotators: 4,
      refusal: null,
      judgedBy: "itemAdjusted",
    });
    expect(of("reason").byPosition.reduce((n, point) => n + point.answers, 0)).toBe(answers);
    expect(of("skipped").byPosition.reduce((n, point) => n + point.answers, 0)).toBe(answers + skipped);
    const people = await fatigueFigures("measure.fatigue-people", subject.value);
    expect(people.value.map(({ p, slope }) => [p, slope])).toEqual(
      individuals.map(({ p, slope }) => [p, expect.closeTo(slope!, 12)]),
    );
    const entropies = core.report.styles.map(({ style }) => style.entropy.bits * style.n);
    const surprises = outcomes.surprise.reduce<number>((sum, bits) => sum + bits!, 0);
    expect(surprises).toBeCloseTo(
      entropies.reduce((a, b) => a + b, 0),
      9,
    );
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const { json } = await callApi(readFatigue, { token, params: { id: projectId }, query: "?criterion=helpfulness" });
    expect(json.measures).toEqual(figures.measures.map(({ linesByMinute: _m, linesByPosition: _p, ...rest }) => rest));
    expect(json.annotators.map(({ p }: { p: number }) => p)).toEqual(individuals.map(({ p }) => p));
  }
});

test("what would be without late labels is what agreement is under the same cut, and under a rule that says it", async () => {
  const { scope, projectId, lead } = await makeSessions(5);
  const manage = await requireProject(lead.actor, projectId, "project:manage");
  const agreement = async (within: string) => {
    const found = await agreementOn(scope, agreementQuerySchema.parse({ criterion: "helpfulness", within }));
    if (!found.ok) throw new Error(found.reason);
    return found.value.report.coefficients.alpha!;
  };
  const subject = await fatigueSubject(scope, fatigueQuerySchema.parse({ criterion: "helpfulness" }));
  if (!subject.ok) throw new Error(subject.message);
  await expect(agreement("rule")).rejects.toThrow("no-session-rule");
  for (const cut of ["position-4", "position-9", "minute-1"]) {
    const { value } = await whatIfFigures(subject.value, cut);
    if (!value.ok) throw new Error(value.reason);
    const { alphaAfter, kept, dropped } = value.figures;
    const under = await agreement(cut);
    expect(alphaAfter.value).toBeCloseTo(under.value!, 12);
    expect(alphaAfter.interval![0]).toBeCloseTo(under.interval![0], 12);
    expect(alphaAfter.judgments).toBe(under.judgments);
    const saved = await saveRule(manage, { cut, note: "" });
    expect(await agreement("rule")).toEqual(under);
    expect(saved).toMatchObject({ ok: true, value: { cut } });
    expect(kept + dropped).toBe(await db().judgment.count({ where: { projectId, criterionKey: "helpfulness" } }));
  }
});

test("a rule takes the place of the one before, can be taken back, and is logged; what stood stays to be read", async () => {
  const { projectId, lead } = await makeWork(1, { overlap: 1 }, 1);
  const manage = await requireProject(lead.actor, projectId, "project:manage");
  const two = await Promise.all([
    saveRule(manage, { cut: "minute-45", note: "tired" }),
    saveRule(manage, { cut: "position-30", note: "" }),
  ]);
  expect(two.map(({ ok }) => ok)).toEqual([true, true]);
  const standing = await standingRule(manage);
  expect(await withdrawRule(manage)).toMatchObject({ ok: true, value: { cut: standing!.cut } });
  expect(await withdrawRule(manage)).toMatchObject({ ok: false, reason: "no-session-rule" });
  expect(await db().sessionRule.count({ where: { projectId } })).toBe(2);
  const log = await db().auditEntry.findMany({
    where: { projectId, action: { startsWith: "session-rule" } },
    orderBy: { number: "asc" },
  });
  expect(log.map(({ action }) => action)).toEqual(["session-rule.save", "session-rule.save", "session-rule.withdraw"]);
  await expect(db().sessionRule.updateMany({ where: { projectId }, data: { cut: "minute-1" } })).rejects.toThrow();
  await expect(db().sessionRule.deleteMany({ where: { projectId } })).rejects.toThrow();
});
