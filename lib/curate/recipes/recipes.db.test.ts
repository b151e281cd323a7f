import type { JobHelpers } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { exclude, include } from "@/lib/curate/exclude";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Check } from "@/lib/guideline/schema";
import { cancelJob } from "@/lib/jobs/cancel";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { createRecipe, saveRecipe, takeRecipeFile } from "./commands";
import { runRecipeJob } from "./job";
import { listRecipes, listTaken, readRun } from "./queries";
import { writeRecipe } from "./recipe-file";
import { type Recipe, recipeSchema } from "./schema";
import { startPreview, startRun } from "./start";
import { undoRun } from "./undo";

const FROM_WEB: Check = {
  key: "from-web",
  quality: "relevant",
  title: "From the web",
  match: "any",
  conditions: [{ fact: "source", operator: "is", values: ["web"] }],
};
const pool = appPool();
const owner = ownerPool();
/** It has attempts enough for every kill. */
const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 1000 } } as unknown as JobHelpers;

let projectId: string;
let scope: Awaited<ReturnType<typeof leadScope>>;

async function leadScope() {
  const { actor } = await makeMember(projectId, "lead");
  return requireProject(actor, projectId, "release:write", "project:read", "resolve:read", "export:read", "jobs:read");
}

/** Texts of which the first letter is the source: w of the web, b of books. */
async function insert(rows: readonly (readonly [name: string, text: string])[]): Promise<void> {
  await pool.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance)
     SELECT $1, gen_random_uuid(), r.name, 'text', jsonb_build_object('text', r.text), encode(sha256(r.name::bytea), 'hex'),
            jsonb_build_object('source', CASE WHEN r.name LIKE 'w%' THEN 'web' ELSE 'books' END)
     FROM unnest($2::text[], $3::text[]) AS r (name, text)`,
    [projectId, rows.map(([name]) => name), rows.map(([, text]) => text)],
  );
  await deriveFacts({ projectId, make: makeBatch });
}

const read = (given: unknown): Recipe => recipeSchema.parse(given);
const CHECKED = read({ recipe: "First", steps: [{ step: "check", check: "from-web" }] });
const BOTH = read({
  recipe: "First",
  steps: [
    { step: "check", check: "from-web" },
    { step: "duplicates", meaning: "whole", strength: "exact", rule: ["oldest"] },
  ],
});

/** Names of the examples that are excluded, with whose exclusion that is. */
async function excludedNames(): Promise<string[]> {
  const rows = await db().exampleMark.findMany({
    where: { projectId, kind: "exclusion", liftedAt: null },
    select: { example: { select: { externalId: true } }, reason: true },
  });
  return rows.map(({ example, reason }) => `${example.externalId} ${reason}`).sort();
}

async function made(recipe: Recipe): Promise<string> {
  const saved = await createRecipe(scope, recipe);
  if (!saved.ok) throw new Error(saved.message);
  return saved.value.id;
}

async function ran(recipe: string, begin = startRun): Promise<string> {
  const started = await begin(scope, { recipe });
  if (!started.ok) throw new Error(started.message);
  await runRecipeJob({ projectId, jobId: started.value.jobId }, helpers);
  return started.value.jobId;
}

beforeEach(async () => {
  projectId = (await makeProject({ checks: [FROM_WEB] })).projectId;
  scope = await leadScope();
});

describe("a run of a recipe", () => {
  beforeEach(() =>
    insert([
      ["w1", "once"],
      ["b1", "once"],
      ["b2", "once"],
      ["b3", "twice"],
      ["w2", "else"],
    ]),
  );

  it("excludes what its steps take, each with the reason, and keeps one of several that is still there", async () => {
    const before = await contentHash();
    const recipe = await made(BOTH);
    const run = await ran(recipe);
    expect(await excludedNames()).toEqual(["b2 unique", "w1 relevant", "w2 relevant"]);
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
    expect(await contentHash()).toBe(before);
  });

  it("changes nothing when it is run again, and says whose exclusions it met", async () => {
    const recipe = await made(BOTH);
    await exclude(scope, { examples: ["b1"], reason: "compliant", note: "by hand" });
    const first = await ran(recipe);
    const standing = await excludedNames();
    const again = await ran(recipe);
    expect(await excludedNames()).toEqual(standing);
    expect(standing).toContain("b1 compliant");
    expect((await readRun(scope, recipe, again))!.figures).toMatchObject({
      excluded: { people: 1, runs: [{ run: first, name: "First", version: 1, examples: 2 }] },
      steps: [{ taken: 0 }, { taken: 0 }],
      marked: 0,
    });
  });

  it("previews without a mark, with the same figures, and the next preview takes its place", async () => {
    const recipe = await made(BOTH);
    const preview = await ran(recipe, startPreview);
    expect(await excludedNames()).toEqual([]);
    expect((await readRun(scope, recipe, preview))!.figures.steps.map(({ taken }) => taken)).toEqual([2, 1]);
    expect(await undoRun(scope, { run: preview })).toMatchObject({ ok: false, reason: "not-run" });
    await ran(recipe, startPreview);
    expect(await readRun(scope, recipe, preview)).toBeNull();
  });

  it("is undone as one: exactly what it excluded and nobody changed since", async () => {
    const recipe = await made(CHECKED);
    const run = await ran(recipe);
    await include(scope, { examples: ["w1"] });
    await exclude(scope, { examples: ["w1"], reason: "compliant", note: "by hand" });
    const outcomes = await Promise.all([undoRun(scope, { run }), undoRun(scope, { run })]);
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { lifted: 1, stay: 1 } }]);
    expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ reason: "undone" }]);
    expect(await excludedNames()).toEqual(["w1 compliant"]);
    const { rows } = await pool.query(
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
    const recipe = await made(BOTH);
    await killAtWrite(0);
    const first = await ran(recipe);
    const [{ last }] = (await owner.query("SELECT last_value::int AS last FROM writes")).rows;
    const whole = await excludedNames();
    expect(last).toBeGreaterThan(8);
    await undoRun(scope, { run: first });
    // Before anything is stored, within and between the steps, in the exclusions, and behind all of it.
    for (const part of [0.1, 0.4, 0.7, 0.9, 1]) {
      const started = await startRun(scope, { recipe });
      const jobId = started.ok ? started.value.jobId : "";
      await killAtWrite(Math.round(part * last));
      await expect(runRecipeJob({ projectId, jobId }, helpers)).rejects.toThrow(/killed/);
      expect([[], whole]).toContainEqual(await excludedNames());
      await runRecipeJob({ projectId, jobId }, helpers);
      expect(await excludedNames()).toEqual(whole);
      expect((await readRun(scope, recipe, jobId))!.figures.steps.map(({ taken }) => taken)).toEqual([2, 1]);
      await undoRun(scope, { run: jobId });
    }
  }, 60_000);

  it("is one at a time, and leaves nothing where it is called off", async () => {
    const recipe = await made(BOTH);
    const both = await Promise.all([startRun(scope, { recipe }), startPreview(scope, { recipe })]);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ reason: "busy" }]);
    const [started] = both.flatMap((one) => (one.ok ? one.value.jobId : []));
    await db().job.update({ where: { id: started! }, data: { state: "running" } });
    await cancelJob(scope, { jobId: started! });
    await runRecipeJob({ projectId, jobId: started! }, helpers);
    expect(await excludedNames()).toEqual([]);
    expect(await db().recipeTaken.count({ where: { projectId } })).toBe(0);
    expect(await db().job.findFirst({ where: { id: started! } })).toMatchObject({ state: "cancelled" });
  });

  it("selects by labels: what does not meet goes out, also what is not decided", async () => {
    const steps = [{ step: "selection", where: ["helpfulness:decided"] }];
    const recipe = await made(read({ recipe: "Selected", steps }));
    const run = await ran(recipe, startPreview);
    expect((await readRun(scope, recipe, run))!.figures.steps).toMatchObject([{ taken: 5, counts: { undecided: 5 } }]);
  });

  it("is not started in an archived project", async () => {
    const recipe = await made(CHECKED);
    await db().project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    await expect(startRun(scope, { recipe })).rejects.toThrow(/archived/);
  });
});

it("has nothing to take of no example, and of one", async () => {
  const recipe = await made(BOTH);
  expect((await readRun(scope, recipe, await ran(recipe)))!.figures).toMatchObject({ examples: 0, marked: 0 });
  await insert([["b1", "alone"]]);
  expect((await readRun(scope, recipe, await ran(recipe)))!.figures).toMatchObject({ examples: 1, marked: 0 });
});

describe("a recipe", () => {
  it("gets a version only where it says something else, and its file comes back as it was", async () => {
    const recipe = await made(CHECKED);
    expect(await saveRecipe(scope, recipe, CHECKED)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await takeRecipeFile(scope, { recipe, text: writeRecipe(BOTH) })).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    const [listed] = await listRecipes(scope);
    expect(listed).toMatchObject({ version: 2, recipe: "First" });
    expect(writeRecipe(listed!)).toBe(writeRecipe(BOTH));
  });

  it("is refused with the names of what does not fit, of a file with its lines", async () => {
    const steps = [
      { step: "duplicates", meaning: "whole" },
      { step: "check", check: "gone" },
      { step: "selection", where: ["no:decided"] },
    ];
    const recipe = read({ recipe: "Bad", steps });
    expect(await createRecipe(scope, recipe)).toMatchObject({
      ok: false,
      reason: "unfit-recipe",
      message: expect.stringMatching(/check gone, which version 1 .* it has from-web/),
      detail: { errors: [{ field: "steps.1.check" }, { field: "steps.2.where" }, { field: "steps.0" }] },
    });
    expect(await takeRecipeFile(scope, { text: writeRecipe(recipe) })).toMatchObject({
      ok: false,
      reason: "unreadable-recipe",
      detail: { lines: [{ line: 5 }, { line: 6 }, { line: 4 }] },
    });
  });
});

async function contentHash(): Promise<string> {
  const { rows } = await pool.query(
    "SELECT md5(string_agg(e::text, '' ORDER BY e.sequence)) AS hash FROM example e WHERE project_id = $1",
    [projectId],
  );
  return rows[0].hash;
}

/** Of a job not the signs of life, which come when they will. */
const WRITES = [
  "INSERT ON recipe_taken",
  "UPDATE ON recipe_run",
  "INSERT ON example_mark",
  "UPDATE OF state, result ON job",
];

beforeAll(async () => {
  await owner.query("CREATE SEQUENCE writes");
  await owner.query("GRANT USAGE ON SEQUENCE writes TO PUBLIC");
  await owner.query("CREATE TABLE kill (at bigint)");
  await owner.query("GRANT SELECT ON kill TO PUBLIC");
  await owner.query(`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('writes') = (SELECT at FROM kill) THEN RAISE EXCEPTION 'killed'; END IF;
      RETURN NULL;
    END $$`);
  for (const write of WRITES)
    await owner.query(`CREATE TRIGGER killed AFTER ${write} FOR EACH STATEMENT EXECUTE FUNCTION killed()`);
});

/** The next writes of a run are counted, and the one at this place fails with its transaction, as if the worker had died. */
async function killAtWrite(at: number): Promise<void> {
  await owner.query("SELECT setval('writes', 1, false)");
  await owner.query("DELETE FROM kill");
  await owner.query("INSERT INTO kill VALUES ($1)", [at]);
}
