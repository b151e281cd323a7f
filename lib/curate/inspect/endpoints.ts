import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { factNamed } from "@/lib/core/facts/catalogue";
import { FILTER_REFUSALS, figureFilterSchema } from "@/lib/labels/schema";
import { exampleSchema, pageOfExamplesSchema } from "@/lib/measure/answers";
import { no, ok } from "@/lib/server/errors";
import {
  asAnswered,
  comparisonSchema,
  distributionSchema,
  hashGroupsSchema,
  oddSchema,
  partsSchema,
  sameButSchema,
} from "./answer-schema";
import { LABEL_GROUPS } from "./labelled";
import { alongOn, byLabelsOn, factOn, matchingOn, oddOn, overviewOn, samenessOn } from "./queries";
import { cutSchema, lookSchema, oneFactSchema } from "./schema";

const described = {
  fact: z.string(),
  on: z.enum(["example", "part"]),
  kind: z.enum(["count", "number", "flag", "word", "list", "hash"]),
  title: z.string(),
  help: z.string(),
  unit: z.string().nullable(),
};

function introduced(fact: string) {
  const { on, kind, title, help, unit = null } = factNamed(fact)!;
  return { fact, on, kind, title, help, unit };
}

const known = z.int().describe("Of how many examples of the project it has been found out");
const matching = z.int().describe("Examples that meet the conditions");
const noFact = (name: string) => no("not-found", `There is no fact ${name}.`);

export const inspectFacts = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect",
  summary: "Every fact of the examples that meet some conditions, with how its values are distributed",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: lookSchema,
  answer: z.object({
    examples: z.int().describe("Whose facts are laid out"),
    matching,
    parts: partsSchema.describe("Parts that there are, of all examples"),
    part: z.string().nullable().describe("Which parts the facts on parts are about"),
    facts: z.array(z.object({ ...described, known, distribution: distributionSchema })),
    computedAt: z.iso.datetime(),
  }),
  handle: async ({ scope, query }) => {
    const { value, computedAt } = await overviewOn(scope, query);
    const facts = value.facts.map(({ fact, ...found }) => ({ ...introduced(fact), ...found }));
    return ok({ ...value, facts, computedAt: iso(computedAt) });
  },
});

export const readFact = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/facts/{fact}",
  summary: "One fact: its distribution, cut by a word such as the source, and on two sides with their difference",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: oneFactSchema,
  answer: z.object({
    ...described,
    examples: z.int(),
    matching,
    known,
    parts: partsSchema,
    part: z.string().nullable(),
    distribution: distributionSchema,
    cut: z
      .object({
        rows: z.array(
          z.object({
            word: z.string().nullable().describe("null: those without one"),
            examples: z.int(),
            distribution: distributionSchema,
          }),
        ),
        others: z.int().describe("How many more words there are"),
      })
      .nullable(),
    sides: z
      .object({
        examples: z.tuple([z.int(), z.int()]),
        both: z.int().describe("Examples on both sides, which are left out"),
        comparison: comparisonSchema,
      })
      .nullable(),
    computedAt: z.iso.datetime(),
  }),
  refusals: ["not-found"],
  handle: async ({ scope, params, query }) => {
    const fact = params.fact!;
    if (!factNamed(fact)) return noFact(fact);
    const { value, computedAt } = await factOn(scope, fact, query);
    return ok({ ...introduced(fact), ...value, computedAt: iso(computedAt) });
  },
});

const group = z.discriminatedUnion("is", [
  z.object({ is: z.literal("range"), from: z.number().optional(), below: z.number().optional() }),
  z.object({ is: z.literal("word"), word: z.string() }),
  z.object({ is: z.literal("has"), has: z.boolean() }),
]);

export const readLabelsAlongFact = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/facts/{fact}/labels",
  summary:
    "Labels on a criterion along a fact: their mean, or the share that has an answer, and of comparisons the chosen response against the others",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read", "measure:read"),
  query: figureFilterSchema.extend({
    ...lookSchema.shape,
    answer: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe("Whose share is told; the most frequent unless said, and of numbers their mean"),
  }),
  answer: z.object({
    fact: z.string(),
    criterion: z.string(),
    part: z.string().nullable(),
    isOnePart: z
      .boolean()
      .describe("Whether each example has one of these parts at most; otherwise it counts with the mean of them"),
    labelled: z.int().describe("Examples that meet the conditions and have labels"),
    answer: z.string().nullable().describe("Whose share is told; null: the mean of numbers"),
    answers: z.array(z.object({ answer: z.string(), n: z.int() })),
    along: z.object({
      groups: z.array(z.object({ of: group, score: estimateSchema })),
      split: z
        .object({
          above: z.number().nullable().describe("The median of the fact; null: those that have it against the others"),
          difference: estimateSchema,
        })
        .nullable(),
    }),
    chosen: z
      .object({
        chosen: distributionSchema,
        others: distributionSchema,
        difference: estimateSchema.describe("Chosen minus the mean of the others, within one comparison at a time"),
        more: estimateSchema.describe("Of comparisons in which they are not equal, how often the chosen has more"),
      })
      .nullable(),
    computedAt: z.iso.datetime(),
  }),
  refusals: [...FILTER_REFUSALS, "not-found"],
  handle: async ({ scope, params, query: { where, check, side, labels, part, answer, ...filter } }) => {
    const fact = params.fact!;
    if (!factNamed(fact)) return noFact(fact);
    const look = { where, check, side, labels, part, ...(answer && { answer }) };
    const found = await alongOn(scope, fact, look, filter);
    if (!found.ok) return found;
    const { value, computedAt, criterion } = found.value;
    return ok({ fact, criterion: criterion.key, ...value, computedAt: iso(computedAt) });
  },
});

export const listOdd = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/odd",
  summary: "What is odd in one source, licence or slice only: shares that differ from those of all other examples",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: lookSchema.extend({ cut: cutSchema.default("source") }),
  answer: z.object({
    matching,
    part: z.string().nullable(),
    found: z.array(oddSchema).describe("The twenty largest differences"),
    more: z.int(),
    looks: z.int().describe("How many shares were compared"),
    computedAt: z.iso.datetime(),
  }),
  handle: async ({ scope, query: { cut, ...look } }) => {
    const { value, computedAt } = await oddOn(scope, cut, look);
    return ok({ ...value, found: value.found.map(asAnswered), computedAt: iso(computedAt) });
  },
});

export const readSameness = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/same",
  summary:
    "What examples have in common but for case and white space: the whole, a prompt with different responses, a response to different prompts",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: lookSchema.omit({ part: true }),
  answer: z.object({
    matching,
    whole: hashGroupsSchema,
    prompts: sameButSchema,
    responses: sameButSchema,
    computedAt: z.iso.datetime(),
  }),
  handle: async ({ scope, query }) => {
    const { value, computedAt } = await samenessOn(scope, query);
    return ok({ ...value, computedAt: iso(computedAt) });
  },
});

export const listMatching = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/examples",
  summary: "The examples that meet conditions on facts, in the order of their arrival",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: lookSchema.omit({ part: true }).extend(pageOfExamplesSchema),
  answer: z.object({
    items: z.array(exampleSchema),
    next: z.string().nullable().describe("Cursor of the next page"),
    total: z.int(),
  }),
  handle: async ({ scope, query: { limit, cursor: offset = 0, ...look } }) => {
    const { rows, total } = await matchingOn(scope, look, { offset, limit });
    return ok({ items: rows, next: offset + limit < total ? String(offset + limit) : null, total });
  },
});

export const readFactByLabels = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/inspect/facts/{fact}/groups",
  summary:
    "One fact among the examples that each person labelled on a criterion, that were labelled under each version or in each week, or that got each answer from most",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read", "measure:read"),
  query: figureFilterSchema.extend({ ...lookSchema.shape, by: z.enum(LABEL_GROUPS).default("annotator") }),
  answer: z.object({
    rows: z
      .array(
        z.object({
          group: z.string().describe("An annotator's id, a version's number, the Monday of a week, an answer"),
          examples: z.int(),
          distribution: distributionSchema,
        }),
      )
      .describe("Those with most examples first, weeks in their order; an example can be in several"),
    others: z.int().describe("How many more groups there are"),
    computedAt: z.iso.datetime(),
  }),
  refusals: [...FILTER_REFUSALS, "not-found"],
  handle: async ({ scope, params, query: { where, check, side, labels, part, by, ...filter } }) => {
    const fact = params.fact!;
    if (!factNamed(fact)) return noFact(fact);
    const found = await byLabelsOn(scope, fact, { where, check, side, labels, part, by }, filter);
    return found.ok ? ok({ ...found.value.value, computedAt: iso(found.value.computedAt) }) : found;
  },
});
