import { z } from "zod";
import { integer, text } from "@/lib/input/schemas";

const MOST_ASKED = 30;

export const findTopicsSchema = z.object({
  topics: integer(2, MOST_ASKED)
    .optional()
    .describe("How many topics at most; as many as can be told apart unless said, 24 at most"),
  seed: integer(0).default(1).describe("The same examples and seed give the same topics"),
});
export type FindTopics = z.infer<typeof findTopicsSchema>;

const MOST_OF_NAME = 100;

export const nameTopicSchema = z.object({
  topic: text(1000).describe("A topic by its name; to take a name back, by the name under which it was learnt"),
  name: text(MOST_OF_NAME)
    .trim()
    .min(1, { error: "write a name" })
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, { error: "is one line" })
    .nullable()
    .describe("Its name from now on; that of another topic puts both together; null takes back what was said of it"),
});
export type NameTopic = z.infer<typeof nameTopicSchema>;

/** A topic as it was learnt. */
export const learntTopicSchema = z.object({ name: z.string(), words: z.array(z.string()) });
export type LearntTopic = z.infer<typeof learntTopicSchema>;

/** A topic as people know it. */
export const topicWordsSchema = z.object({
  name: z.string().describe("What people call it, else its most telling words; the value of the fact topic"),
  learnt: z.array(z.string()).describe("The names under which it was learnt: several where people put topics together"),
  words: z.array(z.string()).describe("Words that tell it from the others, the most telling first"),
});
