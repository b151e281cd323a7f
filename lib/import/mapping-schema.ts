import { z } from "zod";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { idSourceSchema, tableSchema } from "@/lib/import/columns";

/** The fields of an example that a column can be mapped to by name. */
export const MAPPING_FIELDS = [
  "id",
  "prompt",
  "response",
  "text",
  "messages",
  "responses",
  "chosen",
  "rejected",
  "score",
  "system",
  "reasoning",
  "tools",
] as const;

/** Targets with a name of their own: `response:A`, `slice:topic`, `provenance:licence`, `gold:correct`, `extra:url`. */
const NAMED_TARGET =
  /^(?:response:[A-Z]|provenance:(?:source|licence|origin|model|prompt|date|parent)|(?:slice|gold|extra):.{1,100})$/s;

const targetSchema = z
  .string()
  .refine((target) => (MAPPING_FIELDS as readonly string[]).includes(target) || NAMED_TARGET.test(target), {
    error:
      "is not a field of an example; use id, prompt, response, text, messages, responses, chosen, rejected, score, system, reasoning, tools, response:A …, slice:name, provenance:name, gold:criterion or extra:name",
  });

/**
 * Which column is which field of an example: `{fields: {prompt: "question", "slice:topic": "category"}}`. Columns that are
 * not named keep their names: what an example knows by that name is used, the rest goes to the provenance.
 */
export const exampleMappingSchema = z.strictObject({
  /** The kind of all examples; detected from the fields of each record when absent. */
  kind: z.enum(EXAMPLE_KINDS).optional(),
  fields: z.record(targetSchema, idSourceSchema).default({}),
  /** Columns to leave out altogether. */
  ignore: z.array(z.string().min(1)).max(2000).default([]),
  table: tableSchema.optional(),
  /** Take only examples of these kinds; others are refused by line. */
  kinds: z.array(z.enum(EXAMPLE_KINDS)).min(1).optional(),
  /** Take records whose response is empty. */
  emptyResponses: z.boolean().default(true),
  /** Take records in which a key stands twice; its last value counts. */
  repeatedKeys: z.boolean().default(false),
});

export type ExampleMapping = z.infer<typeof exampleMappingSchema>;
export type ExampleMappingInput = z.input<typeof exampleMappingSchema>;
