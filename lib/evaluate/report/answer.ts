import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import type { Evaluation } from "./queries";
import type { EvaluationReport } from "./report";

const answerValue = z.union([z.string(), z.number()]);

/** The report as the API gives it: models by name. Items of its estimates are prompts. */
export const evaluationAnswerSchema = z.object({
  criterion: z.string(),
  statistic: z
    .enum(["mean", "share", "win-rate"])
    .nullable()
    .describe("What each model's figure is; null where answers cannot be counted"),
  answer: answerValue.nullable().describe("The answer whose share is compared"),
  guidelineVersions: z.array(z.int()).describe("Versions whose labels enter; several are a mixture"),
  warnings: z.array(z.string()).describe("mixed-versions; examples-without-model"),
  unnamed: z.int().describe("Examples that name no model"),
  models: z.array(
    z.object({
      model: z.string(),
      outputs: z.int(),
      figure: estimateSchema.nullable(),
      strength: estimateSchema.nullable().describe("Bradley-Terry, from three models on"),
      distribution: z.array(z.object({ answer: answerValue, labels: z.int(), share: estimateSchema })),
    }),
  ),
  pairs: z.array(
    z.object({
      models: z.tuple([z.string(), z.string()]),
      difference: estimateSchema.nullable().describe("The second minus the first, on prompts that both answered"),
      winRate: estimateSchema.nullable().describe("Of the first against the second, ties as halves"),
      ties: estimateSchema.nullable(),
    }),
  ),
  contamination: z
    .object({
      projects: z.int().describe("Projects open to the caller that were compared with this evaluation"),
      prompts: z.int().describe("Prompts that their examples say too, excluded examples left out"),
      models: z.array(
        z.object({
          model: z.string(),
          figure: estimateSchema.describe("Without these prompts"),
          change: estimateSchema.describe("That minus the figure on all prompts, resampled together"),
        }),
      ),
    })
    .describe("Which prompts training data holds, and the figures without them"),
  slices: z.array(
    z.object({ value: z.string(), models: z.array(z.object({ model: z.string(), figure: estimateSchema })) }),
  ),
});
type Answer = z.infer<typeof evaluationAnswerSchema>;

export function evaluationAnswer({
  filter,
  versions,
  models,
  unnamed,
  report,
  slices,
  tainted,
  clean,
}: Evaluation): Answer {
  const name = (model: number) => models[model]!.model;
  return {
    criterion: filter.criterion.key,
    statistic: report && statisticOf(report),
    answer: report?.kind === "scores" ? (report.counted?.value ?? null) : null,
    guidelineVersions: versions.map(({ number }) => number),
    warnings: [...(versions.length > 1 ? ["mixed-versions"] : []), ...(unnamed > 0 ? ["examples-without-model"] : [])],
    unnamed,
    models: models.map(({ model, outputs, compared }, k) => ({
      model,
      outputs: outputs + compared,
      figure: report && report.models[k]!.headline,
      strength: report?.kind === "wins" ? report.models[k]!.strength : null,
      distribution: report?.kind === "scores" ? distributionOf(report, k) : [],
    })),
    pairs: report ? pairsOf(report, name) : [],
    contamination: {
      projects: tainted.projects,
      prompts: tainted.keys.length,
      models: clean.map(({ headline, change }, model) => ({ model: name(model), figure: headline, change })),
    },
    slices: slices.map(({ value, models: figures }) => ({
      value,
      models: figures.map((estimate, k) => ({ model: name(k), figure: estimate })),
    })),
  };
}

function statisticOf(report: EvaluationReport): Answer["statistic"] {
  return report.kind === "wins" ? "win-rate" : report.counted ? "share" : "mean";
}

function distributionOf({ answers, models }: Extract<EvaluationReport, { kind: "scores" }>, model: number) {
  const { uses, shares } = models[model]!;
  return answers.map(({ value }, k) => ({ answer: value, labels: uses[k]!, share: shares[k]! }));
}

function pairsOf(report: EvaluationReport, name: (model: number) => string): Answer["pairs"] {
  if (report.kind === "wins")
    return report.pairs.map(({ first, second, rate, ties }) => ({
      models: [name(first), name(second)],
      difference: null,
      winRate: rate,
      ties,
    }));
  return report.differences.map(({ first, second, difference }) => ({
    models: [name(first), name(second)],
    difference,
    winRate: null,
    ties: null,
  }));
}
