import { z } from "zod";
import { sliceSchema } from "@/lib/examples/slice";
import { answersOfSchema, answerValueSchema, QUALITIES } from "@/lib/guideline/schema";
import { integer, text } from "@/lib/input/schemas";

export type Quality = (typeof QUALITIES)[number];

/** More parts than this are no strata. */
export const MOST_STRATA = 50;
const MOST_READ = 500;
const DAY_MS = 86_400_000;

const shares = z
  .enum(["proportional", "equal"])
  .default("proportional")
  .describe("proportional: of each part by its size, at least one; equal: as many of each");

/** What is read, and how long. */
export const readingPlanSchema = z.object({
  size: integer(1, MOST_READ).default(60).describe("How many examples are drawn"),
  minutes: integer(1, 480).default(15).describe("How long the reader means to read; nothing is cut off"),
  examples: z.enum(["kept", "all"]).default("kept").describe("kept: without those that are excluded now"),
  slice: sliceSchema
    .optional()
    .describe("Only examples of this slice, as name=value; a saved selection is selection=name"),
  stratify: z
    .discriminatedUnion("by", [
      z.object({ by: z.enum(["source", "kind", "import"]), shares }),
      z.object({ by: z.literal("slice"), slice: text(100).min(1, { error: "name a slice" }), shares }),
    ])
    .optional()
    .describe("Draw from each part for itself; nothing: from all alike"),
  blind: z
    .boolean()
    .default(false)
    .describe("The reader answers the criteria before anybody's labels are shown, and sees how often they agree"),
});
export type ReadingPlan = z.infer<typeof readingPlanSchema>;

export const beginReadingSchema = readingPlanSchema.extend({
  seed: integer(0)
    .optional()
    .describe("Seeds the draw: the same seed over the same examples draws the same; drawn where none is given"),
  version: integer(1).optional().describe("The version by whose definitions is read; the pinned one unless said"),
});
export type BeginReadingInput = z.input<typeof beginReadingSchema>;

/** The parts that were drawn from. Of a simple sample there is one, without a name; without a name is also what has no such value. */
export const strataSchema = z.array(
  z.object({ name: z.string(), population: z.int().describe("How many it had then"), drawn: z.int() }),
);
export type ReadingStratum = z.infer<typeof strataSchema>[number];

export const findingSchema = z.object({
  lacking: z.array(z.enum(QUALITIES)).max(QUALITIES.length).describe("The qualities that it lacks"),
  note: text(10_000).default(""),
  read: z.boolean().describe("The reader went on from it: only then does it count; what was read stays read"),
  answers: z
    .record(z.string().max(64), answerValueSchema.nullable())
    .optional()
    .describe("Blind readings: the reader's own answers. The first ones stand; they are no labels"),
  activeMs: integer(0, DAY_MS).optional().describe("Time spent on the reading so far, as far as the page was in use"),
});
export type FindingInput = z.input<typeof findingSchema>;

/** What somebody found about one example, as it is kept. */
export const keptFindingSchema = z.object({
  position: z.int(),
  lacking: z.array(z.enum(QUALITIES)),
  note: z.string(),
  read: z.boolean(),
  answers: answersOfSchema.nullable(),
  agrees: z
    .boolean()
    .nullable()
    .describe("Whether every answer on which something was decided is what was; null: nothing was, or it is not blind"),
});
export type KeptFinding = z.infer<typeof keptFindingSchema>;

/** How one criterion stood when the answers were given. */
const standing = z.object({
  criterion: z.string(),
  state: z.enum(["resolved", "unanimous", "no-answer", "differ", "single", "unlabelled"]),
  value: answerValueSchema.nullable().describe("What is decided, if anything"),
  labels: z.array(answerValueSchema).describe("By people"),
});
export const standingsSchema = z.array(standing);
export type CriterionStanding = z.infer<typeof standing>;
