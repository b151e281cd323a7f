import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { shrunkRequest } from "./endpoints";
import { readBatch } from "./resolutions";
import { previewRule, settleByRule } from "./rule";
import { METHODS, ruleSchema } from "./schema";
import { withdrawBatch } from "./withdraw";

export const previewRuleCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/resolutions/batches",
  summary: "How many open cases a rule would settle now, by criterion",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  query: ruleSchema,
  answer: z.object({ cases: z.int(), criteria: z.array(z.object({ key: z.string(), cases: z.int() })) }),
  handle: ({ scope, query }) => previewRule(scope, query),
});

export const settleByRuleCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/resolutions/batches",
  summary: "Settle all open cases whose labels are unanimous, or have a large enough majority, as one batch",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  body: ruleSchema,
  status: 201,
  answer: z.object({ batch: z.uuid(), cases: z.int() }),
  refusals: ["nothing-to-settle"],
  handle: ({ scope, body }) => settleByRule(scope, body),
});

export const readBatchCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/resolutions/batches/{batch}",
  summary: "What a rule settled as one batch; its resolutions by GET …/resolutions?batch=",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: z.object({
    batch: z.uuid(),
    method: z.enum(METHODS),
    cases: z.int(),
    standing: z.int().describe("Of them, those that were not withdrawn"),
    author: z.string().nullable(),
    createdAt: z.iso.datetime(),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readBatch(scope, params.batch!);
    return found ? ok(iso(found)) : no("not-found", "There is no such batch.");
  },
});

export const withdrawBatchCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/resolutions/batches/{batch}",
  summary: "Withdraw what a rule settled, as far as it still stands",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  answer: z.object({ cases: z.int(), requests: z.array(shrunkRequest) }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) =>
    isUuid(params.batch!) ? withdrawBatch(scope, { batch: params.batch! }) : no("not-found", "There is no such batch."),
});
