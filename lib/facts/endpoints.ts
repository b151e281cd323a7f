import { z } from "zod";
import { jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { bodyOf } from "@/lib/import/endpoints";
import { text } from "@/lib/input/schemas";
import { ok } from "@/lib/server/errors";
import { SET_TOKENIZER, setSchema } from "./calls";
import { findFacts } from "./commands";
import { forgetPattern, lookForPatterns, patternSchema, patternsSchema } from "./patterns";
import { setTokenizer, unsetTokenizer } from "./set-tokenizer";
import { factsState } from "./state";

export const readFactsStateCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/facts",
  summary: "Of how many examples the facts are known, maker by maker",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  answer: z.object({
    examples: z.int(),
    lookedAt: z.int().describe("Those that every maker has looked at"),
    makers: z.array(
      z.object({
        maker: z.string(),
        version: z.int(),
        parameters: z.unknown().describe("What it is set to; null where there is nothing to set"),
        examples: z.int().describe("Of which its facts are known"),
        failed: z.int().describe("Those that it failed on, so that its facts are missing"),
      }),
    ),
  }),
  handle: async ({ scope }) => ok(await factsState(scope)),
});

export const findFactsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/facts",
  summary: "Find the facts that are not known yet; each import of examples orders this by itself",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: jobIdSchema,
  status: 202,
  heavy: true,
  handle: ({ scope }) => findFacts(scope),
});

export const lookForPatternsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/facts/patterns",
  summary: "Search all texts for patterns, now and whenever some come; each is the fact pattern.<pattern>",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: patternsSchema,
  answer: jobIdSchema,
  status: 202,
  heavy: true,
  refusals: ["unfit-pattern", "too-many-patterns"],
  handle: ({ scope, body }) => lookForPatterns(scope, body),
});

export const forgetPatternCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/facts/patterns",
  summary: "Stop searching for a pattern and forget what was found",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: patternSchema,
  answer: z.object({ pattern: z.string() }),
  refusals: ["not-found"],
  handle: ({ scope, body }) => forgetPattern(scope, body),
});

export const setTokenizerCall = endpoint({
  ...SET_TOKENIZER,
  summary:
    "Count tokens by a tokenizer of your own: its tokenizer.json as the body. Only tokens are counted anew; answers the job, or null where it is set so already",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  query: z.object({ name: text(200).optional().describe("What it is called; tokenizer.json unless said") }),
  streams: ["application/json"],
  refusals: ["unfit-tokenizer"],
  handle: ({ scope, query, request }) => setTokenizer(scope, bodyOf(request), query.name ?? "tokenizer.json"),
});

export const unsetTokenizerCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/facts/tokenizer",
  summary: "Count tokens by o200k_base again",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: setSchema,
  heavy: true,
  handle: ({ scope }) => unsetTokenizer(scope),
});
