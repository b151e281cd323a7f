import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { settle } from "./commands";
import { listQueue } from "./queue";
import { listResolutions } from "./resolutions";
import { queueFilterSchema, resolutionSchema } from "./schema";
import { withdraw } from "./withdraw";

export const settleCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/resolutions",
  summary: "Settle an example on a criterion; a second resolution of the same pair answers 409 with the first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  body: resolutionSchema,
  status: 201,
  answer: z.object({ id: z.uuid(), changeRequest: z.uuid().nullable() }),
  refusals: {
    "already-settled": 409,
    "unknown-example": 404,
    "unknown-criterion": 404,
    "unknown-request": 409,
    "invalid-value": 400,
  },
  handle: ({ scope, body }) => settle(scope, body),
});

const resolution = z.looseObject({
  id: z.uuid(),
  example: z.string(),
  criterion: z.string(),
  value: z.unknown(),
  method: z.string(),
  reason: z.string(),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: z.date(),
});

export const listResolutionsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/resolutions",
  summary: "Standing resolutions, oldest first, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    criterion: z.string().max(64).optional(),
  }),
  answer: z.object({ resolutions: z.array(resolution), nextCursor: z.string().nullable() }),
  refusals: { "bad-cursor": 400 },
  handle: ({ scope, query }) => listResolutions(scope, query),
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
  refusals: { "not-found": 404 },
  handle: async ({ scope, params }) =>
    isUuid(params.resolution!)
      ? withdraw(scope, { id: params.resolution! })
      : no("not-found", "There is no such resolution."),
});

const waitingCase = z.looseObject({
  externalId: z.string(),
  criterionKey: z.string(),
  labels: z.int(),
  disagreement: z.number(),
});

export const listQueueCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/disagreements",
  summary: "What waits for a reviewer: examples whose labels differ, worst first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: queueFilterSchema,
  answer: z.object({ cases: z.array(waitingCase) }),
  handle: async ({ scope, query }) => ok({ cases: await listQueue(scope, query) }),
});
