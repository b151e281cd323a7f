import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { topicsOn } from "@/lib/curate/inspect/queries";
import { lookSchema } from "@/lib/curate/inspect/schema";
import { no, ok } from "@/lib/server/errors";
import { nameTopic } from "./name-topic";
import { readLearnt } from "./queries";
import { findTopicsSchema, nameTopicSchema, topicWordsSchema } from "./schema";
import { startTopics } from "./start";

export const findTopicsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/topics",
  summary:
    "Learn from their words what the examples are about, in the place of the topics before; then every example is told by it, as the facts topic and topic_fit",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: findTopicsSchema,
  status: 202,
  answer: jobIdSchema,
  refusals: ["busy"],
  handle: ({ scope, body }) => startTopics(scope, body),
});

export const nameTopicCall = endpoint({
  method: "PUT",
  path: "/api/v1/projects/{id}/topics/names",
  summary:
    "Call a topic by another name, put two together, or take that back. It holds at once; conditions on the name before mean the same topic. Names are kept when topics are learnt again, where the same topic is found again",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: nameTopicSchema,
  answer: z.object({ topics: z.array(topicWordsSchema).describe("All of them, as they are called now") }),
  refusals: ["unknown-search", "unknown-topic"],
  handle: ({ scope, body }) => nameTopic(scope, body),
});

export const readTopicsCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/topics",
  summary:
    "What the examples that meet some conditions are about: each topic with its words, its size and the most typical",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: lookSchema.omit({ part: true }),
  answer: z.object({
    createdAt: z.iso.datetime().describe("When the topics were learnt"),
    seed: z.int(),
    asked: z.int().nullable().describe("How many were asked for; null where the examples said it"),
    examples: z.int().describe("Of the project then"),
    read: z.int().describe("Those of them that the topics were learnt of"),
    since: z.int().describe("Those that came later; they are told by the same topics"),
    matching: z.int().describe("Examples that meet the conditions"),
    topics: z
      .array(
        topicWordsSchema.extend({
          examples: z.int(),
          typical: z.array(z.object({ id: z.uuid(), externalId: z.string() })),
        }),
      )
      .describe("The largest first"),
    none: z.int().describe("About nothing in particular"),
    unlooked: z.int().describe("Not told yet"),
  }),
  refusals: ["unknown-search"],
  handle: async ({ scope, query }) => {
    const learnt = await readLearnt(scope);
    if (!learnt) return no("unknown-search", "Topics have not been looked for yet.");
    const { value } = await topicsOn(scope, query);
    return ok(iso({ ...learnt, ...value, topics: withWords(learnt.topics, value.topics) }));
  },
});

type Sized = Awaited<ReturnType<typeof topicsOn>>["value"]["topics"];

/** Every topic that was learnt with its size; those that no example has come last. */
function withWords(learnt: readonly z.infer<typeof topicWordsSchema>[], sized: Sized) {
  const sizes = new Map(sized.map((one) => [one.name, one]));
  return learnt
    .map(({ name, words, learnt: under }) => {
      const { examples = 0, typical = [] } = sizes.get(name) ?? {};
      return {
        name,
        words,
        learnt: under,
        examples,
        typical: typical.map(({ id, externalId }) => ({ id, externalId })),
      };
    })
    .toSorted((a, b) => b.examples - a.examples);
}
