import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { answerValueSchema } from "@/lib/guideline/schema";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { FILTER_REFUSALS, figureFilterSchema } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { annotatorsOn, verdictsOn } from "./queries";

const figure = z.number().nullable();
const ordered = "; null where answers have no order";

const person = z.object({
  annotator: z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(["human", "model", "external"]).describe("Somebody who signs in, a judge, or imported"),
    role: z.string().nullable(),
  }),
  labels: z.int(),
  distribution: z.array(
    z.object({
      value: answerValueSchema.describe("An answer; of a scale with many points, from where to where"),
      labels: z.int(),
      share: figure.describe("Of their labels on examples that others labelled too"),
      others: figure.describe("Of the others' labels on the same examples, each example weight 1"),
    }),
  ),
  mean: figure.describe(`Of all their labels${ordered}`),
  median: figure,
  standardDeviation: figure,
  entropyBits: figure,
  modalShare: figure,
  extremeShare: figure,
  midpointShare: figure,
  severity: estimateSchema.nullable().describe(`Own score minus the mean of the others on the same examples${ordered}`),
  slopeOnOthers: figure.describe("Under 1: keeps to the middle; over 1: goes to the ends"),
  correlationWithOthers: figure,
  divergenceBits: figure.describe("Jensen-Shannon, from the others on the same examples"),
  distance: figure.describe("Wasserstein-1 in points, from the same"),
  effect: figure.describe("By the additive model, 0 in the middle of the group"),
  group: z.int().describe("Only annotators of one group can be compared"),
  tests: z
    .array(
      z.object({
        statistic: z.string(),
        value: z.number(),
        expected: z.number().describe("Mean if it did not matter who of an example's annotators gave which label"),
        p: z.number(),
        q: z.number().describe("Adjusted over everybody"),
        flagged: z.boolean().describe("Worth a look together; never a reason to leave somebody out"),
      }),
    )
    .describe("Empty under 20 examples that others labelled too"),
  drift: z.object({ change: figure, q: figure, flagged: z.boolean() }).nullable(),
  alphaWithout: estimateSchema.nullable().describe("Alpha of all others"),
  alphaDifference: estimateSchema.nullable().describe("Alpha without them minus alpha of all"),
  isOutOfStep: z
    .boolean()
    .nullable()
    .describe("The others agree better without them, by more than chance over everybody"),
});

export const readAnnotators = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/annotators",
  summary:
    "How each annotator uses the answers of one criterion, against the others on the same examples, and who stands out after correction over everybody",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: figureFilterSchema,
  answer: z.object({
    criterion: z.string(),
    level: z.string(),
    guidelineVersions: z.array(z.int()),
    warnings: z.array(z.string()).describe("mixed-versions; separate-groups where not everybody can be compared"),
    undefinedBecause: z.string().nullable(),
    explanation: z.string().nullable(),
    annotators: z.array(person),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const found = await annotatorsOn(scope, query);
    if (!found.ok) return found;
    const { filter, question, versions, figures } = found.value;
    const verdicts = question ? await verdictsOn(scope, question) : { people: [] };
    const verdictOf = new Map(verdicts.people.map((verdict) => [verdict.id, verdict]));
    const nameOf = new Map(found.value.annotators.map((annotator) => [annotator.id, annotator]));
    const { undefinedBecause } = figures;
    return ok({
      criterion: filter.criterion.key,
      level: filter.criterion.level,
      guidelineVersions: versions.map(({ number }) => number),
      warnings: [
        ...(meanTheSame(versions) ? [] : ["mixed-versions"]),
        ...(figures.groups > 1 ? ["separate-groups"] : []),
      ],
      undefinedBecause,
      explanation: undefinedBecause && UNDEFINED_WORDS[undefinedBecause],
      annotators: figures.people.map((one) => {
        const { name, kind, role } = nameOf.get(one.id)!;
        const verdict = verdictOf.get(one.id);
        return {
          annotator: { id: one.id, name, kind, role },
          labels: one.labels,
          distribution: figures.bins.map((value, k) => ({
            value: typeof value === "object" ? [...value] : value,
            labels: one.counts[k]!,
            share: one.own?.[k] ?? null,
            others: one.others?.[k] ?? null,
          })),
          ...{ mean: one.mean, median: one.median, standardDeviation: one.sd, entropyBits: one.entropy },
          ...{ modalShare: one.modalShare, extremeShare: one.extremeShare, midpointShare: one.midpointShare },
          ...{ severity: one.severity, slopeOnOthers: one.slope, correlationWithOthers: one.correlation },
          ...{ divergenceBits: one.divergence, distance: one.distance, effect: one.effect, group: one.group },
          tests: (verdict?.tests ?? []).map(({ statistic, value, expected, p, q, flagged }) => {
            return { statistic, value, expected, p, q, flagged };
          }),
          drift: verdict?.drift ?? null,
          alphaWithout: verdict?.without?.alpha ?? null,
          alphaDifference: verdict?.without?.difference ?? null,
          isOutOfStep: verdict?.without?.isOutOfStep ?? null,
        };
      }),
    });
  },
});
