import { z } from "zod";
import { CHANGE_KINDS } from "./changes/schema";
import { answerValueSchema, guidelineContentSchema } from "./schema";

/** What calls answer of a published version. */

export const versionNameSchema = z.object({ number: z.int(), hash: z.string() });
export const decidedChangesSchema = z.record(z.string(), z.enum(CHANGE_KINDS));

const precedent = z.object({
  request: z.uuid(),
  criterion: z.string().nullable(),
  clause: z.string().nullable(),
  answer: z.string().describe("How the version answers the request, in the words of its editors"),
  title: z.string().nullable().describe("null where you may not read the request"),
  caseCount: z.int(),
  cases: z
    .array(
      z.object({
        project: z.object({ id: z.uuid(), name: z.string() }),
        example: z.string(),
        resolution: z
          .object({
            criterion: z.string(),
            value: answerValueSchema.nullable(),
            reason: z.string(),
            note: z.string(),
            withdrawn: z.boolean(),
          })
          .nullable(),
      }),
    )
    .describe("Those of projects whose labels you may read"),
});

export const versionAnswerSchema = versionNameSchema.extend({
  guidelineId: z.uuid(),
  name: z.string(),
  note: z.string(),
  changes: decidedChangesSchema,
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  retiredAt: z.iso.datetime().nullable(),
  precedents: z.array(precedent).describe("What it cites; beside the content, and so not in its hash"),
  ...guidelineContentSchema.shape,
});
export const promptAnswerSchema = versionNameSchema
  .extend({
    guidelineId: z.uuid(),
    system: z.string(),
    user: z.string(),
    schema: z.record(z.string(), z.unknown()).describe("JSON Schema of the verdict"),
    promptHash: z.string(),
    placeholder: z.object({ text: z.string(), replaceWith: z.string(), sample: z.string() }),
  })
  .describe("format=judge-prompt");
