import { z } from "zod";
import { integer } from "@/lib/input/schemas";

const MOST_ASKED = 30;

export const findTopicsSchema = z.object({
  topics: integer(2, MOST_ASKED)
    .optional()
    .describe("How many topics at most; as many as can be told apart unless said, 24 at most"),
  seed: integer(0).default(1).describe("The same examples and seed give the same topics"),
});
export type FindTopics = z.infer<typeof findTopicsSchema>;

/** A topic as people know it. */
export const topicWordsSchema = z.object({
  name: z.string().describe("Its most telling words; the value of the fact topic"),
  words: z.array(z.string()).describe("Words that tell it from the others, the most telling first"),
});
