import { z } from "zod";
import { type BlindExample, blindMessageSchema, contextsSchema, toolsSchema } from "@/lib/formats/example";

/** What an example of a guideline shows: what to do, what not to do, or where the line is. */
export const VERDICTS = ["good", "bad", "borderline"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Longest single text of an example, in UTF-16 code units: readers take in a paragraph, not a book. */
const MAX_TEXT = 20_000;

const text = z.string().max(MAX_TEXT);
const message = blindMessageSchema.extend({ content: text, reasoning: text.optional() });
const common = {
  system: text.optional(),
  reasoning: text.optional(),
  tools: toolsSchema.optional(),
  contexts: z.array(contextsSchema.element.extend({ text })).max(1000).optional(),
};

/** What a guideline keeps of an example: what annotators may see of it, copied, since a guideline outlives and outreaches a project. */
export const copiedExampleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text, ...common }),
  z.object({
    kind: z.enum(["instruction", "reward"]),
    prompt: text,
    response: text,
    steps: z.array(text).optional(),
    ...common,
  }),
  z.object({
    kind: z.literal("preference"),
    prompt: text,
    context: z.array(message).optional(),
    responses: z
      .array(z.object({ text, messages: z.array(message).optional() }))
      .min(2)
      .max(26),
    ...common,
  }),
  z.object({
    kind: z.literal("conversation"),
    messages: z.array(message).min(1).max(200),
    ...common,
  }),
]) satisfies z.ZodType<BlindExample>;

/** A name for programs, unique among its like within a guideline. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, { error: "use a lower-case letter, then letters, digits, - or _ (at most 63)" });

const guidelineExampleSchema = z
  .object({
    key: keySchema,
    verdict: z.enum(VERDICTS),
    /** The criterion (its key) or the clause (its slug) that it explains: one of them. */
    criterion: keySchema.optional(),
    clause: z.string().min(1).max(200).optional(),
    example: copiedExampleSchema,
    /** Why it is good, bad or borderline. */
    why: z
      .string()
      .max(2000)
      .refine((why) => why.trim() !== "", { error: "say why it is good, bad or borderline" }),
    /** Id of the example that it was copied from. */
    source: z.string().min(1).max(500).optional(),
  })
  .refine(({ criterion, clause }) => (criterion === undefined) !== (clause === undefined), {
    error: "an example belongs to one criterion or to one clause",
  });

export type GuidelineExample = z.infer<typeof guidelineExampleSchema>;

export const guidelineExamplesSchema = z
  .array(guidelineExampleSchema)
  .max(200)
  .superRefine((examples, context) => {
    const seen = new Set<string>();
    examples.forEach(({ key }, index) => {
      if (seen.has(key)) context.addIssue({ code: "custom", path: [index, "key"], message: `${key} is used twice` });
      seen.add(key);
    });
  });
