import type { Definition } from "@/components/ui/definition-list";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { ReleaseManifest } from "@/lib/release/schema";

/** What a manifest says of evaluations and benchmarks: with what its examples were compared, what was found, and what became of it. */
export function contaminationFacts({ contamination }: ReleaseManifest): Definition[] {
  if (!contamination) return [];
  const { comparedWith, notComparedWith, found, excluded, waived, open, stale } = contamination;
  const evaluations = comparedWith.filter(({ kind }) => kind === "evaluation").length;
  const named = comparedWith.flatMap(({ name }) => name ?? []);
  const what = [
    ...(evaluations > 0 ? [formatCount(evaluations, "evaluation project")] : []),
    ...(named.length > 0 ? [`${named.length === 1 ? "the benchmark" : "the benchmarks"} ${named.join(", ")}`] : []),
  ];
  const closed =
    notComparedWith > 0
      ? `; not with ${formatCount(notComparedWith, "evaluation project")} that could not be read`
      : "";
  if (what.length === 0) return [{ term: "Compared with", value: `nothing${closed}` }];
  const out = waived.reduce((sum, { pairs }) => sum + pairs, 0);
  return [
    { term: "Compared with", value: `${what.join(" and ")}${closed}${stale ? "; not as they are now" : ""}` },
    {
      term: "Contamination",
      value: `${formatCount(found, "finding")}: ${formatNumber(excluded)} excluded, ${formatNumber(out)} waived${open > 0 ? `, ${formatNumber(open)} open` : ""}`,
    },
    ...waived.map(({ reason, pairs }) => ({ term: `Waived (${formatNumber(pairs)})`, value: reason })),
  ];
}
