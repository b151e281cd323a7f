import { z } from "zod";

/** Longest text of a single field, in UTF-16 code units. Longer input is refused by line, never cut. */
export const MAX_FIELD_LENGTH = 2_000_000;

const storable = z
  .string()
  .max(MAX_FIELD_LENGTH, {
    error: `longer than ${MAX_FIELD_LENGTH.toLocaleString("en")} characters; shorten or split it`,
  })
  .refine((text) => !text.includes("\u0000"), { error: "contains a NUL character, which cannot be stored; remove it" })
  .refine((text) => text.isWellFormed(), {
    error: "contains half of a surrogate pair (broken Unicode); re-encode it as UTF-8",
  });

const filled = storable.refine((text) => text.trim() !== "", { error: "is empty" });

const json: z.ZodType<unknown> = z.json();

const toolCallSchema = z.object({
  id: storable.optional(),
  name: filled,
  arguments: json.optional(),
});

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: storable,
  toolCalls: z.array(toolCallSchema).max(200).optional(),
  toolCallId: storable.optional(),
});

export const responseSchema = z.object({ text: filled, model: storable.max(300).optional() });

export const provenanceSchema = z.object({
  source: storable.optional(),
  licence: storable.optional(),
  origin: z.enum(["human", "synthetic", "application"]).optional(),
  model: storable.optional(),
  prompt: storable.optional(),
  date: storable.optional(),
  parent: storable.optional(),
  extra: z.record(z.string(), json).optional(),
});

const common = {
  /** The importer's own id; stored as the external id, unique within a project. */
  id: filled.max(500).optional(),
  system: storable.optional(),
  reasoning: storable.optional(),
  slices: z.record(z.string().min(1).max(100), z.union([storable.max(500), z.number(), z.boolean()])).optional(),
  provenance: provenanceSchema.optional(),
  /** Known answers, `{criterion: value}`: makes the example a gold example. */
  gold: z.record(z.string().min(1), json).optional(),
};

/** An example in canonical shape. Five kinds, told apart by `kind`. */
export const exampleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: filled, ...common }),
  z.object({ kind: z.literal("instruction"), prompt: filled, response: storable, ...common }),
  z.object({
    kind: z.literal("preference"),
    prompt: filled,
    responses: z.array(responseSchema).min(2).max(26),
    ...common,
  }),
  z.object({ kind: z.literal("reward"), prompt: filled, response: storable, score: z.number(), ...common }),
  z.object({ kind: z.literal("conversation"), messages: z.array(messageSchema).min(1).max(2000), ...common }),
]);

export type Example = z.infer<typeof exampleSchema>;
export type ExampleKind = Example["kind"];
export type Message = z.infer<typeof messageSchema>;
export type Provenance = z.infer<typeof provenanceSchema>;

export const EXAMPLE_KINDS = [
  "text",
  "instruction",
  "preference",
  "reward",
  "conversation",
] as const satisfies readonly ExampleKind[];

/** What an annotator may see of an example: no gold, no score, no provenance, no model names, responses in a recorded order. */
export type BlindExample =
  | { kind: "text"; text: string; system?: string; reasoning?: string }
  | { kind: "instruction" | "reward"; prompt: string; response: string; system?: string; reasoning?: string }
  | { kind: "preference"; prompt: string; responses: { text: string }[]; system?: string; reasoning?: string }
  | { kind: "conversation"; messages: Message[]; system?: string; reasoning?: string };
