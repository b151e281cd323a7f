import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startCleaning, undoCleaning } from "@/lib/curate/clean/commands";
import { cleanPlanSchema } from "@/lib/curate/clean/schema";
import { cancelJob } from "@/lib/jobs/cancel";
import { sayWhyItWaits } from "@/lib/jobs/queue";
import { takeMarks } from "@/lib/release/marks";
import { planGuarded } from "@/lib/release/plan";
import { exportQuerySchema } from "@/lib/release/schema";
import { writeExport } from "@/lib/release/write-export";
import { db } from "@/lib/server/db";
import { giveLabels } from "@/prisma/factories/labels";
import { ownerPool } from "@/prisma/testing/connections";
import { countWrites, killAtWrite, killWrites } from "@/prisma/testing/killed-writes";
import { makeRecipeWorld, type RecipeWorld, tryOf } from "@/prisma/testing/recipe-world";
import { createRecipe } from "./commands";
import { runRecipeJob } from "./job";
import { listTaken, readRun } from "./queries";
import { recipeSchema } from "./schema";
import { startPreview, startRun } from "./start";
import { undoRun } from "./undo";

const owner = ownerPool();
let world: RecipeWorld;
let projectId: string;
let scope: RecipeWorld["scope"];

beforeAll(() => killWrites(owner));

beforeEach(async () => {
  world = await makeRecipeWorld(owner);
  ({ projectId, scope } = world);
});

describe("a recipe that cleans", () => {
  const CLEANED = [
    { step: "clean", operations: ["trim"], unaffected: ["helpfulness"] },
    { step: "check", check: "from-web" },
    { step: "duplicates", meaning: "whole", strength: "normalised", rule: ["oldest"] },
  ];
  // The cleaned version of b3 came when b3 did, and so before b4.
  const OUT = ["b1 replaced", "b3 replaced", "b4 unique", "w1 replaced", "w1~ relevant"];

  beforeEach(async () => {
    await world.insert([
      ["b1", "once "],
      ["b2", "once"],
      ["b3", "Twice "],
      ["b4", "twice"],
      ["w1", "else "],
    ]);
    const b3 = await db().example.findFirstOrThrow({ where: { projectId, externalId: "b3" } });
    const [settled, answer] = [
      { method: "adjudicated", reason: "slip" },
      { value: 4, valueKey: "4" },
    ];
    const about = { guidelineVersionId: scope.project.guidelineVersionId, criterionKey: "helpfulness" };
    await db().resolution.create({ data: { projectId, exampleId: b3.id, ...about, ...settled, ...answer } });
  });

  const CLEANING = { still: 5, taken: 1, counts: { changed: 2, unchanged: 2, stayed: 0, inherited: 1, lost: 0 } };

  it("lets the other steps look at the cleaned versions, is undone as one, and run twice changes nothing", async () => {
    const before = await world.hashOfExamples();
    const recipe = await world.made(CLEANED);
    const run = await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(OUT);
    expect(await readRun(scope, recipe, run)).toMatchObject({
      stands: 2,
      replaced: 3,
      figures: { examples: 5, marked: 3, steps: [CLEANING, { still: 4, taken: 1 }, { still: 3, taken: 1 }] },
    });
    const taken = await listTaken(scope, { run, step: 1 }, { offset: 0, limit: 10 });
    expect(taken.map(({ externalId }) => externalId)).toEqual(["b1"]);
    expect(
      (await db().resolution.findFirstOrThrow({ where: { projectId, inheritedFromId: { not: null } } })).value,
    ).toBe(4);
    expect(await world.hashOfExamples(5)).toBe(before);

    const again = await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(OUT);
    expect((await readRun(scope, recipe, again))!.figures).toMatchObject({
      examples: 4,
      marked: 0,
      excluded: { people: 0, runs: [{ run, examples: 2 }] },
      steps: [{ still: 2, taken: 0, counts: { changed: 0, unchanged: 2 } }, { taken: 0 }, { taken: 0 }],
    });
    expect(await undoCleaning(scope, { run })).toMatchObject({ reason: "of-recipe" });
    expect(await undoRun(scope, { run })).toEqual({ ok: true, value: { lifted: 5, children: 2, stay: 0 } });
    expect(await world.excludedNames()).toEqual(["b3~ replaced", "w1~ replaced"]);
    await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(OUT);
    expect(await db().example.count({ where: { projectId } })).toBe(7);
  });

  it("previews what it would clean, and stores nothing of it", async () => {
    const recipe = await world.made(CLEANED);
    const preview = await world.ran(recipe, startPreview);
    // The steps behind look at the texts as they are, but for those that would leave.
    expect((await readRun(scope, recipe, preview))!.figures).toMatchObject({
      examples: 5,
      marked: 0,
      steps: [CLEANING, { still: 4, taken: 1 }, { still: 3, taken: 1 }],
    });
    expect(await world.excludedNames()).toEqual([]);
    expect(await db().example.count({ where: { projectId } })).toBe(5);
  });

  it("cleans only what is in its slices, and says that it looked at no others", async () => {
    await world.insert([["s1", "sliced "]], { of: "s" });
    const few = { step: "clean", operations: ["trim"], slices: ["of=s"] };
    const recipe = await world.made([few], "Few");
    const cleaning = { still: 6, taken: 0, counts: { changed: 1, untouched: 5, stayed: 0 } };
    const preview = await world.ran(recipe, startPreview);
    expect((await readRun(scope, recipe, preview))!.figures).toMatchObject({ steps: [cleaning] });
    const run = await world.ran(recipe);
    expect((await readRun(scope, recipe, run))!.figures).toMatchObject({ steps: [cleaning] });
    expect(await world.excludedNames()).toEqual(["s1 replaced"]);
    await undoRun(scope, { run });
    const none = recipeSchema.parse({ recipe: "None", steps: [{ ...few, slices: ["of=t"] }] });
    expect(await createRecipe(scope, none)).toMatchObject({
      message: expect.stringContaining("slice of=t"),
      detail: { errors: [{ field: "steps.0.slices" }] },
    });
  });

  it("selects by what is inherited", async () => {
    const decided = { step: "selection", where: ["helpfulness:decided"] };
    const run = await world.ran(await world.made([CLEANED[0], decided]));
    expect(await world.excludedNames()).toEqual([
      "b1 replaced",
      "b2 relevant",
      "b3 replaced",
      "b4 relevant",
      "w1 replaced",
      "w1~ relevant",
    ]);
    await undoRun(scope, { run });
  });

  it("ends the same wherever it is killed", async () => {
    const recipe = await world.made(CLEANED);
    await killAtWrite(owner, 0);
    const first = await world.ran(recipe);
    const last = await countWrites(owner);
    await undoRun(scope, { run: first });
    for (const at of [2, 3, 4, 6, Math.round(0.7 * last), last]) {
      const jobId = await world.ordered(recipe);
      await killAtWrite(owner, at);
      await expect(runRecipeJob({ projectId, jobId }, tryOf())).rejects.toThrow(/killed/);
      await runRecipeJob({ projectId, jobId }, tryOf());
      expect(await world.excludedNames()).toEqual(OUT);
      expect((await readRun(scope, recipe, jobId))!.figures.steps.map(({ taken }) => taken)).toEqual([1, 1, 1]);
      await undoRun(scope, { run: jobId });
    }
  }, 60_000);

  const LEAVES = [
    ["called off while it runs", (jobId: string) => cancelJob(scope, { jobId }), 1],
    ["called off while it waits for its next try", (jobId: string) => cancelWaiting(jobId), 1],
    ["tried for the last time", async () => {}, 1000],
  ] as const;

  it.each(LEAVES)("leaves nothing where it is %s, and then runs as if it had not been", async (_, end, attempts) => {
    const recipe = await world.made(CLEANED);
    const jobId = await stoppedIn(recipe, attempts);
    expect(await world.excludedNames()).toContain("b3 replaced");
    await end(jobId);
    await runRecipeJob({ projectId, jobId }, tryOf());
    expect(await startRun(scope, { recipe })).toMatchObject({ ok: false, reason: "busy" });
    const tidy = cleanPlanSchema.parse({ operations: ["trim"] });
    expect(await startCleaning(scope, tidy)).toMatchObject({ ok: false, reason: "busy" });
    await world.takeBack(jobId);
    await world.takeBack(jobId);
    expect(await world.excludedNames()).toEqual(["b3~ replaced", "w1~ replaced"]);
    expect(
      await db().resolution.count({ where: { projectId, inheritedFromId: { not: null }, withdrawnAt: null } }),
    ).toBe(0);
    expect(await db().recipeTaken.count({ where: { projectId } })).toBe(0);
    expect(await undoRun(scope, { run: jobId })).toMatchObject({ reason: "not-run" });
    await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(OUT);
  });

  it("leaves what comes while it runs to the next run, and is alone with what changes examples", async () => {
    const recipe = await world.made(CLEANED);
    const first = await world.ran(recipe);
    await undoRun(scope, { run: first });
    const jobId = await stoppedIn(recipe, 1);
    await world.insert([
      ["b9", "TWICE"],
      ["w9", "late "],
    ]);
    const [b1] = await db().example.findMany({ where: { projectId, externalId: "b1" } });
    const versionId = scope.project.guidelineVersionId;
    await giveLabels({
      projectId,
      versionId,
      criterion: { key: "helpfulness", kind: "scale" },
      answers: { [b1!.id]: [3] },
    });
    const released = await releaseNow();
    expect(await undoRun(scope, { run: first })).toMatchObject({ ok: false, reason: "busy" });
    await runRecipeJob({ projectId, jobId }, tryOf());
    expect(await world.excludedNames()).toEqual(OUT);
    expect((await readRun(scope, recipe, jobId))!.figures).toMatchObject({ examples: 5, steps: [CLEANING, {}, {}] });
    await undoRun(scope, { run: jobId });
    expect(await db().judgment.count({ where: { projectId, exampleId: b1!.id } })).toBe(1);
    expect(await bytesOf(released)).toBe(released.bytes);
    await world.ran(recipe);
    expect(await world.excludedNames()).toEqual([...OUT, "b9 unique", "w9 replaced", "w9~ relevant"].sort());
  });

  /** A run whose worker died behind its cleaning, in one of its tries. */
  async function stoppedIn(recipe: string, attempts: number): Promise<string> {
    const jobId = await world.ordered(recipe);
    await killAtWrite(owner, 0, "recipe_taken");
    await expect(runRecipeJob({ projectId, jobId }, tryOf(attempts))).rejects.toThrow(/killed/);
    await killAtWrite(owner, 0);
    return jobId;
  }
});

/** What a release would hold now, with its marks. */
async function releaseNow() {
  const marks = await takeMarks(scope);
  return { marks, bytes: await bytesOf({ marks }) };
}

async function bytesOf({ marks }: { marks: Awaited<ReturnType<typeof takeMarks>> }): Promise<string> {
  const plan = await planGuarded(scope, exportQuerySchema.parse({ format: "ndjson" }));
  if (!plan.ok) throw new Error(plan.message);
  return text(Readable.from(writeExport(scope, plan.value, marks).bytes));
}

/** As somebody does while the queue waits with the next try, as for a database that could not be reached. */
async function cancelWaiting(jobId: string): Promise<void> {
  await sayWhyItWaits(projectId, jobId, "The database could not be reached.");
  await cancelJob(scope, { jobId });
}
