import { z } from "zod";
import { jsonProblem, textProblem } from "@/lib/formats/storable";

const storable = z.string().superRefine((text, context) => {
  const message = textProblem(text);
  if (message) context.addIssue({ code: "custom", message });
});

const filled = storable.refine((text) => text.trim() !== "", { error: "is empty" });

const json = z.unknown().superRefine((value, context) => {
  const message = jsonProblem(value);
  if (message) context.addIssue({ code: "custom", message });
});

/** Any JSON object, kept as it is: a record schema would lose a member called `__proto__`. */
const jsonObject = json.refine((value) => typeof value === "object" && value !== null && !Array.isArray(value), {
  error: "must be an object",
}) as unknown as z.ZodType<Record<string, unknown>>;

const toolCallSchema = z.object({
  id: storable.max(1000).optional(),
  name: filled.max(1000),
  arguments: json.optional(),
});

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: storable,
  toolCalls: z.array(toolCallSchema).max(200).optional(),
  toolCallId: storable.max(1000).optional(),
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
  extra: jsonObject.optional(),
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

const seen = { system: z.string().optional(), reasoning: z.string().optional() };

/** What an annotator may see of an example: no gold, no score, no provenance, no model names, responses in a recorded order. */
export const blindExampleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), ...seen }),
  z.object({ kind: z.enum(["instruction", "reward"]), prompt: z.string(), response: z.string(), ...seen }),
  z.object({
    kind: z.literal("preference"),
    prompt: z.string(),
    responses: z.array(z.object({ text: z.string() })),
    ...seen,
  }),
  z.object({ kind: z.literal("conversation"), messages: z.array(messageSchema), ...seen }),
]);
export type BlindExample = z.infer<typeof blindExampleSchema>;

const [text, asked, preference, conversation] = blindExampleSchema.options;
const id = { id: z.string() };

/** The same with the id under which it is shown. */
export const shownExampleSchema = z.discriminatedUnion("kind", [
  text.extend(id),
  asked.extend(id),
  preference.extend(id),
  conversation.extend(id),
]);
