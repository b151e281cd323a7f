import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { answerValueSchema } from "@/lib/guideline/schema";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { asAnswer } from "../answer-text";
import { exampleSchema, pageOfExamplesSchema, raterSchema } from "../answers";
import { consensusOn, type NamedModel } from "./queries";
import { consensusQuerySchema } from "./schema";

const known = {
  gold: estimateSchema.describe(
    "How often it is as known from the beginning; several equally probable answers are none",
  ),
  settled: estimateSchema.describe("How often it is as settled by reviewers"),
};

const model = z.object({
  values: z.array(answerValueSchema).describe("The answers that occur; posterior and confusion are in their order"),
  counts: z
    .object({ all: z.int(), differ: z.int(), unsure: z.int(), tied: z.int() })
    .describe("Examples: answered, otherwise than by the majority, with less than .9, with several as probable"),
  labels: z.int(),
  single: z.int().describe("Examples with one label, which is their answer"),
  labelsPerRaterAndClass: z.number(),
  supported: z
    .enum(["full", "one-coin"])
    .describe("Whether these labels can carry a table of confusion for each annotator, or only one number"),
  iterations: z.int(),
  converged: z.boolean(),
  objective: z.number().nullable().describe("What the method maximised; null where it maximises nothing"),
  ...known,
  better: z.int().describe("Examples with a known answer on which it is right and the majority is not"),
  worse: z.int().describe("The other way round"),
  distance: z
    .object({ median: estimateSchema, trimmedMean: estimateSchema, severityCorrected: estimateSchema })
    .nullable()
    .describe("On a scale: mean distance from the known answer"),
  annotators: z.array(
    z.object({
      annotator: raterSchema,
      labels: z.int(),
      competence: z.number().nullable().describe("Probability that a label is right, as the model has it"),
      agrees: estimateSchema.describe("How often the label is the model's answer"),
      ...known,
      confusion: z
        .array(z.array(z.number()).nullable())
        .nullable()
        .describe("By true answer, then by the one given; null for a true answer that the annotator never met"),
    }),
  ),
});

export const readConsensus = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/consensus",
  summary:
    "What the answer to each example would be by a model, the least sure first, and what the model says of the annotators; known answers are held against it, not shown to it",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: consensusQuerySchema.extend(pageOfExamplesSchema),
  answer: z.object({
    criterion: z.string(),
    level: z.string(),
    method: z.string(),
    guidelineVersions: z.array(z.int()),
    computedAt: z.iso.datetime(),
    model: model.nullable().describe("With the first page"),
    items: z.array(
      z.object({
        example: exampleSchema,
        answer: answerValueSchema.nullable().describe("null where several are as probable"),
        ties: z.array(answerValueSchema),
        majority: answerValueSchema.nullable().describe("null where it is tied"),
        posterior: z.array(z.object({ value: answerValueSchema, probability: z.number(), labels: z.int() })),
        scale: z
          .object({ median: z.number(), trimmedMean: z.number(), severityCorrected: z.number() })
          .nullable()
          .describe("Where an answer is a number"),
      }),
    ),
    next: z.string().nullable().describe("Cursor of the next page"),
    total: z.int(),
    undefinedBecause: z.string().nullable(),
    explanation: z.string().nullable(),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query: { limit, cursor: offset = 0, ...query } }) => {
    const found = await consensusOn(scope, query, { offset, limit });
    if (!found.ok) return found;
    const { criterion, level, versions, computedAt, model, rows, total, undefinedBecause } = found.value;
    return ok({
      criterion: criterion.key,
      level,
      method: query.method,
      guidelineVersions: versions.map(({ number }) => number),
      computedAt: iso(computedAt),
      model: offset === 0 && model ? modelAnswer(model) : null,
      items: rows.map(({ answer, ties, majority, posterior, ...row }) => ({
        ...row,
        answer: answer === null ? null : asAnswer(answer),
        ties: ties.map(asAnswer),
        majority: majority === null ? null : asAnswer(majority),
        posterior: posterior.map((one) => ({ ...one, value: asAnswer(one.value) })),
      })),
      next: offset + limit < total ? String(offset + limit) : null,
      total,
      undefinedBecause,
      explanation: undefinedBecause && UNDEFINED_WORDS[undefinedBecause],
    });
  },
});

function modelAnswer({ method: _method, values, raters, ...figures }: NamedModel) {
  return { ...figures, values: values.map(asAnswer), annotators: raters };
}
