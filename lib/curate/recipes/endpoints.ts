import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint, files } from "@/lib/api/endpoint";
import { pageSchema, wholeList } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { integer, integerText, text } from "@/lib/input/schemas";
import { no, ok } from "@/lib/server/errors";
import { createRecipe, putAway, saveRecipe } from "./commands";
import { runFiguresSchema } from "./figures";
import { funnelOf } from "./funnel";
import { measuredSteps } from "./measured";
import { listRecipes, listRuns, listTaken, type RunView, readRecipeVersion, readRun } from "./queries";
import { writeRecipe } from "./recipe-file";
import { recipeSchema } from "./schema";
import { startPreview, startRun } from "./start";
import { stepSchema } from "./steps/all-steps";
import { undoRun } from "./undo";

const count = z.int();
const time = z.iso.datetime();
const saved = z.object({ id: z.uuid(), version: count, hash: z.string().describe("SHA-256 of the recipe’s file") });

const recipe = saved.extend({
  recipe: z.string(),
  steps: z.array(stepSchema),
  author: z.string().nullable(),
  createdAt: time.describe("Of this version"),
  putAwayAt: time.nullable().describe("When it left the list; null where it is on it"),
});

const run = z.object({
  id: z.uuid(),
  recipe: z.uuid(),
  name: z.string(),
  version: count,
  hash: z.string(),
  steps: z.array(stepSchema),
  isPreview: z.boolean().describe("Excludes nothing"),
  guidelineVersion: count,
  state: z.enum(["queued", "running", "succeeded", "failed", "cancelled"]),
  figures: runFiguresSchema,
  funnel: z
    .array(z.object({ step: count.describe("0: excluded before; then the steps"), taken: count, left: count }))
    .describe("How the examples came down, as far as the run has come"),
  stands: count.describe("Exclusions that it made and that stand"),
  replaced: count.describe("Examples in whose places its cleaned versions stand"),
  author: z.string().nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
  undoneAt: time.nullable(),
  undoneBy: z.string().nullable(),
});

const toRun = (view: RunView) => iso({ ...view, funnel: funnelOf(view.figures) });

const NO_RECIPE = no("not-found", "This project has no such recipe, or no such version of it.");
const NO_RUN = no("not-found", "This recipe has no such run. A preview goes when the next one is made.");
const EXAMPLES_ON_PAGE = 200;

export const listRecipesCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes",
  summary: "The recipes of the project, each as its newest version says it",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: z.object({ away: z.enum(["yes", "no"]).default("no").describe("yes: those that were put away") }),
  answer: pageSchema(recipe),
  handle: async ({ scope, query }) => {
    const recipes = await listRecipes(scope);
    return ok(iso(wholeList(recipes.filter(({ putAwayAt }) => (putAwayAt !== null) === (query.away === "yes")))));
  },
});

export const createRecipeCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/recipes",
  summary: "Make a recipe: a name and steps that say what goes out of the dataset, as a recipe’s file holds them",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: recipeSchema,
  answer: saved,
  refusals: ["unfit-recipe"],
  handle: ({ scope, body }) => createRecipe(scope, body),
});

export const readRecipeCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes/{recipe}",
  summary: "A recipe, with what each step cost and took when it last ran",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: z.object({ version: integerText(1).optional().describe("The newest unless said") }),
  answer: recipe.extend({
    measured: z
      .array(
        z
          .object({
            perThousand: z.number().describe("Milliseconds for each 1,000 examples that it looked at"),
            share: z.number().describe("Of those that were still in, the share that it took"),
          })
          .nullable(),
      )
      .describe("By step; null of one that never ran in this project"),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    const found = await readRecipeVersion(scope, params.recipe!, query.version);
    if (!found) return NO_RECIPE;
    return ok(iso({ ...found, measured: measuredSteps(found.steps, await listRuns(scope)) }));
  },
});

export const readRecipeFileCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes/{recipe}/file",
  summary: "A recipe as a file that can be kept in version control: JSON in one layout, a line for each step",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: z.object({ version: integerText(1).optional().describe("The newest unless said") }),
  files: files("application/json"),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    const found = await readRecipeVersion(scope, params.recipe!, query.version);
    if (!found) return NO_RECIPE;
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="recipe-${found.id.slice(-8)}-v${found.version}.json"`,
      "cache-control": "no-store",
    };
    return new Response(writeRecipe(found), { headers });
  },
});

export const saveRecipeCall = endpoint({
  method: "PUT",
  path: "/api/v1/projects/{id}/recipes/{recipe}/file",
  summary: "Save a recipe’s file as its next version; one that says what the newest says makes none",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: recipeSchema,
  answer: saved,
  refusals: ["not-found", "unfit-recipe"],
  handle: ({ scope, params, body }) => saveRecipe(scope, params.recipe!, body),
});

export const putAwayRecipeCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/recipes/{recipe}/archive",
  summary: "Put a recipe away: it leaves the list. Its versions, its file and its runs stay, and what these excluded",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({ away: z.literal(true) }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const done = await putAway(scope, { recipe: params.recipe!, away: true });
    return done.ok ? ok({ away: true as const }) : done;
  },
});

export const bringBackRecipeCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/recipes/{recipe}/archive",
  summary: "Bring a recipe that was put away back to the list",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({ away: z.literal(false) }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const done = await putAway(scope, { recipe: params.recipe!, away: false });
    return done.ok ? ok({ away: false as const }) : done;
  },
});

const startSchema = z.object({
  version: integer(1).optional().describe("The newest unless said"),
});

export const previewRecipeCall = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/recipes/{recipe}/preview",
  summary: "Find what each step would take, and exclude nothing; answers a job to follow, whose id is that of the run",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: startSchema,
  status: 202,
  answer: jobIdSchema,
  refusals: ["not-found", "put-away", "unfit-recipe", "not-compared", "busy"],
  handle: ({ scope, params, body }) => startPreview(scope, { ...body, recipe: params.recipe! }),
});

export const runRecipeCall = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/recipes/{recipe}/runs",
  summary:
    "Exclude what the steps take, all of it at once or nothing, after cleaning where that is the first step; answers a job to follow, whose id is that of the run",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: startSchema,
  status: 202,
  answer: jobIdSchema,
  refusals: ["not-found", "put-away", "unfit-recipe", "not-compared", "busy"],
  handle: ({ scope, params, body }) => startRun(scope, { ...body, recipe: params.recipe! }),
});

export const listRunsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes/{recipe}/runs",
  summary: "The newest 100 runs of a recipe, its last preview among them, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: pageSchema(run),
  handle: async ({ scope, params }) => ok(wholeList((await listRuns(scope, params.recipe!)).map(toRun))),
});

export const readRunCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes/{recipe}/runs/{run}",
  summary: "A run of a recipe with its funnel: what each step took, and how much was left",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: run,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readRun(scope, params.recipe!, params.run!);
    return found ? ok(toRun(found)) : NO_RUN;
  },
});

export const listTakenCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/recipes/{recipe}/runs/{run}/examples",
  summary: "The examples that a step of a run took, in the order of their arrival",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: z.object({
    step: integerText(0, 50).describe("Counts from 1; 0 are those that were excluded before"),
    source: text(2000).optional().describe("Only those of this source"),
    cursor: integerText(0, 1_000_000).default(0).describe("`next` of the page before"),
  }),
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      externalId: z.string(),
      excerpt: z.string(),
      excluded: z.boolean().describe("Whether it is excluded now"),
    }),
  ),
  refusals: ["not-found"],
  handle: async ({ scope, params, query: { step, source, cursor } }) => {
    const found = await readRun(scope, params.recipe!, params.run!);
    if (!found) return NO_RUN;
    const view = { offset: cursor * EXAMPLES_ON_PAGE, limit: EXAMPLES_ON_PAGE + 1 };
    const rows = await listTaken(scope, { run: found.id, step, source }, view);
    const isMore = rows.length > EXAMPLES_ON_PAGE;
    return ok({ items: rows.slice(0, EXAMPLES_ON_PAGE), next: isMore ? String(cursor + 1) : null });
  },
});

export const undoRunCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/recipes/{recipe}/runs/{run}/undo",
  summary: "Take back what a run excluded, as far as nobody did already; what others excluded stays",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({
    lifted: count.describe("Examples that are in again"),
    children: count.describe("Cleaned versions that left again"),
    stay: count.describe("Of those that the run took, examples that others excluded and that stay out"),
  }),
  refusals: ["not-found", "undone", "not-run", "cleaned-since", "busy"],
  handle: ({ scope, params }) => undoRun(scope, { run: params.run! }),
});
