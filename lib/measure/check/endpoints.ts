import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { FILTER_REFUSALS, figureFilterSchema } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { checkOn } from "./queries";
import { RULES } from "./rules";

export const readCheck = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/check",
  summary:
    "What in the data makes figures on a criterion unsound: too little overlap, a fixed order, times that cannot be",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: figureFilterSchema,
  answer: z.object({
    criterion: z.string(),
    guidelineVersions: z.array(z.int()),
    computedAt: z.iso.datetime(),
    facts: z
      .object({
        labels: z.int(),
        items: z.int(),
        compared: z.int().describe("Examples with two labels or more"),
        mostPerItem: z.int(),
        byAnnotator: z.array(z.object({ annotator: z.uuid(), labels: z.int() })),
        groups: z.array(z.array(z.uuid())).describe("Annotators who share examples, largest group first"),
        placed: z.int().describe("Labels whose place in a session is known"),
        order: z
          .number()
          .nullable()
          .describe("How varied the places of an example are against a random order, which is 1; a fixed one is 0"),
        timed: z.int().describe("Labels whose active time is known"),
        equalTimes: z.int().describe("Of these, those with the most frequent time"),
        equalMoments: z.int().describe("Labels at the moment of another one of the same annotator"),
        impossible: z.int().describe("Labels with more active time than passed since the annotator's one before"),
        followed: z.int().describe("Labels of which that can be told"),
        disordered: z.int().describe("Labels at a later place of a session that came before one at an earlier place"),
        future: z.int(),
        imported: z.int().describe("Labels that no round handed out"),
      })
      .nullable()
      .describe("null where answers are not compared"),
    problems: z.array(
      z.object({
        rule: z.enum(RULES),
        weight: z
          .enum(["stops", "weakens"])
          .describe("stops: what it affects cannot be told from these labels; weakens: it can, with care"),
        affects: z.array(z.enum(["agreement", "annotators", "fatigue", "consensus"])),
        found: z.string(),
        meaning: z.string(),
        todo: z.string(),
      }),
    ),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const found = await checkOn(scope, query);
    if (!found.ok) return found;
    const { criterion, versions, facts, problems, computedAt } = found.value;
    return ok({
      criterion: criterion.key,
      guidelineVersions: versions.map(({ number }) => number),
      computedAt: iso(computedAt),
      facts,
      problems: problems.map(({ affects, ...problem }) => ({ ...problem, affects: [...affects] })),
    });
  },
});
