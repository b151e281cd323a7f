import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { SPAN_CRITERIA } from "@/lib/core/agreement/spans/matching";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { raterSchema } from "../answers";
import { agreementOn } from "../queries";
import { agreementQuerySchema, partQuerySchema } from "../schema";
import {
  againstOthersOn,
  bySliceOn,
  consistencyOn,
  nestedOn,
  overTimeOn,
  raterCoefficientsOn,
  spansOn,
  varianceOn,
} from "./part-queries";
import { UNITS } from "./periods";

/** What every part says of itself. */
const about = { criterion: z.string(), level: z.string(), computedAt: z.iso.datetime() };
const part = { query: partQuerySchema, refusals: FILTER_REFUSALS } as const;

interface Part<Found> {
  criterion: { key: string };
  level: string;
  computedAt: Date;
  found: Found;
}

/** What was found of a part, in the call's words, with what it is about. */
async function told<Found, Refused extends { ok: false }, Fields extends object>(
  asked: Promise<{ ok: true; value: Part<Found> } | Refused>,
  words: (found: Found) => Fields,
) {
  const answer = await asked;
  if (!answer.ok) return answer;
  const { criterion, level, computedAt, found } = answer.value;
  return ok({ criterion: criterion.key, level, computedAt: iso(computedAt), ...words(found) });
}

const time = (at: number) => new Date(at).toISOString();

export const readOverTime = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/over-time",
  summary:
    "Alpha on a criterion by period, an example in that of its last label, and when guideline versions and rounds began",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    unit: z.enum(UNITS).describe("The shortest of which some two dozen cover all labels; in UTC, weeks from Monday"),
    periods: z
      .array(z.object({ from: z.iso.datetime(), to: z.iso.datetime(), alpha: estimateSchema }))
      .describe("Empty where answers are not compared"),
    versions: z.array(z.object({ number: z.int(), at: z.iso.datetime() })).describe("With the time of the first label"),
    rounds: z.array(z.object({ id: z.uuid(), name: z.string(), at: z.iso.datetime() })),
  }),
  handle: ({ scope, query }) =>
    told(overTimeOn(scope, query), (found) => {
      const { unit, periods, versions, rounds } = found ?? {
        unit: "day" as const,
        periods: [],
        versions: [],
        rounds: [],
      };
      return {
        unit,
        periods: periods.map(({ from, to, alpha }) => ({ from: time(from), to: time(to), alpha })),
        versions: versions.map(({ number, at }) => ({ number, at: time(at) })),
        rounds: rounds.map(({ at, ...round }) => ({ ...round, at: time(at) })),
      };
    }),
});

const share = z.number().nullable();

export const readBySlice = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/slices",
  summary: "Alpha on the examples of each slice, those with the most disagreement for their labels first",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    rows: z
      .array(
        z.object({
          name: z.string(),
          value: z.string(),
          alpha: estimateSchema,
          disagreement: share.describe("Of all disagreement"),
          ratings: share.describe("Of the labels of examples with two labels or more"),
        }),
      )
      .describe("Those under 20 examples come last"),
    tooManyValues: z.array(z.string()).describe("Slices with more than 50 values, which are left out"),
  }),
  handle: ({ scope, query }) => told(bySliceOn(scope, query), (found) => found ?? { rows: [], tooManyValues: [] }),
});

export const readVariance = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/variance",
  summary:
    "Shares of the variance of the answers by example, by person, and the rest, for answers with an order or just two",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    shares: z
      .object({ item: estimateSchema, rater: estimateSchema, rest: estimateSchema })
      .nullable()
      .describe("null where answers are not compared; the meeting of person and example is in the rest"),
  }),
  handle: ({ scope, query }) => told(varianceOn(scope, query), (shares) => ({ shares })),
});

const withSelf = { agreement: estimateSchema, alpha: estimateSchema };

export const readConsistency = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/consistency",
  summary:
    "How far people agree with themselves on examples that they were shown again, all together and each, the least first",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    all: z.object(withSelf).nullable().describe("null where answers are not compared"),
    people: z.array(z.object({ annotator: raterSchema, ...withSelf })),
  }),
  handle: ({ scope, query }) => told(consistencyOn(scope, query), (found) => found ?? { all: null, people: [] }),
});

export const readSpans = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/spans",
  summary:
    "Agreement on where spans are: mean F1 of the pairs of people, by what counts as the same span, and by label",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    f1: z
      .record(z.enum(SPAN_CRITERIA), estimateSchema)
      .nullable()
      .describe("null where the criterion marks no spans; iou50: same label and at least half of the union in common"),
    labels: z.array(
      z.object({
        label: z.string(),
        spans: z.int(),
        exact: estimateSchema.describe("F1 of equal bounds"),
        alpha: estimateSchema.describe("Of each character: has the label, or not"),
      }),
    ),
    pairs: z.array(
      z.object({
        annotators: z.tuple([raterSchema, raterSchema]),
        items: z.int().describe("Examples that both read"),
        f1: share.describe("Any overlap under one label; null where neither marked anything"),
        equal: z.number().describe("Share of these examples on which both marked the same"),
      }),
    ),
  }),
  handle: ({ scope, query }) =>
    told(spansOn(scope, query), (found) => {
      const pairs = found?.pairs.map(({ first, second, ...own }) => {
        const annotators: [typeof first, typeof second] = [first, second];
        return { annotators, ...own };
      });
      return { f1: found?.f1 ?? null, labels: found?.labels ?? [], pairs: pairs ?? [] };
    }),
});

export const readNested = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/nested",
  summary:
    "Alpha with intervals for which examples that hang together, such as the turns of a conversation, are dropped together",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({
    ...about,
    rows: z
      .array(
        z.object({
          by: z
            .enum(["slice", "parent"])
            .describe("A slice, or the example that they were made from; copies hang together as well"),
          slice: z.string().nullable().describe("The name of the slice"),
          groups: z.int(),
          alpha: estimateSchema,
        }),
      )
      .describe("Of parents and of slices with 20 values or more, some with several examples"),
  }),
  handle: ({ scope, query }) => told(nestedOn(scope, query), (rows) => ({ rows })),
});

export const readCoefficients = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/coefficients",
  summary: "Every coefficient that applies to the labels on a criterion, by name",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: partQuerySchema,
  refusals: [...FILTER_REFUSALS, "too-many-ratings"],
  answer: z.object({ ...about, coefficients: z.record(z.string(), estimateSchema) }),
  handle: async ({ scope, query }) => {
    const agreement = await agreementOn(scope, agreementQuerySchema.parse(query));
    if (!agreement.ok) return agreement;
    const { coefficients } = agreement.value.report;
    return told(raterCoefficientsOn(scope, query), (found) => ({ coefficients: { ...coefficients, ...found } }));
  },
});

export const readAgainstOthers = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/against-others",
  summary: "Each person against the answer that most of the others gave: how high the bar is for a judge",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  ...part,
  answer: z.object({ ...about, people: z.array(z.object({ annotator: raterSchema, alpha: estimateSchema })) }),
  handle: ({ scope, query }) => told(againstOthersOn(scope, query), (people) => ({ people })),
});
