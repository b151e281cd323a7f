import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import { checksSchema } from "@/lib/guideline/schema";
import { ok } from "@/lib/server/errors";
import { checksOfVersion, checksTried } from "./queries";

const check = checksSchema.element.extend({
  sentence: z.string().describe("What it flags, in words"),
  flagged: z.int(),
  passed: z.int().describe("Looked at and not flagged"),
  unknown: z.int().describe("Not decided, since a fact is missing"),
});

export const listChecksCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/checks",
  summary: "The checks of the version that the project works by, each with how many examples it flags",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read", "project:read"),
  answer: z.object({
    version: z.int(),
    hash: z.string(),
    examples: z.int().describe("Examples of the project"),
    lookedAt: z.int().describe("Of these, those whose facts are looked for; of the others no check says anything"),
    checks: z.array(check),
  }),
  handle: async ({ scope }) => {
    const { version, checks } = await checksOfVersion(scope);
    const { total, examples, counts } = await checksTried(scope, checks);
    return ok({
      version: version.number,
      hash: version.hash,
      examples: total,
      lookedAt: examples,
      checks: checks.map((one, at) => ({ ...one, sentence: checkSentence(one), ...counts[at]! })),
    });
  },
});
