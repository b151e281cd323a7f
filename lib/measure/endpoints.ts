import { z } from "zod";
import { estimateSchema, intervalSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { answerValueSchema } from "@/lib/guideline/schema";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { no, ok } from "@/lib/server/errors";
import { asAnswer } from "./answer-text";
import { raterSchema } from "./answers";
import { compareOn } from "./comparison-queries";
import { levelOf } from "./criterion-values";
import { agreementOn, replicatesOf } from "./queries";
import { agreementQuerySchema, comparisonQuerySchema } from "./schema";

const figure = z.number().nullable();
const versionRef = z.object({
  id: z.uuid(),
  number: z.int(),
  hash: z.string(),
  since: z
    .int()
    .describe("The version that began what the criterion means in this one; versions that share it ask the same"),
});

export const readAgreement = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement",
  summary:
    "Agreement on one criterion, with its interval and what it rests on; null and a reason where it is undefined",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: agreementQuerySchema,
  answer: estimateSchema.extend({
    criterion: z.string(),
    coefficient: z.string(),
    level: z.string(),
    replicates: z.int().nullable().describe("Bootstrap replicates behind the interval; null for the jackknife"),
    guidelineVersions: z
      .array(z.int())
      .describe("Numbers of the versions whose labels enter the figure; several meanings are also warned of"),
    versions: z.array(versionRef).describe("The same with what their content is named by, and since when they mean it"),
    categories: z.array(
      z.object({
        value: answerValueSchema,
        uses: z.int(),
        share: figure,
        alpha: figure,
        interval: intervalSchema,
        fewUses: z.boolean(),
      }),
    ),
    pairwise: z.array(
      z.object({
        annotators: z.tuple([raterSchema, raterSchema]),
        items: z.int(),
        agreement: z.number(),
        kappa: figure,
        alpha: figure,
      }),
    ),
    warnings: z.array(z.string()).describe("mixed-versions, and paradoxes of the coefficients"),
    explanation: z.string().nullable(),
  }),
  refusals: [...FILTER_REFUSALS, "unknown-coefficient", "too-many-ratings"],
  handle: async ({ scope, query }) => {
    const found = await agreementOn(scope, query);
    if (!found.ok) return found;
    const { report, filter, versions, pairwise, raters, applicable } = found.value;
    const estimate = report.coefficients[query.coefficient];
    if (!estimate && !report.undefinedBecause) {
      return no(
        "unknown-coefficient",
        `${query.coefficient} does not apply to these ratings at level ${report.level}. These do: ${applicable.join(", ")}.`,
      );
    }
    const undefinedBecause = estimate ? estimate.undefinedBecause : report.undefinedBecause;
    return ok({
      criterion: filter.criterion.key,
      coefficient: query.coefficient,
      level: report.level,
      value: estimate?.value ?? null,
      interval: estimate?.interval ?? null,
      confidence: estimate?.confidence ?? 0.95,
      intervalMethod: estimate?.intervalMethod ?? null,
      standardError: estimate?.standardError ?? null,
      method: estimate?.method ?? query.coefficient,
      replicates: replicatesOf(estimate),
      items: estimate?.items ?? 0,
      ...(estimate?.units !== undefined && { units: estimate.units }),
      raters: estimate?.raters ?? raters,
      pairs: estimate?.pairs ?? 0,
      judgments: estimate?.judgments ?? 0,
      guidelineVersions: versions.map(({ number }) => number),
      versions: [...versions],
      categories: report.categories.map(({ value, uses, share, alpha, fewUses }) => ({
        value: asAnswer(value),
        uses,
        share,
        alpha: alpha.value,
        interval: alpha.interval,
        fewUses,
      })),
      pairwise: pairwise.map(({ first, second, ...figures }) => {
        const annotators: [typeof first, typeof second] = [first, second];
        return { annotators, ...figures };
      }),
      warnings: [...(meanTheSame(versions) ? [] : ["mixed-versions"]), ...report.warnings],
      undefinedBecause,
      explanation: undefinedBecause && UNDEFINED_WORDS[undefinedBecause],
    });
  },
});

const side = estimateSchema.extend({
  guidelineVersion: z.int(),
  guidelineVersions: z.array(z.int()).describe("Versions of the same meaning whose labels enter"),
  level: z.string(),
});

export const compareAgreement = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/agreement/comparison",
  summary:
    "Alpha on one criterion under two guideline versions, from the labels given under each and those that mean the same, and the difference with its interval",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: comparisonQuerySchema,
  answer: z.object({
    criterion: z.string(),
    before: side,
    after: side,
    sameMeaning: z
      .boolean()
      .describe(
        "The criterion means the same in both: elsewhere their labels count together, here each version's by itself",
      ),
    difference: estimateSchema.describe("After minus before"),
    differs: z.boolean().nullable().describe("The interval of the difference excludes 0; null without an interval"),
    itemsUnderBoth: z.int().describe("Items with at least two ratings under each of the versions"),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const found = await compareOn(scope, query);
    if (!found.ok) return found;
    const { before, after, comparison, sameMeaning } = found.value;
    const under = (number: number, { versions, criterion }: typeof before) => ({
      guidelineVersion: number,
      guidelineVersions: versions.map((version) => version.number),
      level: query.level ?? levelOf(criterion),
    });
    return ok({
      criterion: query.criterion,
      before: { ...comparison.before, ...under(query.before, before) },
      after: { ...comparison.after, ...under(query.after, after) },
      difference: comparison.difference,
      differs: comparison.differs,
      itemsUnderBoth: comparison.both,
      sameMeaning,
    });
  },
});
