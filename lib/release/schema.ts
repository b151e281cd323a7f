import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { RULES } from "@/lib/core/contamination/rules";
import { whereSchema } from "@/lib/curate/condition";
import { QUALITIES } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";
import { labelFilterSchema } from "@/lib/labels/schema";
import { EXPORT_FORMATS } from "@/lib/release/formats/all-formats";
import { CONTAINERS } from "@/lib/release/formats/export-format";
import { aboutSchema } from "./about-schema";

const FORMAT_NAMES = EXPORT_FORMATS.map(({ name }) => name);

/** What goes out, and how it is written. A page, an export and a release take the same. */
export const exportQuerySchema = labelFilterSchema.extend({
  criterion: labelFilterSchema.shape.criterion.describe(
    "Only this criterion; for preferences, rewards, unpaired answers and steps the one that makes the record",
  ),
  version: labelFilterSchema.shape.version.describe(
    "Only labels and resolutions under this guideline version and those in which their criterion means the same; all unless said (each row names its own)",
  ),
  format: z
    .enum(FORMAT_NAMES, { error: `is not a format; use one of: ${FORMAT_NAMES.join(", ")}` })
    .describe(EXPORT_FORMATS.map(({ name, help }) => `${name}: ${help}`).join(" ")),
  container: z
    .enum(CONTAINERS)
    .default("text")
    .describe("text: CSV or lines of JSON, as the format is usual; parquet: the same rows as Parquet"),
  desirable: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe(
      "For kto and sharegpt-kto, where the criterion is no preference: from which point of the scale, or with which options (comma-separated), a response is to be learned",
    ),
  csv: z
    .enum(["exact", "safe"])
    .default("exact")
    .describe("safe: formulas neutralised for spreadsheet programs; our import undoes it"),
  revisions: z
    .enum(["current", "all"])
    .default("current")
    .describe("all: every revision, also answers taken back and repeats"),
  decided: z.enum(["only", "any"]).default("any").describe("only: no example that is not decided"),
  where: whereSchema,
  responses: z
    .enum(["as-is", "written", "written-only"])
    .default("as-is")
    .describe(
      "For shapes for training. written: what people wrote on the criterion that is the better response (settled, else the only text) stands in the place of the response, or of a preference is chosen over the one that was preferred; written-only: examples without such a text are left out",
    ),
  evaluation: z
    .enum(["refuse", "seeds"])
    .default("refuse")
    .describe(
      "Of an evaluation project. refuse: no shape for training while an example is not marked as a seed for training data; seeds: write only the examples that are marked",
    ),
  sharedWithEvaluation: z
    .enum(["refuse", "include"])
    .default("refuse")
    .describe(
      "include: write a shape for training although some examples have the same content as evaluation data that is not marked",
    ),
});
export type ExportQuery = z.infer<typeof exportQuerySchema>;

export const releaseInputSchema = exportQuerySchema.extend({
  name: z.string().trim().min(1, { error: "is empty; give the release a name" }).max(200),
});
export type ReleaseInput = z.infer<typeof releaseInputSchema>;

const count = integer(0);

export const fallenSchema = z.object({
  where: z.string().describe("The condition"),
  undecided: count.describe("What it asks about is not decided"),
  short: count.describe("It is decided, or labelled, otherwise"),
});

/** What an export or a release read, wrote, changed and left out. */
export const countsSchema = z.object({
  examplesRead: count,
  examples: count,
  records: count,
  labels: count,
  resolutions: count,
  inherited: count
    .default(0)
    .describe("Of the resolutions, those that were made about the example of which theirs is a cleaned version"),
  changedAfterSettling: count
    .default(0)
    .describe("Of the resolutions, those made before a label of their case changed"),
  changed: z
    .record(z.string(), count)
    .default({})
    .describe("How many of the examples were written otherwise than they are, by how"),
  leftOut: z.record(z.string(), count).describe("How many examples were not written, by why"),
  fell: z
    .array(fallenSchema)
    .default([])
    .describe("Of those left out by a condition, how many by which: each by the first that it does not meet"),
  warnings: z.array(z.string()).default([]).describe("What is wrong with the file as a whole"),
});
export type ExportCounts = z.infer<typeof countsSchema>;

/** What becomes of the examples in a file. */
export const fateSchema = z.object({
  counts: countsSchema,
  words: z
    .object({ leftOut: z.array(z.string()), changed: z.array(z.string()), warnings: z.array(z.string()) })
    .describe("The same for people"),
});
export type Fate = z.infer<typeof fateSchema>;

/** From what a release is built again, byte for byte. */
export const manifestSchema = z.object({
  manifestVersion: z.literal(1),
  project: z.object({ id: z.uuid(), name: z.string(), purpose: z.string() }),
  /** What the project was pinned to. */
  guideline: z.object({ id: z.uuid(), versionId: z.uuid(), version: z.int(), hash: z.string() }),
  /** Under which versions the labels and resolutions that it rests on were given; a manifest of before this was kept has none. */
  versions: z
    .array(z.object({ id: z.uuid(), number: z.int(), hash: z.string(), labels: count, resolutions: count }))
    .default([]),
  query: exportQuerySchema.extend({
    // Before there were marks, evaluation data could be allowed as a whole.
    evaluation: z.enum(["refuse", "seeds", "allow"]).default("refuse"),
  }),
  /** Examples with the same content as evaluation data, included because that was said; left out where there were none. */
  includedFromEvaluation: count.optional(),
  /** The criterion whose decided answer makes the record. */
  target: z.string().optional(),
  /** The criteria that were scales, where the format has a column for each. */
  scales: z.array(z.string()).optional(),
  /** What the examples were compared with, so that nothing that models are evaluated with is trained on; a manifest of before has none. */
  contamination: z
    .object({
      comparedWith: z
        .array(
          z.object({
            kind: z.enum(["evaluation", "benchmark"]),
            id: z.uuid(),
            name: z.string().optional().describe("Of a benchmark"),
            items: count,
          }),
        )
        .describe("Nothing where it is empty"),
      notComparedWith: count.describe("Evaluations that whoever compared could not read"),
      comparedAt: z.iso.datetime().nullable(),
      stale: z
        .enum(["never", "examples", "sources"])
        .nullable()
        .describe("Why the comparison does not say all; only of shapes that are not for training"),
      rules: z.array(z.enum(RULES)),
      found: count.describe("Pairs of an example and an item"),
      excluded: count.describe("Of these, whose example is not in the release"),
      waived: z.array(z.object({ reason: z.string(), pairs: count })),
      open: count.describe("Neither; only of shapes that are not for training"),
    })
    .optional(),
  recipes: z
    .array(
      z.object({
        run: z.uuid(),
        name: z.string(),
        version: count,
        hash: z.string().describe("SHA-256 of the recipe’s file"),
        guidelineVersion: count,
        steps: z.array(
          z.object({
            step: z.looseObject({ step: z.string() }).describe("As the recipe’s file has it"),
            says: z.string(),
            taken: count,
            counts: z.record(z.string(), count).optional().describe("What else it tells, by name"),
          }),
        ),
        excluded: count.describe("Its exclusions that stood"),
        replaced: count.optional().describe("Examples in whose places cleaned versions of it stood"),
      }),
    )
    .optional()
    .describe("The runs of recipes whose exclusions stood, oldest first; left out where there were none"),
  checks: z
    .array(
      z.object({
        key: z.string(),
        title: z.string(),
        quality: z.enum(QUALITIES),
        measured: z
          .object({
            precision: estimateSchema.describe("Of what it flags, the share that lacks the quality"),
            misses: estimateSchema.describe("Of what lacks the quality, the share that it does not flag"),
            version: z.object({ number: z.int(), hash: z.string() }),
            measuredAt: z.iso.datetime(),
          })
          .nullable()
          .describe("What people found who read blind; null: never measured"),
      }),
    )
    .optional()
    .describe("The checks of the version; a manifest of before has none"),
  about: aboutSchema.optional().describe("What the release’s card says beside all this; a manifest of before has none"),
  rewritten: z
    .object({
      criterion: z.string(),
      examples: count.describe("With a person's text in the place of the response"),
      asIs: count.describe("With the response as it was, since there is no text, or several different ones"),
      by: z.record(z.string(), count).describe("How many texts of whom"),
      from: z.string().optional(),
      to: z.string().optional(),
    })
    .optional()
    .describe("Where people's responses were asked for"),
  counting: z
    .enum(["meaning", "version"])
    .default("version")
    .describe(
      "How labels under several versions count; a manifest of before versions of one meaning counted together has none",
    ),
  fileName: z.string(),
  /** The highest number that was there of each. */
  marks: z.object({ examples: count, judgments: count, resolutions: count }),
  counts: countsSchema,
  bytes: count,
  sha256: z.string(),
  createdBy: z.string().describe("As the account is called now"),
  createdAt: z.string(),
  software: z.string(),
});
export type ReleaseManifest = z.infer<typeof manifestSchema>;
