import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { answerValueSchema } from "@/lib/guideline/schema";
import { no, ok } from "@/lib/server/errors";
import { settle } from "./commands";
import { listQueue, QUEUE_PAGE } from "./queue";
import { listResolutions, readResolution } from "./resolutions";
import { METHODS, queueFilterSchema, resolutionListSchema, resolutionSchema, SETTLED_REASONS } from "./schema";
import { withdraw } from "./withdraw";

export const settleCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/resolutions",
  summary: "Settle an example on a criterion; a second resolution of the same pair answers 409 with the first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  body: resolutionSchema,
  status: 201,
  answer: z.object({ id: z.uuid(), changeRequest: z.uuid().nullable() }),
  refusals: ["already-settled", "unknown-example", "unknown-criterion", "unknown-request", "invalid-value"],
  handle: ({ scope, body }) => settle(scope, body),
});

const resolution = z.object({
  id: z.uuid(),
  example: z.string(),
  criterion: z.string(),
  value: answerValueSchema.nullable().describe("null: no single right answer"),
  distribution: z.record(z.string(), z.number()).nullable(),
  method: z.enum(METHODS),
  reason: z.enum(SETTLED_REASONS),
  note: z.string(),
  author: z.string().nullable(),
  guidelineVersion: z.int(),
  batch: z.uuid().nullable().describe("What a rule settled with it"),
  createdAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  changedLabels: z.int().describe("How many labels stand by now as they did not when it was settled"),
});

export const listResolutionsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/resolutions",
  summary: "Standing resolutions, oldest first, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: resolutionListSchema,
  answer: pageSchema(resolution),
  handle: async ({ scope, query }) => ok(iso(await listResolutions(scope, query))),
});

export const readResolutionCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/resolutions/{resolution}",
  summary: "One resolution, also where it was withdrawn",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: resolution,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readResolution(scope, params.resolution!);
    return found ? ok(iso(found)) : no("not-found", "There is no such resolution.");
  },
});

export const shrunkRequest = z.object({
  id: z.uuid(),
  title: z.string(),
  declined: z.boolean().describe("It had no other case, and nobody had touched it"),
});

export const withdrawCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/resolutions/{resolution}",
  summary: "Withdraw a resolution; the case waits again, and the open change request that it went to loses it",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  answer: z.object({ id: z.uuid(), requests: z.array(shrunkRequest) }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) =>
    isUuid(params.resolution!)
      ? withdraw(scope, { id: params.resolution! })
      : no("not-found", "There is no such resolution."),
});

const waitingCase = z.object({
  exampleId: z.uuid(),
  externalId: z.string(),
  kind: z.enum(EXAMPLE_KINDS),
  excerpt: z.string(),
  criterionKey: z.string(),
  criterionTitle: z.string(),
  versionNumber: z.int(),
  labels: z.int(),
  disagreement: z.number().describe("Mean disagreement of two people, 0 to 1"),
  counts: z.array(z.object({ valueKey: z.string(), n: z.int() })),
  isFlagged: z.boolean(),
});

export const listQueueCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/disagreements",
  summary: "What waits for a reviewer: examples whose labels differ, worst first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: queueFilterSchema.omit({ page: true }).extend({
    cursor: queueFilterSchema.shape.page.describe("`next` of the page before"),
  }),
  answer: pageSchema(waitingCase),
  handle: async ({ scope, query: { cursor: page, ...query } }) => {
    const items = await listQueue(scope, { ...query, page });
    return ok({ items, next: items.length === QUEUE_PAGE ? String(page + 1) : null });
  },
});
