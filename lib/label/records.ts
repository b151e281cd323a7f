import { z } from "zod";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { versionDifferenceSchema } from "@/lib/guideline/changes/schema";
import { answersOfSchema } from "@/lib/guideline/schema";
import { versionAnswerSchema } from "@/lib/guideline/version-answer";

/** What queries answer and the labelling screen shows: plain data, durations in milliseconds. */

/** A round that the person may take work from, now or when it goes on. */
export const ownRoundSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(["open", "paused"]),
  guidelineVersion: z.int(),
  places: z.int(),
  left: z.int().describe("Places that wait for a first answer"),
  mine: z.int().describe("Examples of the round that you have submitted"),
});
export type OwnRound = z.infer<typeof ownRoundSchema>;

export const ownWorkSchema = z.object({
  rounds: z.array(ownRoundSchema).describe("In the order in which they are served"),
  waiting: z.int().describe("Examples that you could label now, at most 1,000"),
  session: z
    .object({ elapsedMs: z.number(), submitted: z.int() })
    .nullable()
    .describe("The one under way; null when the next submit begins a new one"),
  recentActiveMs: z.array(z.int()).describe("Active time of the last examples, newest first; at most 20"),
});
export type OwnWork = z.infer<typeof ownWorkSchema>;

/** One of the person's own submitted examples. */
export const submittedExampleSchema = z.object({
  id: z.uuid().describe("Of the assignment"),
  exampleId: z.string(),
  kind: z.enum(EXAMPLE_KINDS),
  excerpt: z.string(),
  round: z.string(),
  guidelineVersion: z.int(),
  guidelineVersionId: z.uuid(),
  submittedAt: z.iso.datetime(),
  activeMs: z.int().nullable(),
  answers: answersOfSchema,
  reopened: z.boolean().describe("Taken up again and not yet submitted anew"),
  final: z.boolean().describe("It can no longer be changed"),
  finalWhy: z
    .enum(["round-closed", "settled"])
    .nullable()
    .describe("settled: a reviewer settled it, and the project lets settled labels stand"),
});
export type SubmittedExample = z.infer<typeof submittedExampleSchema>;

/** A guideline version by which somebody labels. */
export const labelVersionSchema = versionAnswerSchema.pick({
  number: true,
  hash: true,
  body: true,
  criteria: true,
  examples: true,
});
export type LabelVersion = z.infer<typeof labelVersionSchema> & { id: string };

/** How somebody stands to the pinned version. */
export const acknowledgementSchema = z.object({
  version: z.int().describe("The pinned version"),
  required: z.boolean().describe("Work waits until you confirm that you read what changed"),
  acknowledgedAt: z.iso.datetime().nullable(),
  since: z.int().nullable().describe("The version that you knew before"),
});

/** The same, and what changed since the one that they knew; no difference where they knew none. */
export const versionChangesSchema = acknowledgementSchema.extend({ difference: versionDifferenceSchema.nullable() });
export type VersionChangesToRead = z.infer<typeof versionChangesSchema>;
