import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { ok } from "@/lib/server/errors";
import { agreementOfCopies } from "./agreement-queries";

export const readCopiesAgreementCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/duplicates/agreement",
  summary: "What copies do to agreement: alpha of all examples and of those that the newest search keeps, by criterion",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "measure:read"),
  answer: z.object({
    criteria: z
      .array(
        z.object({
          criterion: z.string(),
          guidelineVersions: z.array(z.int()).describe("Numbers of the versions whose labels enter"),
          all: estimateSchema,
          kept: estimateSchema.describe("Without the copies of those that are kept"),
          difference: estimateSchema.describe(
            "Of the kept ones minus of all; the interval deletes an example with its copies",
          ),
          differs: z.boolean().nullable().describe("Whether that interval excludes 0; null without one"),
        }),
      )
      .describe("The largest difference first; none where no copy was labelled, or duplicates were not looked for"),
  }),
  refusals: [],
  handle: async ({ scope }) => {
    const rows = await agreementOfCopies(scope);
    const criteria = rows.map(({ key, versions, comparison: { before, after, difference, differs } }) => ({
      criterion: key,
      guidelineVersions: versions.map(({ number }) => number),
      all: before,
      kept: after,
      difference,
      differs,
    }));
    return ok({ criteria });
  },
});
