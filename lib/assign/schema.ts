import { z } from "zod";
import { integer, text } from "@/lib/input/schemas";

export const ROUND_STATES = ["open", "paused", "closed"] as const;
export const ITEM_ORDERS = ["random", "imported"] as const;

const MAX_IDS = 200_000;

const rate = z
  .number({ error: "is not a number" })
  .min(0, { error: "is at least 0 %" })
  .max(0.5, { error: "is at most 50 %" });

const examplesSchema = z.union(
  [
    z.literal("all"),
    z.literal("lacking"),
    z.array(text(500).trim().min(1)).min(1).max(MAX_IDS),
    z.strictObject({ slice: z.object({ name: text(100).min(1), value: text(500) }) }),
    z.strictObject({ importJob: z.uuid() }),
  ],
  { error: 'is "all", "lacking", a list of ids, {"slice": {"name", "value"}} or {"importJob": id}; at least one id' },
);

/** Emails; for an annotator without an account the key that its labels were imported under. */
const annotatorsSchema = z.array(text(500).trim().toLowerCase().min(1)).max(1000);

/** What a round will be, all but its name. */
export const roundPlanSchema = z.object({
  overlap: z
    .int({ error: "is a whole number" })
    .min(1, { error: "is at least 1" })
    .max(100, { error: "is at most 100" })
    .describe("How many annotators label each example"),
  share: z
    .number({ error: "is not a number" })
    .gt(0, { error: "is more than 0 %" })
    .max(1, { error: "is at most 100 %" })
    .default(1)
    .describe("Share of the examples that get the overlap; the others get one annotator"),
  examples: examplesSchema
    .default("all")
    .describe(
      "all; lacking: those with fewer people's labels under the pinned version, or one that asks the same, than the overlap, counting places that wait in other rounds, each for what it lacks; ids of examples (their own or the importer's); those of a slice; those of an import job",
    ),
  criteria: z
    .enum(["all", "unsettled"])
    .optional()
    .describe(
      "unsettled: of each example only the criteria on which no answer stands settled, such as those that a cleaned example did not inherit; examples without such a criterion are left out. All unless said",
    ),
  sample: integer(1).optional().describe("Draw this many of the examples at random"),
  seed: integer(0)
    .optional()
    .describe(
      "Seeds every draw: the same seed over the same examples draws the same sample; drawn where none is given",
    ),
  annotators: annotatorsSchema
    .min(1, { error: "choose at least one person" })
    .optional()
    .describe("Emails of those who take part; nobody named: every annotator of the project"),
  order: z
    .enum(ITEM_ORDERS)
    .default("random")
    .describe("random: an order of their own for each annotator; imported: the order of import for everybody"),
  goldRate: rate.default(0).describe("Share of gold examples shown unannounced"),
  repeatRate: rate.default(0).describe("Share of examples shown again to the same person"),
  leaseMinutes: z
    .int({ error: "is a whole number" })
    .min(1, { error: "is at least 1 minute" })
    .max(10_080, { error: "is at most 10,080 minutes, a week" })
    .optional()
    .describe("How long an example stays with whoever took it; the project's setting where none is given"),
});
export type RoundPlan = z.infer<typeof roundPlanSchema>;
export type RoundPlanInput = z.input<typeof roundPlanSchema>;

/** What a lead says to open a round. */
export const roundInputSchema = roundPlanSchema.extend({
  name: z.string().trim().min(1, { error: "give the round a name" }).max(200),
});
export type RoundInput = z.infer<typeof roundInputSchema>;

/** What can be changed in a round that was opened. */
export const roundChangeSchema = z
  .object({
    state: z.enum(ROUND_STATES).optional(),
    annotators: z
      .union([z.literal("all"), annotatorsSchema.min(1, { error: "name at least one annotator, or close the round" })])
      .optional()
      .describe("Who takes part from now on: emails, or all annotators of the project"),
  })
  .refine(({ state, annotators }) => state !== undefined || annotators !== undefined, {
    error: "say a state, annotators or both",
  });
export type RoundChange = z.infer<typeof roundChangeSchema>;

/** Whose hands to take examples out of: what fits all that is named. */
export const takeBackSchema = z
  .object({
    round: z.uuid().optional().describe("Only of this round"),
    annotator: z.uuid().optional().describe("Only what this annotator holds"),
    assignments: z.array(z.uuid()).min(1).max(500).optional().describe("Only these"),
  })
  .refine(({ round, annotator, assignments }) => round ?? annotator ?? assignments, {
    error: "name a round, an annotator or assignments",
  });
export type TakeBackInput = z.infer<typeof takeBackSchema>;

/** Some of a round's assignments. */
export const assignmentsSchema = z.object({ roundId: z.uuid(), assignmentIds: z.array(z.uuid()).min(1).max(500) });
export type AssignmentsInput = z.infer<typeof assignmentsSchema>;
