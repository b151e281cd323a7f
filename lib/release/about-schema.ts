import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import { PERSONAL_TYPES, type PersonalType } from "@/lib/core/facts/personal-type";
import { STRENGTHS } from "@/lib/curate/duplicates/schema";
import { KEPT_OUT_REASONS } from "@/lib/curate/schema";
import { CRITERION_KINDS, qualityDefinitionsSchema } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";

const count = integer(0);

/** Names that somebody chose, each with how many examples have it, the most frequent first. */
const namesSchema = z.object({
  names: z.array(z.object({ name: z.string(), examples: count })),
  others: count.describe("Examples with another name than these"),
  none: count.describe("Examples that do not say"),
});
export type CountedNames = z.infer<typeof namesSchema>;

/** Who and what stands behind the examples that were written. */
const writtenSchema = z.object({
  kinds: namesSchema,
  origins: namesSchema,
  licences: namesSchema,
  sources: namesSchema,
  models: namesSchema.describe("Of all examples that name a model, whatever their origin"),
  people: count.describe("People whose labels are in it"),
  judges: count.describe("AI judges whose labels are in it"),
  labels: z.object({ people: count, judges: count }),
  settled: z.array(z.object({ method: z.string(), resolutions: count })),
  cleaned: z.object({
    examples: count.describe("Examples that stand in the place of one that was cleaned"),
    operations: z.array(z.object({ id: z.string(), version: z.int(), examples: count })),
  }),
});
export type Written = z.infer<typeof writtenSchema>;

const PERSONAL = Object.keys(PERSONAL_TYPES) as [PersonalType, ...PersonalType[]];

const factsSchema = z.object({
  examples: count.describe("Examples that the release may hold: not excluded, and let through by its filter"),
  personal: z.object({
    known: count.describe("Of how many of them it is known"),
    having: count.describe("Those with personal data of any type"),
    types: z.array(z.object({ type: z.enum(PERSONAL), examples: count })),
  }),
  languages: z.object({
    known: count,
    examples: z.array(z.object({ language: z.string(), examples: count })),
  }),
});
export type ReleasedFacts = z.infer<typeof factsSchema>;

/** What is known of a release beside its counts, for its card. */
export const aboutSchema = z.object({
  guideline: z.object({ name: z.string(), qualities: qualityDefinitionsSchema }),
  written: writtenSchema,
  criteria: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      kind: z.enum(CRITERION_KINDS),
      agreement: estimateSchema
        .nullable()
        .describe("Alpha between people; null where it was not asked under the version"),
    }),
  ),
  excluded: z
    .array(z.object({ reason: z.enum(KEPT_OUT_REASONS), examples: count }))
    .describe("Exclusions that stood, of the examples that the filter lets through"),
  duplicates: z
    .object({
      searchedAt: z.iso.datetime(),
      strength: z.enum(STRENGTHS),
      threshold: z.number(),
      /** Examples that came after it. */
      since: count,
      meanings: z.array(
        z.object({
          meaning: z.enum(MEANINGS),
          extra: count.describe("Beside the one that is kept of each group"),
          left: count.describe("Of these, how many are not excluded"),
        }),
      ),
    })
    .nullable()
    .describe("The newest search; null where none was made"),
  facts: factsSchema,
});
export type ReleaseAbout = z.infer<typeof aboutSchema>;
