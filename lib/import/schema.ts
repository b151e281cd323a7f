import { z } from "zod";
import { EXAMPLE_KINDS } from "@/lib/formats/example";

/** Largest upload. */
export const MAX_UPLOAD_BYTES = 4_000_000_000;

const options = {
  fileName: z.string().max(300).optional().describe("Its ending helps to tell the format"),
};

export const importExamplesSchema = z.object({
  ...options,
  kind: z
    .enum(EXAMPLE_KINDS)
    .optional()
    .describe("Read every record as this kind; otherwise each is recognised by its shape"),
  source: z
    .string()
    .max(500)
    .optional()
    .describe("Where the records come from; kept in the provenance of those that say nothing themselves"),
  licence: z.string().max(200).optional().describe("Licence of the records, likewise"),
});
export type ImportExamplesOptions = z.infer<typeof importExamplesSchema>;

/** What programs may send as a body; the content decides, the type is a hint. */
export const UPLOAD_TYPES = [
  "application/x-ndjson",
  "application/json",
  "text/csv",
  "text/tab-separated-values",
  "text/plain",
] as const;
