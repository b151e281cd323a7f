import { z } from "zod";
import { estimateSchema as estimate } from "@/lib/api/answers";
import { levelOf } from "@/lib/measure/criterion-values";
import type { JudgeRunRow } from "./queries";
import type { CriterionReport } from "./report";

/** The API's form of judges and their figures: the figures of the page, unrounded. */

export const judgeRunAnswer = z.object({
  id: z.uuid(),
  annotator: z.uuid(),
  name: z.string(),
  model: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  promptHash: z.string(),
  guidelineVersion: z.int(),
  guidelineVersionId: z.uuid(),
  guidelineHash: z.string(),
  createdAt: z.string(),
  verdicts: z.int().describe("Verdicts received, readable or not"),
  examples: z.int(),
  labels: z.int().describe("Labels that follow from them and stand"),
});

export function judgeRunFields({ annotatorId, guidelineVersion, createdAt, ...run }: JudgeRunRow) {
  return {
    ...run,
    annotator: annotatorId,
    guidelineVersion: guidelineVersion.number,
    guidelineVersionId: guidelineVersion.id,
    guidelineHash: guidelineVersion.hash,
    createdAt: createdAt.toISOString(),
  };
}

export const criterionAnswer = z.object({
  criterion: z.string(),
  level: z.string(),
  guidelineVersions: z.array(z.int()).describe("The judge's, and those that mean the same under which people labelled"),
  judged: z.int().describe("Examples that the judge labelled"),
  withPeople: z
    .int()
    .describe("Of these, examples that people labelled or settled under a version that means the same"),
  undecided: z.int().describe("Of these, examples whose people gave no single answer; not compared"),
  settled: z.int().describe("Examples held against a settled answer"),
  agreement: z
    .record(z.string(), estimate)
    .describe("alpha, percent, cohen, cohen-quadratic: judge and people's answer"),
  among: z
    .object({ people: estimate, withJudge: estimate, difference: estimate })
    .nullable()
    .describe("Alpha of people alone, with the judge as one more rater, and the difference"),
  confusion: z.object({
    categories: z.array(z.unknown()),
    counts: z.array(z.array(z.int())).describe("Rows: people's answer; columns: the judge's"),
  }),
  leniency: estimate.nullable().describe("Mean of the judge's score minus the people's, in points"),
  positionBias: estimate.nullable().describe("Share of decided comparisons that the response shown first won"),
  orderConflicts: estimate.nullable().describe("Of examples judged in both orders, the share that changed"),
  lengthBias: z.object({ judge: estimate, people: estimate }).nullable().describe("Share that the longer response won"),
  unscored: estimate,
  unscoredBecause: z.array(z.object({ code: z.string(), n: z.int() })),
  undefinedBecause: z.string().nullable(),
});

export function reportFields({ criterion, versions, position, length, ...report }: CriterionReport) {
  return {
    ...report,
    guidelineVersions: versions.map(({ number }) => number),
    criterion: criterion.key,
    level: levelOf(criterion),
    positionBias: position?.first ?? null,
    orderConflicts: position?.conflicts ?? null,
    lengthBias: length,
  };
}
