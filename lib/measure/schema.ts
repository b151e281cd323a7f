import { z } from "zod";
import { LEVELS } from "@/lib/core/agreement/scale";
import { figureFilterSchema, versionNumberSchema } from "@/lib/labels/schema";

/** Follow from how often each example got each answer. */
const PATTERN_COEFFICIENTS = [
  "alpha",
  "alpha-jaccard",
  "alpha-masi",
  "alpha-nominal",
  "percent-unit",
  "percent-pair",
  "fleiss",
  "fleiss-linear",
  "fleiss-quadratic",
  "brennan-prediger",
  "brennan-prediger-linear",
  "brennan-prediger-quadratic",
  "ac1",
  "ac2-linear",
  "ac2-quadratic",
] as const;

/** Ask who gave which answer, and so are calculated from the single ratings. */
export const RATER_COEFFICIENTS = [
  "cohen",
  "cohen-linear",
  "cohen-quadratic",
  "scott",
  "conger",
  "conger-linear",
  "conger-quadratic",
  "light",
  "icc1",
  "icc1k",
  "icc2",
  "icc2k",
  "icc3",
  "icc3k",
  "kendall-w",
  "spearman",
  "kendall-tau",
] as const;
export type RaterCoefficient = (typeof RATER_COEFFICIENTS)[number];

export const agreementQuerySchema = figureFilterSchema.extend({
  coefficient: z
    .enum([...PATTERN_COEFFICIENTS, ...RATER_COEFFICIENTS])
    .default("alpha")
    .describe("Some need exactly two annotators, a complete table or an ordered level"),
  level: z.enum(LEVELS).optional().describe("The criterion's own level unless said"),
  ci: z.enum(["jackknife", "bootstrap"]).default("jackknife").describe("How the 95 % interval is made"),
});
export type AgreementQuery = z.infer<typeof agreementQuerySchema>;

/** Conventional levels of alpha: for tentative conclusions, and for ones that one relies on (Krippendorff 2004). */
const TARGETS = [0.667, 0.8];

/** A part of the agreement on a criterion. */
export const partQuerySchema = figureFilterSchema.extend({ level: agreementQuerySchema.shape.level });
export type PartQuery = z.infer<typeof partQuerySchema>;

export const drillDownQuerySchema = partQuerySchema.extend({
  targets: z
    .union([
      z.array(z.coerce.number().min(-1).max(1)).max(10),
      z.coerce
        .number()
        .min(-1)
        .max(1)
        .transform((one) => [one]),
    ])
    .default(TARGETS)
    .describe("Levels of alpha whose probability of being reached is asked for"),
});
export type DrillDownQuery = z.infer<typeof drillDownQuerySchema>;

/** Which of the examples under a filter stand behind a mark. */
export const caseConditions = {
  answers: z
    .union([
      z.array(z.string().max(2000)).max(10),
      z
        .string()
        .max(2000)
        .transform((one) => [one]),
    ])
    .optional()
    .describe("Only examples that got each of these answers"),
  differ: z.enum(["yes", "any"]).default("yes").describe("yes: only examples on which labels differ"),
  lastFrom: z.iso.datetime().optional().describe("Only examples whose last label was given at or after"),
  lastTo: z.iso.datetime().optional().describe("The same before"),
  missed: z
    .uuid()
    .optional()
    .describe("Id of an annotator: only examples with a known answer to which they gave another one"),
};
export const casesQuerySchema = figureFilterSchema.extend(caseConditions);
export type CasesQuery = z.infer<typeof casesQuerySchema>;

const pair = {
  before: versionNumberSchema.describe("Number of a guideline version"),
  after: versionNumberSchema.describe("Number of another, usually a later one"),
};
const areTwo = ({ before, after }: VersionPair) => before !== after;
const SAME = { path: ["after"], error: "name another version than in before" };

/** Two guideline versions, named by number. */
export interface VersionPair {
  before: number;
  after: number;
}
export const versionPairSchema = z.object(pair).refine(areTwo, SAME);

export const comparisonQuerySchema = figureFilterSchema
  .omit({ version: true })
  .extend({ ...pair, level: z.enum(LEVELS).optional().describe("Each version's own level unless said") })
  .refine(areTwo, SAME);
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>;
