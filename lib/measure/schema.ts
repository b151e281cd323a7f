import { z } from "zod";
import { LEVELS } from "@/lib/core/agreement/scale";

const list = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .describe("Comma-separated");

/** Which judgments a figure is about. The same query string filters pages, the API and exports. */
export const measureFilterSchema = z.object({
  criterion: z.string().min(1).max(64),
  version: z
    .union([z.literal("all"), z.coerce.number().int().min(1)])
    .optional()
    .describe(
      "Number of a guideline version: labels under it and under those in which the criterion means the same; all mixes meanings and says so; the pinned one unless said",
    ),
  annotators: list.optional().describe("Comma-separated emails or ids of annotators; people (not judges) unless said"),
  from: z.iso.datetime({ offset: true }).or(z.iso.date()).optional().describe("Submitted at or after"),
  to: z.iso.datetime({ offset: true }).or(z.iso.date()).optional().describe("Submitted before"),
});
export type MeasureFilter = z.infer<typeof measureFilterSchema>;

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

export const agreementQuerySchema = measureFilterSchema.extend({
  coefficient: z
    .enum([...PATTERN_COEFFICIENTS, ...RATER_COEFFICIENTS])
    .default("alpha")
    .describe("Some need exactly two annotators, a complete table or an ordered level"),
  level: z.enum(LEVELS).optional().describe("The criterion's own level unless said"),
  ci: z.enum(["jackknife", "bootstrap"]).default("jackknife").describe("How the 95 % interval is made"),
});
export type AgreementQuery = z.infer<typeof agreementQuerySchema>;

const versionNumber = z.coerce.number().int().min(1);
const pair = {
  before: versionNumber.describe("Number of a guideline version"),
  after: versionNumber.describe("Number of another, usually a later one"),
};
const areTwo = ({ before, after }: VersionPair) => before !== after;
const SAME = { path: ["after"], error: "name another version than in before" };

/** Two guideline versions, named by number. */
export interface VersionPair {
  before: number;
  after: number;
}
export const versionPairSchema = z.object(pair).refine(areTwo, SAME);

export const comparisonQuerySchema = measureFilterSchema
  .omit({ version: true })
  .extend({ ...pair, level: z.enum(LEVELS).optional().describe("Each version's own level unless said") })
  .refine(areTwo, SAME);
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>;
