import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { liftSeeds, markSeeds } from "../seeds/commands";
import { countSeeds } from "../seeds/queries";
import { markSeedsSchema, seedFilterSchema, seedSelectionSchema } from "../seeds/schema";
import { evaluationAnswer, evaluationAnswerSchema } from "./answer";
import { evaluateModels } from "./queries";
import { evaluationQuerySchema } from "./schema";

export const readEvaluation = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/evaluation",
  summary:
    "What labels on one criterion say of each model: distribution and mean, share or win rate, differences by prompt, each with an interval that resamples prompts; one guideline version unless version=all, which warns of it",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: evaluationQuerySchema,
  answer: evaluationAnswerSchema,
  refusals: {
    "not-evaluation": 409,
    ...FILTER_REFUSALS,
    "too-many-models": 422,
  },
  handle: async ({ scope, query }) => {
    const found = await evaluateModels(scope, query);
    return found.ok ? ok(evaluationAnswer(found.value)) : found;
  },
});

const changed = z.object({ changed: z.int().describe("How many examples this call changed") });
const refusals = { "not-evaluation": 409, "unknown-example": 404 } as const;

export const readSeeds = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/seeds",
  summary:
    "How many evaluation examples a filter lets through, and how many of them are marked as seeds for training data",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: seedFilterSchema,
  answer: z.object({ examples: z.int(), marked: z.int() }),
  handle: async ({ scope, query }) => ok(await countSeeds(scope, query)),
});

export const markSeedsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/seeds",
  summary: "Mark evaluation examples as seeds for training data; a release in a shape for training takes no others",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: markSeedsSchema,
  answer: changed,
  refusals,
  handle: ({ scope, body }) => markSeeds(scope, body),
});

export const liftSeedsCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/seeds",
  summary: "Take the marks away; releases made before keep what they hold",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: seedSelectionSchema,
  answer: changed,
  refusals,
  handle: ({ scope, body }) => liftSeeds(scope, body),
});
