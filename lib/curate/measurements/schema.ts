import { z } from "zod";
import { QUALITIES } from "@/lib/guideline/schema";
import { integer, text } from "@/lib/input/schemas";

const MOST_READ = 500;
const MOST_NEAR = 50;
const MOST_CHECKS = 12;
export const MOST_READERS = 50;
const DAY_MS = 86_400_000;

/** How many are read, and by how many people. */
export const measurementPlanSchema = z.object({
  flagged: integer(1, MOST_READ).default(60).describe("How many of those that a check flags are drawn, for each check"),
  passed: integer(1, MOST_READ)
    .default(60)
    .describe("How many of those that it does not flag; what several checks pass is read once"),
  near: integer(0, MOST_NEAR)
    .default(0)
    .describe("On each side so many nearest to the bound besides; they show where it should lie and enter no figure"),
  each: integer(1, MOST_READERS).default(1).describe("How many of the readers read each example"),
});
export type MeasurementPlan = z.infer<typeof measurementPlanSchema>;

export const startMeasurementSchema = measurementPlanSchema.extend({
  checks: z
    .array(text(63).min(1))
    .min(1, { error: "name at least one check" })
    .max(MOST_CHECKS, { error: `name at most ${MOST_CHECKS} checks` })
    .describe("Keys of checks of one quality"),
  readers: z
    .array(text(500).trim().toLowerCase().min(1))
    .min(1, { error: "choose at least one person" })
    .max(MOST_READERS)
    .describe("Emails of members who read, blind"),
  version: integer(1).optional().describe("The version of the checks; the pinned one unless said"),
  seed: integer(0)
    .optional()
    .describe("Seeds the draw: the same seed over the same examples draws the same; drawn where none is given"),
});
export type StartMeasurement = z.input<typeof startMeasurementSchema>;

/** A check as it was when examples were drawn for it. */
const measuredCheck = z.object({
  key: z.string(),
  title: z.string(),
  hash: z
    .string()
    .describe("Of its conditions and of the words of its quality: what was measured holds while it is the same"),
  flagged: z.int().describe("Examples that it flagged then"),
  passed: z.int(),
  unknown: z.int().describe("Not decided, since a fact was missing; no figure is about these"),
});
export const measuredChecksSchema = z.array(measuredCheck);
export type MeasuredCheck = z.infer<typeof measuredCheck>;

export const SIDES = ["flagged", "passed"] as const;

/** Of which side of which check an example was drawn. */
export const drawnForSchema = z.array(
  z.object({
    check: z.string(),
    side: z.enum(SIDES),
    near: z.boolean().describe("Not at random: it lies near the bound"),
  }),
);
export type DrawnFor = z.infer<typeof drawnForSchema>[number];

export const VERDICTS = ["lacks", "has", "unsure"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const verdictSchema = z.object({
  verdict: z.enum(VERDICTS).describe("lacks: it lacks the quality; has: it does not; unsure: the reader cannot tell"),
  note: text(10_000).default(""),
  activeMs: integer(0, DAY_MS).default(0).describe("Time spent on this example, as far as the page was in use"),
});
export type VerdictInput = z.input<typeof verdictSchema>;

/** What a reader said, as it is kept. */
export const keptVerdictSchema = z.object({ position: z.int(), verdict: z.enum(VERDICTS), note: z.string() });
export type KeptVerdict = z.infer<typeof keptVerdictSchema>;

export const qualitySchema = z.enum(QUALITIES);
