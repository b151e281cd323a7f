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
  /** Of the tool that answers, or of one of several people. */
  name: storable.max(300).optional(),
  /** The chain of thought before this message. */
  reasoning: storable.optional(),
  /** The content says no in the words of the model's own refusal. */
  refusal: z.literal(true).optional(),
  toolCalls: z.array(toolCallSchema).max(200).optional(),
  toolCallId: storable.max(1000).optional(),
  /** What training gives to an assistant's message: 0 leaves it out of the loss. No annotator sees it. */
  weight: z.number().min(0).max(1).optional(),
});

const messages = z.array(messageSchema).min(1).max(2000);

export const responseSchema = z.object({
  text: filled,
  model: storable.max(300).optional(),
  /** Where the response is more than one plain answer, the messages of which `text` is the transcript. */
  messages: messages.optional(),
});

export const toolsSchema = z.array(jsonObject).max(1000);
export const contextsSchema = z.array(z.object({ text: storable, title: storable.max(1000).optional() })).max(1000);

export const provenanceSchema = z.object({
  source: storable.optional(),
  licence: storable.optional(),
  origin: z.enum(["human", "synthetic", "application"]).optional(),
  model: storable.optional(),
  prompt: storable.optional(),
  date: storable.optional(),
  parent: storable.optional(),
  /** What was done to the parent to make this of it, each with the version of what did it. */
  operations: z
    .array(z.object({ id: storable.min(1).max(100), version: z.int() }))
    .max(1000)
    .optional(),
  extra: jsonObject.optional(),
});

const common = {
  /** The importer's own id; stored as the external id, unique within a project. */
  id: filled.max(500).optional(),
  system: storable.optional(),
  reasoning: storable.optional(),
  /** What a model could call: each `{type, function: {name, description, parameters}}`, or as it was given. */
  tools: toolsSchema.optional(),
  toolChoice: json.optional(),
  parallelToolCalls: z.boolean().optional(),
  /** What was retrieved or given to answer from. */
  contexts: contextsSchema.optional(),
  slices: z.record(z.string().min(1).max(100), z.union([storable.max(500), z.number(), z.boolean()])).optional(),
  provenance: provenanceSchema.optional(),
  /** Known answers, `{criterion: value}`: makes the example a gold example. */
  gold: z.record(z.string().min(1), json).optional(),
};

/** An example in canonical shape. Five kinds, told apart by `kind`. */
export const exampleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: filled, ...common }),
  z.object({
    kind: z.literal("instruction"),
    prompt: filled,
    response: storable,
    /** Where the response is made of steps; joined by line feeds they are the response. */
    steps: z.array(storable).min(1).max(2000).optional(),
    ...common,
  }),
  z.object({
    kind: z.literal("preference"),
    prompt: filled,
    /** Where the prompt is more than one message of the user, the messages of which `prompt` is the transcript. */
    context: messages.optional(),
    responses: z.array(responseSchema).min(2).max(26),
    ...common,
  }),
  z.object({ kind: z.literal("reward"), prompt: filled, response: storable, score: z.number(), ...common }),
  z.object({ kind: z.literal("conversation"), messages, ...common }),
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

export const blindMessageSchema = messageSchema.omit({ weight: true });
export type BlindMessage = z.infer<typeof blindMessageSchema>;

const seen = {
  system: z.string().optional(),
  reasoning: z.string().optional(),
  tools: common.tools,
  contexts: common.contexts,
};

/** What an annotator may see of an example: no gold, no score, no provenance, no model names, responses in a recorded order. */
export const blindExampleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), ...seen }),
  z.object({
    kind: z.enum(["instruction", "reward"]),
    prompt: z.string(),
    response: z.string(),
    steps: z.array(z.string()).optional(),
    ...seen,
  }),
  z.object({
    kind: z.literal("preference"),
    prompt: z.string(),
    context: z.array(blindMessageSchema).optional(),
    responses: z.array(z.object({ text: z.string(), messages: z.array(blindMessageSchema).optional() })),
    ...seen,
  }),
  z.object({ kind: z.literal("conversation"), messages: z.array(blindMessageSchema), ...seen }),
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
