import type { JobHelpers } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { undoCleaning } from "@/lib/curate/clean/commands";
import { exclude, include } from "@/lib/curate/exclude";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Check } from "@/lib/guideline/schema";
import { contentHash } from "@/lib/import/content-hash";
import { cancelJob } from "@/lib/jobs/cancel";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { createRecipe } from "./commands";
import { runRecipeJob } from "./job";
import { countTaken, listTaken, readRun } from "./queries";
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
  // Of what is there twice the later one has another hash, as if its slices differed.
  const hashes = rows.map(([name, text], at) =>
    contentHash({ kind: "text", text: rows.findIndex((one) => one[1] === text) < at ? name : text }),
  );
  await pool.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance)
     SELECT $1, gen_random_uuid(), r.name, 'text', jsonb_build_object('text', r.text), r.hash,
            jsonb_build_object('source', CASE WHEN r.name LIKE 'w%' THEN 'web' ELSE 'books' END)
     FROM unnest($2::text[], $3::text[], $4::text[]) AS r (name, text, hash)`,
    [projectId, rows.map(([name]) => name), rows.map(([, text]) => text), hashes],
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
  return rows.map(({ example, reason }) => `${example.externalId.replace(/~.*/, "~")} ${reason}`).sort();
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
    const before = await hashOfExamples();
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
    expect(await hashOfExamples()).toBe(before);
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
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { lifted: 1, children: 0, stay: 1 } }]);
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

  it("names the source that it takes most of, and lists what it took of that one", async () => {
    await insert(Array.from({ length: 12 }, (_, k) => [`w-more-${k}`, `text ${k}`] as const));
    const recipe = await made(CHECKED);
    const run = await ran(recipe, startPreview);
    const web = { by: "source", name: "web", examples: 14, taken: 14, steps: [{ step: 1, taken: 14 }] };
    expect((await readRun(scope, recipe, run))!.figures.losing).toEqual([web]);
    expect(await countTaken(scope, { run, step: 1, source: "web" })).toBe(14);
    expect(await listTaken(scope, { run, step: 1, source: "books" }, { offset: 0, limit: 9 })).toEqual([]);
  });

  it("is not started in an archived project", async () => {
    const recipe = await made(CHECKED);
    await db().project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    await expect(startRun(scope, { recipe })).rejects.toThrow(/archived/);
  });
});

describe("a recipe that cleans", () => {
  const steps = [
    { step: "clean", operations: ["trim"], unaffected: ["helpfulness"] },
    { step: "check", check: "from-web" },
    { step: "duplicates", meaning: "whole", strength: "normalised", rule: ["oldest"] },
  ];
  const CLEANED = read({ recipe: "Cleaned", steps });
  const OUT = ["b1 replaced", "b3 replaced", "b3~ unique", "w1 replaced", "w1~ relevant"];

  beforeEach(async () => {
    await insert([
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
    const before = await hashOfExamples();
    const recipe = await made(CLEANED);
    const run = await ran(recipe);
    expect(await excludedNames()).toEqual(OUT);
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
    expect(await hashOfExamples(5)).toBe(before);

    const again = await ran(recipe);
    expect(await excludedNames()).toEqual(OUT);
    expect((await readRun(scope, recipe, again))!.figures).toMatchObject({
      examples: 4,
      marked: 0,
      excluded: { people: 0, runs: [{ run, examples: 2 }] },
      steps: [{ still: 2, taken: 0, counts: { changed: 0, unchanged: 2 } }, { taken: 0 }, { taken: 0 }],
    });
    expect(await undoCleaning(scope, { run })).toMatchObject({ reason: "of-recipe" });
    expect(await undoRun(scope, { run })).toEqual({ ok: true, value: { lifted: 5, children: 2, stay: 0 } });
    expect(await excludedNames()).toEqual(["b3~ replaced", "w1~ replaced"]);
    await ran(recipe);
    expect(await excludedNames()).toEqual(OUT);
    expect(await db().example.count({ where: { projectId } })).toBe(7);
  });

  it("previews what it would clean, and stores nothing of it", async () => {
    const recipe = await made(CLEANED);
    const preview = await ran(recipe, startPreview);
    // The steps behind look at the texts as they are, but for those that would leave.
    expect((await readRun(scope, recipe, preview))!.figures).toMatchObject({
      examples: 5,
      marked: 0,
      steps: [CLEANING, { still: 4, taken: 1 }, { still: 3, taken: 1 }],
    });
    expect(await excludedNames()).toEqual([]);
    expect(await db().example.count({ where: { projectId } })).toBe(5);
  });

  it("selects by what is inherited", async () => {
    const decided = { step: "selection", where: ["helpfulness:decided"] };
    const run = await ran(await made(read({ recipe: "Decided", steps: [steps[0], decided] })));
    expect(await excludedNames()).toEqual([
      "b1 replaced",
      "b2 relevant",
      "b3 replaced",
      "b4 relevant",
      "w1 replaced",
      "w1~ relevant",
    ]);
    await undoRun(scope, { run });
  });

  it("ends the same wherever it is killed, and leaves nothing where it is called off", async () => {
    const recipe = await made(CLEANED);
    await killAtWrite(0);
    const first = await ran(recipe);
    const [{ last }] = (await owner.query("SELECT last_value::int AS last FROM writes")).rows;
    await undoRun(scope, { run: first });
    for (const at of [2, 3, 4, 6, Math.round(0.7 * last), last]) {
      const started = await startRun(scope, { recipe });
      const jobId = started.ok ? started.value.jobId : "";
      await killAtWrite(at);
      await expect(runRecipeJob({ projectId, jobId }, helpers)).rejects.toThrow(/killed/);
      await runRecipeJob({ projectId, jobId }, helpers);
      expect(await excludedNames()).toEqual(OUT);
      expect((await readRun(scope, recipe, jobId))!.figures.steps.map(({ taken }) => taken)).toEqual([1, 1, 1]);
      await undoRun(scope, { run: jobId });
    }
    const started = await startRun(scope, { recipe });
    const jobId = started.ok ? started.value.jobId : "";
    await killAtWrite(Math.round(0.7 * last));
    await expect(runRecipeJob({ projectId, jobId }, helpers)).rejects.toThrow(/killed/);
    expect(await excludedNames()).toContain("b3 replaced");
    await cancelJob(scope, { jobId });
    await runRecipeJob({ projectId, jobId }, helpers);
    expect(await excludedNames()).toEqual(["b3~ replaced", "w1~ replaced"]);
    expect(await db().recipeTaken.count({ where: { projectId, runId: jobId } })).toBe(0);
  }, 60_000);
});

it("has nothing to take of no example, and of one", async () => {
  const recipe = await made(BOTH);
  expect((await readRun(scope, recipe, await ran(recipe)))!.figures).toMatchObject({ examples: 0, marked: 0 });
  await insert([["b1", "alone"]]);
  expect((await readRun(scope, recipe, await ran(recipe)))!.figures).toMatchObject({ examples: 1, marked: 0 });
});

/** Of the first that came. */
async function hashOfExamples(first = 1000): Promise<string> {
  const { rows } = await pool.query(
    "SELECT md5(string_agg(e::text, '' ORDER BY e.sequence)) AS hash FROM (SELECT * FROM example WHERE project_id = $1 ORDER BY sequence LIMIT $2) e",
    [projectId, first],
  );
  return rows[0].hash;
}

/** Of a job not the signs of life, which come when they will. */
const WRITES = [
  "INSERT ON example",
  "INSERT ON clean_outcome",
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
