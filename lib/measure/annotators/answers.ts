import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import type { Reading } from "@/lib/core/distribution/reading";
import { answerValueSchema } from "@/lib/guideline/schema";
import { asAnswer } from "../answer-text";
import type { AnnotatorFigure, AnnotatorFigures } from "./figures";
import { habitsOf } from "./habit-findings";
import type { Habits } from "./habit-queries";
import type { Annotator } from "./people";
import type { Verdict } from "./verdicts";

/** The API's form of one annotator's figures: those of the pages, unrounded. */

const figure = z.number().nullable();
const ordered = "; null where answers have no order";

export const personAnswer = z.object({
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
  drift: z
    .object({
      change: figure.describe("By the trend over time from the middle of the first half to that of the second"),
      q: figure,
      flagged: z.boolean(),
    })
    .nullable()
    .describe("The place in a session taken out; null where answers have no order"),
  pace: figure.describe("Their active time as a multiple of the others' on the same examples; null under 20 of these"),
  alphaWithout: estimateSchema.nullable().describe("Alpha of all others"),
  alphaDifference: estimateSchema.nullable().describe("Alpha without them minus alpha of all"),
  isOutOfStep: z
    .boolean()
    .nullable()
    .describe("The others agree better without them, by more than chance over everybody"),
  knownAnswers: z
    .object({
      right: estimateSchema.describe("Share of labels that are the known answer"),
      difference: estimateSchema.describe("That minus the share of the others, on the same examples"),
      q: figure.describe("Of no difference, adjusted over everybody; null under 10 examples"),
      flagged: z.boolean(),
    })
    .nullable()
    .describe("null without a label on an example with a known answer"),
  reading: z
    .object({
      answers: z.int().describe("With a known time and length"),
      secondsPerHundredWords: figure.describe("Median; a word is six characters"),
      slope: estimateSchema.describe("Of log time on log length: 0 as long over long as over short examples"),
      othersSlope: figure,
      q: figure.describe("Of the slope being at least half of the others', adjusted over everybody"),
      isFlat: z.boolean(),
    })
    .nullable(),
  notes: z
    .object({
      share: estimateSchema.describe("Labels that came with a note"),
      characters: figure.describe("Median of these"),
      reasons: z
        .object({ texts: z.int(), characters: z.number() })
        .nullable()
        .describe("Texts that the guideline asks for, and their median length"),
    })
    .nullable(),
  halo: z
    .object({
      together: estimateSchema.describe("Mean correlation of scales after the examples' means are taken out"),
      others: figure,
      q: figure,
      flagged: z.boolean(),
    })
    .nullable()
    .describe("null where it cannot be told; `haloUnknown` says why"),
  preference: z
    .object({
      first: estimateSchema.describe("Of decided comparisons, those won by the response shown first"),
      longer: estimateSchema.describe("Of those between responses of different length, those won by the longer"),
      longerDifference: estimateSchema.describe("That minus the share of the others, on the same examples"),
      ties: estimateSchema,
      tiesDifference: estimateSchema,
      cycles: estimateSchema.describe("Of three responses to a prompt, all compared: each beats the next in a circle"),
      q: z.object({ first: figure, longer: figure }),
      flagged: z.object({ first: z.boolean(), longer: z.boolean() }),
    })
    .nullable()
    .describe("null where no responses are compared"),
});

interface Known {
  figures: AnnotatorFigures;
  annotator: Annotator;
  verdict: Verdict | undefined;
  habits: Habits | null;
}

/** One annotator's figures with what is known of them. */
export function personFields(one: AnnotatorFigure, { figures, annotator, verdict, habits }: Known) {
  const { id, name, kind, role } = annotator;
  const { work, halo, preference } = habits ? habitsOf(habits, one.id) : NO_HABITS;
  return {
    annotator: { id, name, kind, role },
    labels: one.labels,
    distribution: figures.bins.map((value, k) => ({
      value: asAnswer(value),
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
    pace: verdict?.pace ?? null,
    alphaWithout: verdict?.without?.alpha ?? null,
    alphaDifference: verdict?.without?.difference ?? null,
    isOutOfStep: verdict?.without?.isOutOfStep ?? null,
    knownAnswers: work?.gold ?? null,
    reading: work ? readingFields(work.reading) : null,
    notes: work?.notes ?? null,
    halo: halo ? withoutId(halo) : null,
    preference: preference ? withoutId(preference) : null,
  };
}

const NO_HABITS = { work: undefined, halo: undefined, preference: undefined };

function readingFields({ p: _p, ...reading }: Reading) {
  return reading;
}

function withoutId<One extends { id: string }>({ id: _id, ...figures }: One): Omit<One, "id"> {
  return figures;
}
