import { z } from "zod";
import { estimateSchema, iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { CLEANING_IDS } from "@/lib/clean/operation-ids";
import { no, ok } from "@/lib/server/errors";
import { startCleaning, undoCleaning } from "./commands";
import { previewCleaning } from "./preview";
import { listCleaned, listCleanings, readCleaning } from "./queries";
import { cleanPlanSchema, keptPlanSchema, LOSSES, lossSchema, OUTCOMES, previewInputSchema } from "./schema";

const operation = z.enum(CLEANING_IDS);

const changedText = z.object({
  where: z.string().describe("Names and places from 1, such as `messages 2 content`"),
  before: z.string(),
  after: z.string(),
  isCut: z.boolean().describe("Only the surroundings of the first change"),
});

const count = z.int();

const cleaning = z.object({
  id: z.uuid(),
  plan: keptPlanSchema,
  state: z.enum(["queued", "running", "succeeded", "failed", "cancelled"]),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  recipe: z.uuid().nullable().describe("The recipe that it is a step of; its run of the same id is undone as one"),
  outcomes: z
    .record(z.enum(OUTCOMES), count)
    .describe(
      "How many examples: child, a child took their place; merged, cleaned they say what another example says, which stays; kept-out, they would say what an excluded example says, so they stay; invalid, a text that must be there would be empty, so they stay; unsettled, every operation changes them again, so they stay; too-long, they took more time than there is, so they stay",
    ),
  operations: z.array(z.object({ operation, examples: count })),
  inherited: z
    .array(z.object({ criterion: z.string(), examples: count }))
    .describe("On how many children what is decided about the parent holds"),
  losses: z.array(z.object({ what: z.enum(LOSSES), criterion: z.string(), examples: count, count })),
});

const cleaned = z.object({
  id: z.uuid(),
  parent: z.string(),
  outcome: z.enum(OUTCOMES),
  childId: z.uuid().nullable(),
  child: z.string().nullable(),
  operations: z.array(operation),
  inherited: z.array(z.string()),
  losses: z.array(lossSchema),
});

export const previewCleaningCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/cleanings/preview",
  summary: "What operations would do to a random sample of the kept examples, each alone; nothing is changed",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: previewInputSchema,
  answer: z.object({
    population: count.describe("Kept examples in these slices"),
    examples: count.describe("Of these, how many were drawn and looked at"),
    changed: estimateSchema.describe("The share that all operations together change"),
    unsettled: count,
    operations: z.array(
      z.object({
        operation,
        changed: count,
        share: estimateSchema,
        examples: z.array(z.object({ id: z.uuid(), externalId: z.string(), texts: z.array(changedText) })),
      }),
    ),
  }),
  handle: async ({ scope, body }) => ok(await previewCleaning(scope, body)),
});

export const startCleaningCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/cleanings",
  summary:
    "Clean examples by deriving: a child takes the place of each that an operation changes, and the parent stays as it is and goes out no more",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: cleanPlanSchema,
  status: 202,
  answer: jobIdSchema.describe("The cleaning has the id of its job"),
  refusals: ["busy", "unknown-criterion", "no-examples"],
  handle: ({ scope, body }) => startCleaning(scope, body),
});

export const listCleaningsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/cleanings",
  summary: "The cleanings of a project, newest first, with what became of the examples",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  query: pageQuerySchema,
  answer: pageSchema(cleaning),
  handle: async ({ scope, query }) => ok(iso(await listCleanings(scope, query))),
});

export const readCleaningCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/cleanings/{run}",
  summary: "One cleaning, and a page of what became of its examples in the order of their arrival",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  query: pageQuerySchema.extend({ outcome: z.enum(OUTCOMES).optional() }),
  answer: cleaning.extend({ examples: pageSchema(cleaned) }),
  refusals: ["unknown-cleaning"],
  handle: async ({ scope, params, query }) => {
    const found = await readCleaning(scope, params.run!);
    if (!found) return no("unknown-cleaning", "The project has no such cleaning.");
    return ok(iso({ ...found, examples: await listCleaned(scope, found.id, query) }));
  },
});

export const undoCleaningCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/cleanings/{run}",
  summary: "Undo a cleaning as one: its children leave the dataset and the parents come back. Nothing is deleted",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({
    children: count.describe("That left"),
    parents: count.describe("That came back"),
    withdrawn: count.describe("Inherited decisions that were withdrawn"),
  }),
  refusals: ["unknown-cleaning", "already-undone", "cleaned-since", "of-recipe", "busy"],
  handle: async ({ scope, params }) => {
    const found = await readCleaning(scope, params.run!);
    if (!found) return no("unknown-cleaning", "The project has no such cleaning; nothing was changed.");
    return undoCleaning(scope, { run: found.id });
  },
});
