import type { CriterionCases } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";

/** Which cases a filter leaves, in words; null where it leaves all. */
export function rangeWords(
  { criterion, slice, flagged }: QueueFilter,
  counts: readonly CriterionCases[],
): string | null {
  const parts = [
    counts.find(({ key }) => key === criterion)?.title,
    slice && `slice ${slice}`,
    flagged === "only" && "flagged examples",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}
