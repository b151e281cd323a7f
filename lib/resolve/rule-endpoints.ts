import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no } from "@/lib/server/errors";
import { shrunkRequest } from "./endpoints";
import { previewRule, settleByRule } from "./rule";
import { ruleSchema } from "./schema";
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
  refusals: { "nothing-to-settle": 409 },
  handle: ({ scope, body }) => settleByRule(scope, body),
});

export const withdrawBatchCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/resolutions/batches/{batch}",
  summary: "Withdraw what a rule settled, as far as it still stands",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:write"),
  answer: z.object({ cases: z.int(), requests: z.array(shrunkRequest) }),
  refusals: { "not-found": 404 },
  handle: async ({ scope, params }) =>
    isUuid(params.batch!) ? withdrawBatch(scope, { batch: params.batch! }) : no("not-found", "There is no such batch."),
});
