import { z } from "zod";
import type { CleanCounts } from "@/lib/curate/clean/count-changes";
import { losingSchema } from "@/lib/curate/schema";
import { integer } from "@/lib/input/schemas";

const count = integer(0);

/** What one step took. */
export const stepFiguresSchema = z.object({
  still: count.describe("Examples that were in before it"),
  taken: count.describe("Those that it took, first of all steps"),
  ms: z.number().min(0).describe("How long it took, in milliseconds"),
  counts: z.record(z.string(), count).describe("What else it tells, by name"),
});
export type StepFigures = z.infer<typeof stepFiguresSchema>;

/** What a run found, as far as it has come. */
export const runFiguresSchema = z.object({
  examples: count.default(0).describe("Examples that it is about"),
  excluded: z
    .object({
      people: count,
      runs: z.array(z.object({ run: z.uuid(), name: z.string(), version: count, examples: count })),
    })
    .default({ people: 0, runs: [] })
    .describe("Those excluded before it: by people, and by runs of recipes that stand"),
  steps: z.array(stepFiguresSchema).default([]),
  losing: z
    .array(losingSchema)
    .default([])
    .describe("Sources, imports and slices of ten examples and more of which over half went, known at the end"),
  marked: count
    .default(0)
    .describe("Examples that it excluded: those taken, but for those somebody excluded meanwhile"),
});
export type RunFigures = z.infer<typeof runFiguresSchema>;

interface Cleaned {
  /** Examples that leave with nothing new in their places. */
  taken: number;
  ms: number;
  counts: CleanCounts;
  /** Whether it is about some slices only. */
  isOfSlices: boolean;
}

/** What a cleaning at the beginning of a run took: an example in whose place a cleaned version stands is still counted, as that one. */
export function cleanFigures(
  { examples, excluded }: Pick<RunFigures, "examples" | "excluded">,
  { taken, ms, counts, isOfSlices }: Cleaned,
): StepFigures {
  const still = examples - excluded.people - excluded.runs.reduce((sum, run) => sum + run.examples, 0);
  const unchanged = Math.max(0, still - taken - counts.changed - counts.stayed);
  return { still, taken, ms, counts: { ...counts, [isOfSlices ? "untouched" : "unchanged"]: unchanged } };
}
