import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { integerText } from "@/lib/input/schemas";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { liftSeeds, markSeeds } from "../seeds/commands";
import { countSeeds, listSeeds } from "../seeds/queries";
import { markSeedsSchema, seedFilterSchema, seedSelectionSchema } from "../seeds/schema";
import { evaluationAnswer, evaluationAnswerSchema } from "./answer";
import { evaluateModels } from "./queries";
import { evaluationQuerySchema } from "./schema";

export const readEvaluation = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/evaluation",
  summary:
    "What labels on one criterion say of each model: distribution and mean, share or win rate, differences by prompt, each with an interval that resamples prompts; one guideline version unless version=all, which warns of it",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: evaluationQuerySchema,
  answer: evaluationAnswerSchema,
  refusals: ["not-evaluation", ...FILTER_REFUSALS, "too-many-models"],
  handle: async ({ scope, query }) => {
    const found = await evaluateModels(scope, query);
    return found.ok ? ok(evaluationAnswer(found.value)) : found;
  },
});

const changed = z.object({ changed: z.int().describe("How many examples this call changed") });
const refusals = ["not-evaluation", "unknown-example"] as const;

const seed = z.object({
  exampleId: z.uuid(),
  externalId: z.string(),
  kind: z.enum(EXAMPLE_KINDS),
  excerpt: z.string(),
  models: z.array(z.string()),
  note: z.string().nullable().describe("What was noted with the mark; null where none stands"),
});

const SEED_PAGE = 100;

export const readSeeds = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/seeds",
  summary:
    "The evaluation examples that a filter lets through, in the order in which they came, and which of them are marked as seeds for training data",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: seedFilterSchema.extend({
    cursor: integerText(1, 100_000).default(1).describe("`next` of the page before"),
  }),
  answer: pageSchema(seed).extend({ examples: z.int(), marked: z.int() }),
  handle: async ({ scope, query: { cursor, ...filter } }) => {
    const [items, counts] = await Promise.all([
      listSeeds(scope, filter, { page: cursor, size: SEED_PAGE }),
      countSeeds(scope, filter),
    ]);
    return ok({ items, next: cursor * SEED_PAGE < counts.examples ? String(cursor + 1) : null, ...counts });
  },
});

export const markSeedsCall = endpoint({
  method: "POST",
  heavy: true,
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
