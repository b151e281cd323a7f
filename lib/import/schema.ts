import { z } from "zod";
import { jobIdSchema } from "@/lib/api/answers";
import { pageQuerySchema } from "@/lib/api/page";
import { sliceSchema } from "@/lib/examples/slice";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { text } from "@/lib/input/schemas";
import { annotationMappingSchema } from "./annotation-mapping";
import { exampleMappingSchema } from "./mapping-schema";

/** Largest upload. */
export const MAX_UPLOAD_BYTES = 4_000_000_000;

/** A query parameter that holds JSON. */
function jsonParameter<Schema extends z.ZodType>(schema: Schema) {
  return z
    .union([
      text(100_000).transform((written, context) => {
        try {
          return JSON.parse(written) as unknown;
        } catch {
          context.addIssue({ code: "custom", message: "is not JSON" });
          return z.NEVER;
        }
      }),
      z.record(text(1000), z.unknown()),
    ])
    .pipe(schema);
}

/** A query parameter that says yes or no. */
function flag(unsaid: boolean) {
  return z
    .union([z.boolean(), z.enum(["true", "false", "1", "0"]).transform((said) => said === "true" || said === "1")])
    .default(unsaid);
}

const options = {
  fileName: text(300).optional().describe("Its ending helps to tell the format"),
};

export const importExamplesSchema = z.object({
  ...options,
  kind: z
    .enum(EXAMPLE_KINDS)
    .optional()
    .describe("Read every record as this kind; otherwise each is recognised by its shape"),
  mapping: jsonParameter(exampleMappingSchema)
    .optional()
    .describe("Which column is which field, as JSON; see docs/import.md"),
  source: z
    .string()
    .max(500)
    .optional()
    .describe("Where the records come from; kept in the provenance of those that say nothing themselves"),
  licence: z.string().max(200).optional().describe("Licence of the records, likewise"),
  labels: flag(true).describe("Take the labels too that stand in the records of Label Studio, Argilla and doccano"),
  annotator: text(500).optional().describe("Who labelled, where such records name nobody"),
  criteria: jsonParameter(z.record(text(500), text(64)))
    .default({})
    .describe("Names of questions in such records → keys of criteria, as JSON; else found by name or by what fits"),
  gold: flag(false).describe("Make what such records call the ground truth the known answer of its example"),
});
export type ImportExamplesOptions = z.infer<typeof importExamplesSchema>;

export const importAnnotationsSchema = z.object({
  ...options,
  mapping: jsonParameter(annotationMappingSchema)
    .default(annotationMappingSchema.parse({}))
    .describe("Which column is what, as JSON; see docs/import.md. Columns named as in the API need none"),
  createExamples: flag(false).describe("Make a placeholder for each example that the project does not have"),
});

export type ImportAnnotationsOptions = z.infer<typeof importAnnotationsSchema>;

/** The calls that take a file, and answer the job that reads it. */
export const UPLOADS = {
  examples: { method: "POST", path: "/api/v1/projects/{id}/examples", answer: jobIdSchema },
  annotations: { method: "POST", path: "/api/v1/projects/{id}/annotations", answer: jobIdSchema },
} as const;

/** What programs may send as a body; the content decides, the type is a hint. */
export const UPLOAD_TYPES = [
  "application/x-ndjson",
  "application/json",
  "text/csv",
  "text/tab-separated-values",
  "text/plain",
  "text/markdown",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.apache.parquet",
  "application/gzip",
] as const;

export const exampleListSchema = pageQuerySchema.extend({
  q: z.string().max(200).optional().describe("In the id or anywhere in the content, in any letter case"),
  kind: z.enum(EXAMPLE_KINDS).optional(),
  slice: sliceSchema.optional().describe("Only examples of a slice, as name=value"),
});
export type ExampleListQuery = z.infer<typeof exampleListSchema>;
