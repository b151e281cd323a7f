import { z } from "zod";
import { integer, text } from "@/lib/input/schemas";
import { guidelineExamplesSchema } from "./guideline-example";
import {
  checksSchema,
  criteriaSchema,
  MAX_BODY,
  qualityDefinitionsSchema,
  refuseStrayExamples,
  refuseUnstorable,
  storedContentSchema,
} from "./schema";

const name = z
  .string()
  .trim()
  .min(1, { error: "give the guideline a name" })
  .max(200, { error: "use at most 200 characters" })
  .superRefine(refuseUnstorable);

export const createGuidelineSchema = z
  .object({
    name,
    body: z.string().max(MAX_BODY).default(""),
    criteria: criteriaSchema.default([]),
    qualities: qualityDefinitionsSchema.default({}),
    examples: guidelineExamplesSchema.optional(),
    checks: checksSchema.optional(),
  })
  .superRefine(refuseUnstorable)
  .superRefine(refuseStrayExamples);
export type CreateGuideline = z.infer<typeof createGuidelineSchema>;

/** A file holds the body and, with every quotation mark escaped, the criteria. */
const MAX_FILE = 4 * MAX_BODY;

export const importGuidelineSchema = z.object({
  text: z
    .string()
    .max(MAX_FILE, { error: "the file is too long for a guideline" })
    .describe("Markdown with front matter, or JSON"),
  into: z.uuid().optional().describe("The guideline whose draft it becomes; a new one unless said"),
  replaceDraft: z.boolean().default(false).describe("Replace a draft with unpublished changes"),
});
export type ImportGuideline = z.infer<typeof importGuidelineSchema>;

export const renameGuidelineSchema = z.object({ name });

/** What becomes of judgments made under the version before: keep them all, ask all again, or ask a sample of n again. */
const staleSchema = z.union([z.literal("keep"), z.literal("requeue"), z.object({ sample: integer(1, 1_000_000) })]);
export type StaleDecision = z.infer<typeof staleSchema>;

/** The decisions as a published version holds them. */
export const staleJudgmentsSchema = z.record(text(64), staleSchema);

/** Publishes what is given; what is left out comes from the draft. */
export const publishSchema = z
  .object({
    body: z.string().max(MAX_BODY).optional(),
    criteria: criteriaSchema.optional(),
    qualities: qualityDefinitionsSchema.optional(),
    examples: guidelineExamplesSchema.optional(),
    checks: checksSchema.optional(),
    changes: z.record(text(64), z.enum(["editorial", "semantic"])).default({}),
    note: z.string().max(5000).default(""),
    /** What happens to them when a project moves to this version; those that are not named are kept. */
    staleJudgments: staleJudgmentsSchema.default({}),
    /** Ids of open or accepted change requests that this version answers: it closes them and cites their cases. */
    closes: z
      .array(z.uuid())
      .max(500)
      .default([])
      .transform((ids) => [...new Set(ids)]),
    /** The draft's revision that the publisher has seen: a newer draft is not published unseen. */
    revision: integer(0).optional(),
  })
  .superRefine(refuseUnstorable);
export type Publish = z.infer<typeof publishSchema>;

export const VERSION_FORMATS = [
  "json",
  "markdown",
  "judge-prompt",
  "promptfoo",
  "inspect",
  "openai-grader",
  "langfuse",
] as const;

export const versionQuerySchema = z.object({
  format: z
    .enum(VERSION_FORMATS, { error: `unknown format; use one of: ${VERSION_FORMATS.join(", ")}` })
    .default("json"),
  model: z.string().min(1).max(200).optional().describe("Model that the graders of format=openai-grader name"),
});
export type VersionQuery = z.infer<typeof versionQuerySchema>;

interface StoredContent {
  body: string;
  criteria: unknown;
  qualities: unknown;
  examples?: unknown;
  checks?: unknown;
}

/** The content of a stored draft or version. Versions were checked before they were written. */
export function storedContent(row: StoredContent) {
  return storedContentSchema.parse({ ...row, examples: orAbsent(row.examples), checks: orAbsent(row.checks) });
}

/** A content without examples, or without checks, has no such member. */
export function orAbsent(list: unknown): unknown {
  return Array.isArray(list) && list.length === 0 ? undefined : list;
}
