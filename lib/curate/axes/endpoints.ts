import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { QUALITIES } from "@/lib/guideline/schema";
import { ok } from "@/lib/server/errors";
import { ABOUT, AXES, STATES } from "./line";
import { axesOf } from "./queries";
import { LEAST_ALPHA, LEAST_PRECISION, MOST_LACKING } from "./rules";

const page = z.discriminatedUnion("page", [
  z.object({ page: z.enum(["duplicates", "contamination", "inspect", "examples", "assign"]) }),
  z.object({ page: z.literal("read"), reading: z.uuid().nullable() }),
  z.object({ page: z.literal("checks"), check: z.string() }),
  z.object({ page: z.enum(["agreement", "decisions"]), criterion: z.string() }),
  z.object({ page: z.literal("fact"), fact: z.string() }),
]);

const figure = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("estimate"),
    of: z.enum(["share", "precision", "alpha"]),
    estimate: estimateSchema,
    versions: z.array(z.object({ number: z.int(), hash: z.string() })),
  }),
  z.object({ is: z.literal("share"), part: z.int(), of: z.int() }).describe("Known exactly, of so many"),
  z.object({ is: z.literal("count"), count: z.int() }),
  z.object({ is: z.literal("none") }).describe("Nothing is known"),
]);

export const readAxesCall = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/axes",
  summary: `Quality, coverage and quantity of the dataset at a glance, the weakest first: weak is a share over ${MOST_LACKING * 100} %, alpha under ${LEAST_ALPHA}, a check that is right less than ${LEAST_PRECISION * 100} % of the time, any open contamination; of a sample the whole interval decides`,
  scope: (actor, params) =>
    requireProject(
      actor,
      params.id!,
      "release:write",
      "export:read",
      "measure:read",
      "resolve:read",
      "project:read",
      "examples:read",
    ),
  answer: z.object({
    lines: z.array(
      z.object({
        axis: z.enum(AXES),
        about: z.enum(ABOUT),
        state: z
          .enum(STATES)
          .describe("unknown: nobody looked, or not since examples came; told: there is no bound for it"),
        figure,
        quality: z.enum(QUALITIES).nullable(),
        name: z.string().nullable().describe("The criterion, source, check or most frequent value that it is about"),
        different: z.int().nullable().describe("Of coverage how many different values there are"),
        from: page.describe("Where the figure is from and is mended"),
      }),
    ),
  }),
  refusals: [],
  handle: async ({ scope }) => ok({ lines: await axesOf(scope) }),
});
