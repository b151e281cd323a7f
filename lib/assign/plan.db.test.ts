import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db, transaction } from "@/lib/server/db";
import { makeExamples, makeGold } from "@/prisma/factories/examples";
import { hold, makeWork, type Worker } from "@/prisma/factories/work";
import { claimGold } from "./claim-unannounced";
import { previewRound } from "./preview";
import { type RoundPlanInput, roundPlanSchema } from "./schema";

const ANSWERS = { helpfulness: 4, correct: "yes" };

/** A project with work, and what a preview of a plan answers in it. */
async function makePlanning(examples: number, people: number) {
  const work = await makeWork(examples, { overlap: 2 }, people);
  const scope = await requireProject(work.lead.actor, work.projectId, "rounds:manage");
  const preview = (plan: Partial<RoundPlanInput> = {}) =>
    previewRound(scope, roundPlanSchema.parse({ overlap: 2, ...plan }));
  return { ...work, scope, preview };
}

/** Labels this many examples, in the order in which they come. Returns their ids. */
async function label({ scope }: Worker, count: number, activeMs = 30_000): Promise<string[]> {
  const done: string[] = [];
  while (done.length < count) {
    const next = await nextLease(scope);
    if ("nothing" in next) throw new Error(next.nothing);
    const { assignmentId, leaseToken, example } = next.lease;
    await hold(assignmentId, activeMs);
    const kept = await submit(scope, assignmentId, { leaseToken, answers: ANSWERS, activeMs });
    expect(kept.ok).toBe(true);
    done.push(example.id);
  }
  return done;
}

/** External ids and places of the examples of a round, in the order of import. */
async function dealt(projectId: string, roundId: string): Promise<[string, number][]> {
  const rows = await db().$queryRaw<{ id: string; places: number }[]>`
    SELECT e.external_id AS id, count(*)::int AS places FROM assignment a JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    WHERE a.project_id = ${projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.kind = 'slot' AND a.state <> 'skipped'
    GROUP BY e.external_id, e.sequence ORDER BY e.sequence`;
  return rows.map(({ id, places }) => [id, places]);
}

const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code);

describe("the preview of a round", () => {
  test("counts examples, labels and people, and says nothing of time without earlier work", async () => {
    const { preview } = await makePlanning(24, 3);
    expect(await preview()).toMatchObject({
      ok: true,
      value: { examples: 24, places: 48, annotators: 3, unannounced: 0, goldExamples: 0, msEach: null },
    });
  });

  test("takes the time from the median of earlier work, shared by those who take part, gold and repeats with it", async () => {
    const { projectId, exampleIds, workers, open, preview } = await makePlanning(24, 3);
    await open({ overlap: 1 });
    await label(workers[0]!, 19);
    expect(await preview()).toMatchObject({ value: { msEach: null } });
    await label(workers[0]!, 5, 30_000);
    expect(await preview()).toMatchObject({ value: { msEach: (48 * 30_000) / 3 } });
    await makeGold(projectId, exampleIds[0]!, ANSWERS);
    // 23 examples × 2; of four showings one is gold, but there are only three to give: one example for three people.
    expect(await preview({ goldRate: 0.25 })).toMatchObject({ value: { places: 46, unannounced: 3 } });
    expect(await preview({ repeatRate: 0.2 })).toMatchObject({
      value: { places: 48, unannounced: 12, msEach: (60 * 30_000) / 3 },
    });
  });

  test("says what cannot be opened beside its field, as the opening does", async () => {
    const { preview, open } = await makePlanning(2, 1);
    const refusals = [
      [{ goldRate: 0.1 }, "no-gold", "goldRate"],
      [{ examples: ["e1", "e9"] }, "unknown-examples", "examples"],
      [{ examples: { slice: { name: "lang", value: "xx" } } }, "no-examples", "examples"],
      [{ annotators: ["nobody@example.org"] }, "unknown-annotators", "annotators"],
    ] as const;
    for (const [plan, reason, field] of refusals) {
      const refused = { ok: false, reason, detail: { errors: [{ field }] } };
      const input = {
        ...plan,
        ...("examples" in plan && Array.isArray(plan.examples) && { examples: [...plan.examples] }),
      };
      expect(await preview(input as Partial<RoundPlanInput>)).toMatchObject(refused);
      expect(await open(input)).toMatchObject(refused);
    }
  });

  test("warns of examples that wait in another round, and of those that too few are left for", async () => {
    const { workers, open, preview } = await makePlanning(3, 2);
    await open({ examples: ["e1"] });
    expect(await preview()).toMatchObject({ ok: true });
    const before = await preview();
    if (!before.ok) throw new Error(before.message);
    expect(before.value.notes.find(({ code }) => code === "waiting-elsewhere")?.message).toMatch(
      /^1 of these examples/,
    );
    await label(workers[0]!, 1);
    await label(workers[1]!, 1);
    const after = await preview();
    if (!after.ok) throw new Error(after.message);
    expect(codes(after.value.notes)).not.toContain("waiting-elsewhere");
    expect(after.value.notes.find(({ code }) => code === "unfillable")?.message).toMatch(/^1 example was met/);
  });

  test("warns where the guideline has moved on", async () => {
    const { guidelineId, version, preview } = await makePlanning(20, 2);
    const notes = async () => {
      const shown = await preview({ overlap: 2 });
      return shown.ok ? codes(shown.value.notes) : [];
    };
    expect(await notes()).toEqual(["no-fatigue-analysis"]);
    const save = (data: object) =>
      db().guideline.update({ where: { id: guidelineId }, data: { ...data, draftSavedAt: new Date() } });
    const { body, criteria, qualities, examples } = await db().guidelineVersion.findUniqueOrThrow({
      where: { id: version.id },
    });
    const same = { draftBody: body, draftCriteria: criteria, draftQualities: qualities, draftExamples: examples };
    await save(same);
    expect(await notes()).not.toContain("draft-waits");
    await save({ draftExamples: [{ verdict: "good", text: "Another." }] });
    expect(await notes()).toContain("draft-waits");
    await save({ ...same, draftChecks: [{ key: "cut-off" }] });
    expect(await notes()).toContain("draft-waits");
    await save({ ...same, draftBody: "# New\n" });
    expect(await notes()).toContain("draft-waits");
    await db().$executeRaw`UPDATE guideline_version SET retired_at = now() WHERE id = ${version.id}::uuid`;
    expect(await notes()).toContain("version-retired");
  });
});

describe("which examples a round hands out", () => {
  test("lacking: only what is missing to the overlap, counting labels and places that wait elsewhere, not a judge's labels", async () => {
    const { projectId, version, exampleIds, workers, open, preview } = await makePlanning(5, 3);
    await open({ examples: ["e1", "e2"] });
    await open({ examples: ["e3"], overlap: 1 });
    const judge = await db().annotator.create({
      data: { projectId, kind: "model", externalKey: "judge", name: "Judge" },
    });
    await db().judgment.create({
      data: {
        projectId,
        exampleId: exampleIds[3]!,
        annotatorId: judge.id,
        guidelineVersionId: version.id,
        criterionKey: "correct",
        value: "yes",
        valueKey: "y",
      },
    });
    expect(await preview({ examples: "lacking" })).toMatchObject({ value: { examples: 3, places: 5 } });
    await label(workers[0]!, 3);
    const second = await open({ examples: "lacking", overlap: 3 });
    if (!second.ok) throw new Error(second.message);
    expect(await dealt(projectId, second.value.id)).toEqual([
      ["e1", 1],
      ["e2", 1],
      ["e3", 2],
      ["e4", 3],
      ["e5", 3],
    ]);
    expect(await preview({ examples: "lacking", overlap: 3 })).toMatchObject({ ok: false, reason: "no-examples" });
  });

  test("a skip's place still waits: its example lacks nothing more", async () => {
    const { workers, open, preview } = await makePlanning(1, 2);
    await open();
    const next = await nextLease(workers[0]!.scope);
    if ("nothing" in next) throw new Error(next.nothing);
    await skip(workers[0]!.scope, next.lease.assignmentId, { leaseToken: next.lease.leaseToken, reason: "unclear" });
    expect(await preview({ examples: "lacking" })).toMatchObject({ ok: false, reason: "no-examples" });
  });

  test("a slice, an import batch, a list of ids", async () => {
    const { projectId, lead, open } = await makePlanning(3, 2);
    const job = await db().job.create({
      data: { projectId, kind: "import-examples", createdById: lead.user.id, accepted: 2 },
    });
    for (const [n, lang] of ["de", "en"].entries())
      await db().example.create({
        data: {
          projectId,
          externalId: `b${n}`,
          kind: "text",
          content: { text: `text ${n}` },
          contentHash: `${n}`.repeat(64),
          slices: { lang },
          importJobId: job.id,
        },
      });
    const round = async (examples: unknown) => {
      const opened = await open({ examples });
      if (!opened.ok) throw new Error(opened.message);
      return (await dealt(projectId, opened.value.id)).map(([id]) => id);
    };
    expect(await round({ slice: { name: "lang", value: "de" } })).toEqual(["b0"]);
    expect(await round({ importJob: job.id })).toEqual(["b0", "b1"]);
    expect(await round(["e3", "b1", "e3"])).toEqual(["e3", "b1"]);
  });

  test("a sample is the same for the same seed, another for another, and as large as said", async () => {
    const { projectId, open } = await makePlanning(40, 2);
    const sampled = async (seed: number) => {
      const opened = await open({ sample: 10, seed });
      if (!opened.ok) throw new Error(opened.message);
      expect(opened.value).toMatchObject({ examples: 10, places: 20 });
      return (await dealt(projectId, opened.value.id)).map(([id]) => id);
    };
    const first = await sampled(7);
    expect(await sampled(7)).toEqual(first);
    expect(await sampled(8)).not.toEqual(first);
  });

  test("each example keeps the probability with which it was drawn, also where its place opens anew; gold was not drawn", async () => {
    const { projectId, exampleIds, workers, open } = await makePlanning(24, 2);
    const round = async (plan: Partial<RoundPlanInput>) => {
      const opened = await open(plan);
      if (!opened.ok) throw new Error(opened.message);
      return db().round.findUniqueOrThrow({
        where: { projectId_id: { projectId, id: opened.value.id } },
        select: { drawing: true, assignments: { select: { kind: true, probability: true } } },
      });
    };
    const census = await round({ overlap: 1 });
    expect(census.drawing).toEqual({ from: "all" });
    expect(census.assignments.map(({ probability }) => probability)).toEqual(Array(24).fill(1));
    const ids = await round({ examples: ["e1", "e2", "e3", "e4"], sample: 3 });
    expect(ids.drawing).toEqual({ from: { ids: 4 }, sample: 3 });
    expect(ids.assignments.map(({ probability }) => probability)).toEqual(Array(6).fill(0.75));
    const tooLarge = await round({ examples: ["e1", "e2"], sample: 9 });
    expect(tooLarge.assignments.map(({ probability }) => probability)).toEqual(Array(4).fill(1));

    await db().round.updateMany({ where: { projectId }, data: { state: "closed" } });
    await makeGold(projectId, exampleIds[0]!, ANSWERS);
    const opened = await open({ sample: 12, goldRate: 0.5 });
    if (!opened.ok) throw new Error(opened.message);
    const { scope, annotatorId } = workers[0]!;
    const { id: roundId } = opened.value;
    expect(await transaction((tx) => claimGold(tx, scope, annotatorId, roundId))).not.toBeNull();
    const next = await nextLease(scope);
    if ("nothing" in next) throw new Error(next.nothing);
    const { assignmentId, leaseToken } = next.lease;
    await skip(scope, assignmentId, { leaseToken, reason: "unclear" });
    const rows = await db().assignment.findMany({ where: { projectId, roundId } });
    const probabilities = (kind: string) =>
      new Set(rows.filter((row) => row.kind === kind).map((row) => row.probability));
    expect(rows.filter(({ kind, state }) => kind === "slot" && state === "skipped")).toHaveLength(1);
    expect(rows.filter(({ kind, state }) => kind === "slot" && state === "open")).toHaveLength(24);
    expect(probabilities("slot")).toEqual(new Set([12 / 23]));
    expect(probabilities("gold")).toEqual(new Set([null]));
  });

  test("the share that gets the overlap is exact in preview and opening", async () => {
    const { open, preview } = await makePlanning(10, 3);
    const plan = { overlap: 3, share: 0.25, seed: 1 };
    expect(await preview(plan)).toMatchObject({ value: { places: 3 * 3 + 7 } });
    expect(await open(plan)).toMatchObject({ value: { places: 3 * 3 + 7 } });
  });
});

describe("order and leases of a round", () => {
  test("in the order of import everybody gets the examples as they came", async () => {
    const { projectId, workers, open } = await makePlanning(6, 2);
    await makeExamples(projectId, 2, "later");
    await open({ order: "imported" });
    const expected = ["e1", "e2", "e3", "e4", "e5", "e6", "later1", "later2"];
    expect(await label(workers[0]!, 8)).toEqual(expected);
    expect(await label(workers[1]!, 8)).toEqual(expected);
  });

  test("a lease lasts as long as the round says, else as the project says", async () => {
    const { projectId, workers, open } = await makePlanning(1, 2);
    await open({ overlap: 1, leaseMinutes: 7 });
    await nextLease(workers[0]!.scope);
    const minutes = async () => {
      const [row] = await db().$queryRaw<{ minutes: number }[]>`
        SELECT extract(epoch FROM lease_expires_at - leased_at)::float8 / 60 AS minutes FROM assignment
        WHERE project_id = ${projectId}::uuid AND state = 'leased' ORDER BY leased_at DESC LIMIT 1`;
      return Math.round(row!.minutes);
    };
    expect(await minutes()).toBe(7);
    await open({ overlap: 1 });
    await nextLease(workers[1]!.scope);
    expect(await minutes()).toBe(30);
  });
});
