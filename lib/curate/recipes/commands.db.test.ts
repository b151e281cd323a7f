import { beforeAll, describe, expect, it } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { createRecipe, putAway, saveRecipe, takeRecipeFile } from "./commands";
import { listRecipes } from "./queries";
import { writeRecipe } from "./recipe-file";
import { type Recipe, recipeSchema } from "./schema";
import { startPreview, startRun } from "./start";

const FROM_WEB = {
  key: "from-web",
  quality: "relevant",
  title: "From the web",
  match: "any",
  conditions: [{ fact: "source", operator: "is", values: ["web"] }],
} as const;

const read = (given: unknown): Recipe => recipeSchema.parse(given);
const CHECKED = read({ recipe: "First", steps: [{ step: "check", check: "from-web" }] });
const BOTH = read({ recipe: "First", steps: [...CHECKED.steps, { step: "duplicates", meaning: "whole" }] });

let scope: Awaited<ReturnType<typeof leadScope>>;

async function leadScope() {
  const { projectId } = await makeProject({ checks: [FROM_WEB] as never });
  const { actor } = await makeMember(projectId, "lead");
  return requireProject(actor, projectId, "release:write", "project:read", "resolve:read");
}

beforeAll(async () => {
  scope = await leadScope();
});

async function made(recipe: Recipe): Promise<string> {
  const saved = await createRecipe(scope, recipe);
  if (!saved.ok) throw new Error(saved.message);
  return saved.value.id;
}

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
    const cleaning = { step: "clean", operations: ["trim"], unaffected: ["no"] };
    expect(await createRecipe(scope, read({ recipe: "Bad", steps: [cleaning] }))).toMatchObject({
      message: expect.stringMatching(/criterion no, which version 1 .* it has /),
      detail: { errors: [{ field: "steps.0.unaffected" }] },
    });
  });

  it("that is put away is neither run nor previewed until it is brought back", async () => {
    const recipe = await made(CHECKED);
    expect(await putAway(scope, { recipe, away: true })).toMatchObject({ ok: true });
    for (const start of [startRun, startPreview])
      expect(await start(scope, { recipe })).toMatchObject({ ok: false, reason: "put-away" });
    expect(await putAway(scope, { recipe, away: false })).toMatchObject({ ok: true });
    expect(await startRun(scope, { recipe })).toMatchObject({ ok: true });
  });
});
