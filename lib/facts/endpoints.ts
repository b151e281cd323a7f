import { z } from "zod";
import { jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { ok } from "@/lib/server/errors";
import { findFacts } from "./commands";
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
