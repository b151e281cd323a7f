import "server-only";
import { RULES } from "@/lib/core/contamination/rules";
import { contaminationOf, type Standing, waivedReasons } from "@/lib/curate/contamination/standing";
import type { ExampleFilter } from "@/lib/examples/conditions";
import type { TakeOut } from "@/lib/labels/filter";
import { no, ok } from "@/lib/server/errors";
import type { ExportFormat } from "./formats/export-format";
import type { ReleaseManifest } from "./schema";

type Said = NonNullable<ReleaseManifest["contamination"]>;

/** The refusals below, for the calls that make a release. */
export const CONTAMINATION_REFUSALS = ["not-compared", "contaminated"] as const;

/**
 * Refuses to release in a shape for training what an evaluation or a benchmark holds too, unless each pair was waived with a reason, and what
 * was not compared as it is now with all that there is; where there is nothing to compare with the manifest says so. Answers what the
 * manifest says.
 */
export async function guardContamination(scope: TakeOut, among: ExampleFilter, { isTraining }: ExportFormat) {
  const standing = await contaminationOf(scope, among);
  const refusal = isTraining ? refusalOf(standing) : null;
  return refusal ?? ok(await saidOf(scope, among, standing));
}

function refusalOf({ stale, reach, counts }: Standing) {
  if (stale !== null && reach.sources.length > 0)
    return no("not-compared", `${STALE[stale]} Start the comparison under Curate › Contamination.`);
  if (counts.open === 0) return null;
  const pairs = counts.open.toLocaleString("en");
  return no(
    "contaminated",
    `${counts.open === 1 ? "One finding of the comparison is" : `${pairs} findings of the comparison are`} neither excluded nor waived: examples that say what items of an evaluation or benchmark say. See Curate › Contamination; exclude each example, or waive it with a reason.`,
  );
}

const STALE = {
  never: "Nobody has compared these examples with the evaluations and benchmarks that there are.",
  examples: "Examples came after the last comparison with evaluations and benchmarks.",
  sources:
    "There is more to compare with than the last comparison had: an evaluation or a benchmark came or has changed.",
};

async function saidOf(scope: TakeOut, among: ExampleFilter, { run, stale, counts, reach }: Standing): Promise<Said> {
  return {
    comparedWith: (run?.sources ?? []).map(({ kind, id, name, items }) => ({
      kind,
      id,
      items,
      // A manifest is read by people to whom the evaluation may not be open.
      ...(kind === "benchmark" && { name }),
    })),
    notComparedWith: run?.closed ?? reach.closed,
    comparedAt: run?.finishedAt.toISOString() ?? null,
    stale: reach.sources.length === 0 ? null : stale,
    rules: [...RULES],
    found: counts.found,
    excluded: counts.excluded,
    waived: run && counts.waived > 0 ? await waivedReasons(scope, run, among) : [],
    open: counts.open,
  };
}
