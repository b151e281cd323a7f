import { z } from "zod";

export const CHANGE_KINDS = ["unchanged", "editorial", "semantic", "added", "removed"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const fieldChangeSchema = z.object({
  name: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  weight: z.enum(["editorial", "semantic"]),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const criterionChangeSchema = z.object({
  key: z.string(),
  title: z.string(),
  proposed: z
    .enum(CHANGE_KINDS)
    .describe("What the comparison proposes; the lead may decide otherwise unless it is fixed"),
  fixed: z.boolean().describe("Added and removed are facts, and a changed structure is always semantic"),
  fields: z.array(fieldChangeSchema),
});
export type CriterionChange = z.infer<typeof criterionChangeSchema>;

const contentChangesSchema = z.object({
  criteria: z.array(criterionChangeSchema).describe("In the order of the new criteria, removed ones last"),
  reordered: z.boolean().describe("The criteria that stayed stand in another order"),
  body: z.boolean(),
  qualities: z.array(fieldChangeSchema),
  examples: z.array(fieldChangeSchema).describe("Examples of clauses; those of criteria are among the fields of these"),
  checks: z
    .array(fieldChangeSchema)
    .describe("Checks of the qualities; what one of another meaning flagged says nothing of what it flags now"),
});
export type ContentChanges = z.infer<typeof contentChangesSchema>;

const diffBlockSchema = z.object({
  changed: z.boolean(),
  parts: z.array(z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() })),
});

/** What two versions of a guideline differ in. */
export const versionDifferenceSchema = z.object({
  changes: contentChangesSchema,
  decided: z
    .record(z.string(), z.enum(["editorial", "semantic"]))
    .describe("The kinds of change that were decided, where they differ from what the comparison proposes"),
  text: z.array(diffBlockSchema),
  notes: z
    .array(z.object({ number: z.int(), note: z.string() }))
    .describe("Why the versions from the one to the other were published; those without a note are left out"),
});
export type VersionDifference = z.infer<typeof versionDifferenceSchema>;
