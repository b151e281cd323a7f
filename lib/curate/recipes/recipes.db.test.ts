import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exclude, include } from "@/lib/curate/exclude";
import { cancelJob } from "@/lib/jobs/cancel";
import { db } from "@/lib/server/db";
import { ownerPool } from "@/prisma/testing/connections";
import { countWrites, killAtWrite, killWrites } from "@/prisma/testing/killed-writes";
import { makeRecipeWorld, type RecipeWorld, tryOf } from "@/prisma/testing/recipe-world";
import { runRecipeJob } from "./job";
import { countTaken, listTaken, readRun } from "./queries";
import { startPreview, startRun } from "./start";
import { undoRun } from "./undo";

const CHECKED = [{ step: "check", check: "from-web" }];
const BOTH = [...CHECKED, { step: "duplicates", meaning: "whole", strength: "exact", rule: ["oldest"] }];

const owner = ownerPool();
let world: RecipeWorld;
let projectId: string;
let scope: RecipeWorld["scope"];

beforeAll(() => killWrites(owner));

beforeEach(async () => {
  world = await makeRecipeWorld(owner);
  ({ projectId, scope } = world);
});

describe("a run of a recipe", () => {
  beforeEach(() =>
    world.insert([
      ["w1", "once"],
      ["b1", "once"],
      ["b2", "once"],
      ["b3", "twice"],
      ["w2", "else"],
    ]),
  );

  it("excludes what its steps take, each with the reason, and keeps one of several that is still there", async () => {
    const before = await world.hashOfExamples();
    const recipe = await world.made(BOTH);
    const run = await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(["b2 unique", "w1 relevant", "w2 relevant"]);
    expect(await readRun(scope, recipe, run)).toMatchObject({
      state: "succeeded",
      stands: 3,
      figures: {
        examples: 5,
        marked: 3,
        excluded: { people: 0, runs: [] },
        steps: [
          { still: 5, taken: 2, counts: { unknown: 0 } },
          { still: 3, taken: 1, counts: { clusters: 1 } },
        ],
      },
    });
    const taken = await listTaken(scope, { run, step: 2 }, { offset: 0, limit: 10 });
    expect(taken.map(({ externalId }) => externalId)).toEqual(["b2"]);
    expect(await world.hashOfExamples()).toBe(before);
  });

  it("changes nothing when it is run again, and says whose exclusions it met", async () => {
    const recipe = await world.made(BOTH);
    await exclude(scope, { examples: ["b1"], reason: "compliant", note: "by hand" });
    const first = await world.ran(recipe);
    const standing = await world.excludedNames();
    const again = await world.ran(recipe);
    expect(await world.excludedNames()).toEqual(standing);
    expect(standing).toContain("b1 compliant");
    expect((await readRun(scope, recipe, again))!.figures).toMatchObject({
      excluded: { people: 1, runs: [{ run: first, name: "First", version: 1, examples: 2 }] },
      steps: [{ taken: 0 }, { taken: 0 }],
      marked: 0,
    });
  });

  it("previews without a mark, with the same figures, and the next preview takes its place", async () => {
    const recipe = await world.made(BOTH);
    const preview = await world.ran(recipe, startPreview);
    expect(await world.excludedNames()).toEqual([]);
    expect((await readRun(scope, recipe, preview))!.figures.steps.map(({ taken }) => taken)).toEqual([2, 1]);
    expect(await undoRun(scope, { run: preview })).toMatchObject({ ok: false, reason: "not-run" });
    await world.ran(recipe, startPreview);
    expect(await readRun(scope, recipe, preview)).toBeNull();
  });

  it("is undone as one: exactly what it excluded and nobody changed since", async () => {
    const recipe = await world.made(CHECKED);
    const run = await world.ran(recipe);
    await include(scope, { examples: ["w1"] });
    await exclude(scope, { examples: ["w1"], reason: "compliant", note: "by hand" });
    const outcomes = await Promise.all([undoRun(scope, { run }), undoRun(scope, { run })]);
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { lifted: 1, children: 0, stay: 1 } }]);
    expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ reason: "undone" }]);
    expect(await world.excludedNames()).toEqual(["w1 compliant"]);
    const { rows } = await owner.query(
      "SELECT action FROM audit_entry WHERE project_id = $1 AND action LIKE 'recipe%'",
      [projectId],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual(["recipe.run", "recipe.save", "recipe.undo"]);
    await expect(owner.query("UPDATE recipe_run SET undone_at = NULL WHERE id = $1", [run])).rejects.toThrow(
      /only be undone/,
    );
    await expect(owner.query("DELETE FROM recipe_run WHERE id = $1", [run])).rejects.toThrow(
      /only go with its project/,
    );
  });

  it("ends the same wherever it is killed", async () => {
    const recipe = await world.made(BOTH);
    await killAtWrite(owner, 0);
    const first = await world.ran(recipe);
    const last = await countWrites(owner);
    const whole = await world.excludedNames();
    expect(last).toBeGreaterThan(8);
    await undoRun(scope, { run: first });
    // Before anything is stored, within and between the steps, in the exclusions, and behind all of it.
    for (const part of [0.1, 0.4, 0.7, 0.9, 1]) {
      const jobId = await world.ordered(recipe);
      await killAtWrite(owner, Math.round(part * last));
      await expect(runRecipeJob({ projectId, jobId }, tryOf())).rejects.toThrow(/killed/);
      expect([[], whole]).toContainEqual(await world.excludedNames());
      await runRecipeJob({ projectId, jobId }, tryOf());
      expect(await world.excludedNames()).toEqual(whole);
      expect((await readRun(scope, recipe, jobId))!.figures.steps.map(({ taken }) => taken)).toEqual([2, 1]);
      await undoRun(scope, { run: jobId });
    }
  }, 60_000);

  it("is one at a time, and leaves nothing where it is called off", async () => {
    const recipe = await world.made(BOTH);
    const both = await Promise.all([startRun(scope, { recipe }), startPreview(scope, { recipe })]);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ reason: "busy" }]);
    const [started] = both.flatMap((one) => (one.ok ? one.value.jobId : []));
    await db().job.update({ where: { id: started! }, data: { state: "running" } });
    await cancelJob(scope, { jobId: started! });
    await runRecipeJob({ projectId, jobId: started! }, tryOf());
    await world.takeBack(started!);
    expect(await world.excludedNames()).toEqual([]);
    expect(await db().recipeTaken.count({ where: { projectId } })).toBe(0);
    expect(await db().job.findFirst({ where: { id: started! } })).toMatchObject({ state: "cancelled" });
  });

  it("selects by labels: what does not meet goes out, also what is not decided", async () => {
    const steps = [{ step: "selection", where: ["helpfulness:decided"] }];
    const recipe = await world.made(steps);
    const run = await world.ran(recipe, startPreview);
    expect((await readRun(scope, recipe, run))!.figures.steps).toMatchObject([{ taken: 5, counts: { undecided: 5 } }]);
  });

  it("names the source that it takes most of, and lists what it took of that one", async () => {
    await world.insert(Array.from({ length: 12 }, (_, k) => [`w-more-${k}`, `text ${k}`] as const));
    const recipe = await world.made(CHECKED);
    const run = await world.ran(recipe, startPreview);
    const web = { by: "source", name: "web", examples: 14, taken: 14, steps: [{ step: 1, taken: 14 }] };
    expect((await readRun(scope, recipe, run))!.figures.losing).toEqual([web]);
    expect(await countTaken(scope, { run, step: 1, source: "web" })).toBe(14);
    expect(await listTaken(scope, { run, step: 1, source: "books" }, { offset: 0, limit: 9 })).toEqual([]);
  });

  it("is not started in an archived project", async () => {
    const recipe = await world.made(CHECKED);
    await db().project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    await expect(startRun(scope, { recipe })).rejects.toThrow(/archived/);
  });
});

it("has nothing to take of no example, and of one", async () => {
  const recipe = await world.made(BOTH);
  expect((await readRun(scope, recipe, await world.ran(recipe)))!.figures).toMatchObject({ examples: 0, marked: 0 });
  await world.insert([["b1", "alone"]]);
  expect((await readRun(scope, recipe, await world.ran(recipe)))!.figures).toMatchObject({ examples: 1, marked: 0 });
});
