import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { answerValueSchema } from "@/lib/guideline/schema";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { asAnswer } from "./answer-text";
import { exampleSchema, pageOfExamplesSchema, raterSchema } from "./answers";
import { casesOn } from "./case-queries";
import { drillDownOn } from "./drill-down-queries";
import { casesQuerySchema, drillDownQuerySchema } from "./schema";

export const readDrillDown = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/drill-down",
  summary:
    "Where people disagree on a criterion: between which answers, on which examples, without whom alpha would be another; and how sure one can be that alpha reaches a level",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: drillDownQuerySchema,
  answer: z.object({
    criterion: z.string(),
    level: z.string(),
    computedAt: z.iso.datetime(),
    compared: z.int().describe("Examples with two labels or more"),
    confusion: z
      .object({
        values: z.array(answerValueSchema),
        counts: z.array(z.array(z.number())).describe("By value, then by value: pairs of labels of one example"),
      })
      .nullable()
      .describe("null where there are too many answers to show, or none"),
    carryingHalf: z.int().nullable().describe("How many examples carry half of the disagreement"),
    curve: z
      .array(z.object({ items: z.int(), share: z.number() }))
      .describe("Share of the disagreement by so many of the most disputed examples, at up to 100 points"),
    disputed: z
      .array(z.object({ example: exampleSchema, share: z.number(), ratings: z.int() }))
      .describe("The 20 examples that carry most of it"),
    without: z.array(
      z.object({
        annotator: raterSchema,
        alpha: estimateSchema.describe("Of the others"),
        difference: estimateSchema.describe("The others' alpha minus that of all"),
        p: z.number().nullable(),
        q: z.number().nullable().describe("Adjusted over the panel"),
        matters: z.boolean().nullable(),
      }),
    ),
    comparable: z.array(z.array(raterSchema)).describe("Groups of people that share examples, largest first"),
    targets: z.array(z.object({ threshold: z.number(), probability: z.number() })),
    precision: z
      .object({ reach: z.number(), wanted: z.number(), items: z.int(), more: z.int() })
      .nullable()
      .describe("Half the interval, and how many more examples with two labels would make it as wanted"),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const answer = await drillDownOn(scope, query);
    if (!answer.ok) return answer;
    const { found, criterion, level, computedAt } = answer.value;
    const { confusion, ...rest } = found ?? NOTHING;
    return ok({
      criterion: criterion.key,
      level,
      computedAt: iso(computedAt),
      ...rest,
      confusion: confusion && { ...confusion, values: confusion.values.map(asAnswer) },
    });
  },
});

/** What is said of answers that are not compared. */
const NOTHING = {
  compared: 0,
  confusion: null,
  carryingHalf: null,
  curve: [],
  disputed: [],
  without: [],
  comparable: [],
  targets: [],
  precision: null,
};

export const listCases = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/cases",
  summary: "The examples behind a figure, those that differ most first, with who answered what",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: casesQuerySchema.extend(pageOfExamplesSchema),
  answer: z.object({
    items: z.array(
      z.object({
        example: exampleSchema,
        share: z.number().nullable().describe("Of all disagreement under the filter"),
        known: answerValueSchema.nullable().describe("The known answer, where there is one"),
        labels: z.array(z.object({ annotator: raterSchema, value: answerValueSchema })),
      }),
    ),
    next: z.string().nullable().describe("Cursor of the next page"),
    total: z.int(),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query: { limit, cursor: offset = 0, ...query } }) => {
    const found = await casesOn(scope, query, { offset, limit });
    if (!found.ok) return found;
    const { rows, total } = found.value;
    return ok({ items: rows, next: offset + limit < total ? String(offset + limit) : null, total });
  },
});
