import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireRequests } from "@/lib/auth/request-scope";
import { isUuid } from "@/lib/auth/uuid";
import { answerValueSchema } from "@/lib/guideline/schema";
import { no, ok } from "@/lib/server/errors";
import { decide } from "./commands/decide";
import { addCases, fileRequest } from "./commands/file";
import { listRequests } from "./queries/list";
import { requestDetail } from "./queries/request";
import {
  addCasesSchema,
  DECISIONS,
  decisionSchema,
  fileRequestSchema,
  REQUEST_STATES,
  requestFilterSchema,
} from "./schema";

const named = z.object({ id: z.uuid(), name: z.string().nullable() });

const row = z.object({
  id: z.uuid(),
  state: z.enum(REQUEST_STATES),
  title: z.string(),
  criterion: z.string().nullable(),
  clause: z.string().nullable(),
  project: named.nullable().describe("Where it was filed; the name is null where that project is not open to you"),
  caseCount: z.int(),
  remarkCount: z.int(),
  filedBy: z.string().nullable(),
  filedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  answered: z.boolean().describe("Whether the draft answers it"),
  answer: z.string(),
  closedBy: z.object({ number: z.int(), hash: z.string() }).nullable().describe("The version that closed it"),
});

const detail = row.extend({
  body: z.string(),
  cases: z
    .array(
      z.object({
        project: named,
        example: z.string(),
        excerpt: z.string(),
        resolution: z
          .object({ criterion: z.string(), value: answerValueSchema.nullable(), reason: z.string(), note: z.string() })
          .nullable(),
        flag: z.string().nullable(),
      }),
    )
    .describe("Those of projects whose labels you may read; caseCount counts all"),
  thread: z.array(
    z.object({
      id: z.uuid(),
      state: z.enum(REQUEST_STATES).nullable(),
      body: z.string(),
      author: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});

const UNKNOWN = ["unknown-project", "unknown-example", "unknown-flag"] as const;
const MISSING = "There is no such change request, or it is not open to you.";

export const listRequestsCall = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}/change-requests",
  summary: "List change requests, newest first; without a state, of all states",
  scope: (actor, params) => requireRequests(actor, params.id!, "read"),
  query: z.object({ ...requestFilterSchema.shape, ...pageQuerySchema.shape }),
  answer: pageSchema(row),
  handle: async ({ scope, query }) => ok(await listRequests(scope, query)),
});

export const fileRequestCall = endpoint({
  method: "POST",
  path: "/api/v1/guidelines/{id}/change-requests",
  summary: "File a change request on a criterion or a clause, with the cases behind it",
  scope: (actor, params) => requireRequests(actor, params.id!, "file"),
  body: fileRequestSchema,
  status: 201,
  answer: z.object({ id: z.uuid() }),
  refusals: [...UNKNOWN, "unknown-place"],
  handle: ({ scope, body }) => fileRequest(scope, body),
});

export const readRequestCall = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}/change-requests/{request}",
  summary: "Read a change request with its cases and its discussion",
  scope: (actor, params) => requireRequests(actor, params.id!, "read"),
  answer: detail,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await requestDetail(scope, params.request!);
    return found ? ok(found) : no("not-found", MISSING);
  },
});

export const addCasesCall = endpoint({
  method: "POST",
  path: "/api/v1/guidelines/{id}/change-requests/{request}/cases",
  summary: "Add cases to an open or accepted change request",
  scope: (actor, params) => requireRequests(actor, params.id!, "file"),
  body: addCasesSchema.omit({ id: true }),
  answer: z.object({ id: z.uuid() }),
  refusals: [...UNKNOWN, "not-found", "closed", "no-cases"],
  handle: async ({ scope, params, body }) =>
    isUuid(params.request!) ? addCases(scope, { ...body, id: params.request! }) : no("not-found", MISSING),
});

export const decideRequestCall = endpoint({
  method: "POST",
  path: "/api/v1/guidelines/{id}/change-requests/{request}/decide",
  summary: "Accept, decline (with a note) or reopen a change request; of two deciders the second gets 409",
  scope: (actor, params) => requireGuideline(actor, params.id!, "edit"),
  body: decisionSchema,
  answer: z.object({ id: z.uuid(), state: z.enum(DECISIONS) }),
  refusals: ["not-found", "already-decided"],
  handle: async ({ scope, params, body }) =>
    isUuid(params.request!) ? decide(scope, { ...body, id: params.request! }) : no("not-found", MISSING),
});
