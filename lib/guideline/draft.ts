import { z } from "zod";
import { integer, text } from "@/lib/input/schemas";
import { conditionsShape, draftConditionSchema } from "./checks/condition-schema";
import { copiedExampleSchema, type GuidelineExample, VERDICTS } from "./guideline-example";
import {
  type Check,
  CRITERION_KINDS,
  type Criterion,
  LEVELS,
  MAX_BODY,
  type Part,
  QUALITIES,
  qualityDefinitionsSchema,
  refuseUnstorable,
} from "./schema";

const DRAFT_PARTS = {
  options: z.array(z.object({ value: text(500), label: text(500), description: text(5000).optional() })).max(1000),
  scale: z.object({
    min: z.number(),
    max: z.number(),
    step: z.number().optional(),
    anchors: z.record(text(64), text(5000)).default({}),
  }),
  preference: z.object({ strength: z.union([z.literal(1), z.literal(2), z.literal(3)]), ties: z.boolean() }),
} satisfies { [P in Part]: z.ZodType<Criterion[P]> };

/**
 * A criterion in the making: the shape of `criterionSchema` without its demands, so that half-written work can be saved. What it must
 * satisfy is checked when it is published.
 */
const draftCriterionSchema = z.object({
  key: text(200),
  title: text(1000),
  kind: z.enum(CRITERION_KINDS),
  level: z.enum(LEVELS),
  required: z.boolean(),
  help: text(20_000).optional(),
  clause: text(500).optional(),
  ...z.object(DRAFT_PARTS).partial().shape,
  betterResponse: z.literal(true).optional(),
  showIf: z.object({ criterion: text(200), in: z.array(z.union([z.string(), z.number()])).max(1000) }).optional(),
}) satisfies z.ZodType<Criterion>;

const draftExampleSchema = z.object({
  key: text(200),
  verdict: z.enum(VERDICTS),
  criterion: text(200).optional(),
  clause: text(500).optional(),
  example: copiedExampleSchema,
  why: text(5000),
  source: text(1000).optional(),
}) satisfies z.ZodType<GuidelineExample>;

const draftCheckSchema = z.object({
  key: text(200),
  quality: z.enum(QUALITIES),
  title: text(1000),
  match: conditionsShape.match,
  conditions: z.array(draftConditionSchema).max(50),
}) satisfies z.ZodType<Check>;

export const draftContentSchema = z
  .object({
    body: text(MAX_BODY * 2),
    criteria: z.array(draftCriterionSchema).max(400),
    qualities: qualityDefinitionsSchema.default({}),
    examples: z.array(draftExampleSchema).max(400).optional(),
    checks: z.array(draftCheckSchema).max(200).optional(),
  })
  .superRefine(refuseUnstorable);

/** The revision says which saved draft the text was written on; a save on an older one is refused. */
export const saveDraftSchema = z.object({ revision: integer(0), content: draftContentSchema });
export type SaveDraft = z.infer<typeof saveDraftSchema>;
