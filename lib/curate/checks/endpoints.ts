import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import { checksSchema } from "@/lib/guideline/schema";
import { versionNameSchema } from "@/lib/guideline/version-answer";
import { ok } from "@/lib/server/errors";
import { measuredChecks } from "../measurements/measured";
import { checksOfVersion, checksTried } from "./queries";

const check = checksSchema.element.extend({
  sentence: z.string().describe("What it flags, in words"),
  flagged: z.int(),
  passed: z.int().describe("Looked at and not flagged"),
  unknown: z.int().describe("Not decided, since a fact is missing"),
  measured: z
    .object({
      measurement: z.uuid(),
      measuredAt: z.iso.datetime(),
      version: versionNameSchema.describe("Under which it was measured; the check says the same in it"),
      precision: estimateSchema.describe("Of what it flags, the share that lacks the quality"),
      misses: estimateSchema.describe("Of what lacks the quality, the share that it does not flag"),
    })
    .nullable()
    .describe("What people found who read blind; null: never measured as it is"),
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
    const { version, checks, qualities } = await checksOfVersion(scope);
    const [{ total, examples, counts }, measured] = await Promise.all([
      checksTried(scope, checks),
      measuredChecks(scope, { checks, qualities }),
    ]);
    return ok({
      version: version.number,
      hash: version.hash,
      examples: total,
      lookedAt: examples,
      checks: checks.map((one, at) => {
        const now = measured.get(one.key)?.now;
        return {
          ...one,
          sentence: checkSentence(one),
          ...counts[at]!,
          measured: now
            ? {
                measurement: now.measurementId,
                measuredAt: now.measuredAt.toISOString(),
                version: now.version,
                precision: now.precision,
                misses: now.misses,
              }
            : null,
        };
      }),
    });
  },
});
