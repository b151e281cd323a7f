import { formatCount, formatNumber } from "@/components/ui/format";
import type { Estimate } from "@/lib/core/estimate";
import type { Quality, ReadingPlan } from "@/lib/curate/readings/schema";

/** A quality as a button names that it is lacking, and as a sentence says it of several examples. */
export const LACKING: Record<Quality, { label: string; said: string }> = {
  relevant: { label: "Not relevant", said: "not relevant" },
  aligned: { label: "Not what the task is about", said: "not what the task is about" },
  consistent: { label: "Contradicts itself or others", said: "in contradiction to themselves or others" },
  formatted: { label: "Broken or badly formatted", said: "broken or badly formatted" },
  unique: { label: "Repeats another", said: "repeating another" },
  compliant: { label: "Against the rules", said: "against the rules" },
};

/** Rounded away from what was seen, so that the sentence stays true. */
export const below = (share: number) => formatNumber(Math.ceil(share * 1000 - 1e-9) / 10, { unit: "%" });
export const above = (share: number) => formatNumber(Math.floor(share * 1000 + 1e-9) / 10, { unit: "%" });
export const about = (share: number) => formatNumber(share * 100, { digits: 1, unit: "%" });

/** What `hits` of those that were read say of all: "0 of 60 were against the rules: under 4.9 % are, with 95 % confidence." */
export function shareSentence(
  said: string,
  hits: number,
  { items, value, interval, intervalMethod, confidence }: Estimate,
): string {
  if (items === 0) return "Nothing has been read yet.";
  const seen = `${formatNumber(hits)} of ${formatNumber(items)} were ${said}`;
  if (value === null || !interval) return `${seen}. Of one part nothing was read, so nothing is said of the whole.`;
  const [low, high] = interval;
  const sure = `with ${formatNumber(confidence * 100)} % confidence`;
  switch (intervalMethod) {
    case "census":
      return `All ${formatNumber(items)} were read: ${formatNumber(hits)} are ${said}.`;
    case "none-seen":
      return `${seen}: under ${below(high)} are, ${sure}.`;
    case "all-seen":
      return `${seen}: over ${above(low)} are, ${sure}.`;
    case "gamma-weighted":
      return `${seen}; by the sizes of the parts ${about(value)} are, between ${above(low)} and ${below(high)}, ${sure}.`;
    default:
      return `${seen}: between ${above(low)} and ${below(high)} are, ${sure}.`;
  }
}

const PARTS: Record<NonNullable<ReadingPlan["stratify"]>["by"], string> = {
  source: "source",
  kind: "kind",
  import: "import",
  slice: "slice",
};

/** What it was drawn of and how: "by source, as many of each", "only of “topic=law”, all alike". */
export function stratifiedWords({ slice, stratify }: ReadingPlan): string {
  const of = slice === undefined ? "" : `only of “${slice}”, `;
  if (!stratify) return `${of}all alike`;
  const by = stratify.by === "slice" ? `slice “${stratify.slice}”` : PARTS[stratify.by];
  return `${of}by ${by}, ${stratify.shares === "equal" ? "as many of each" : "in proportion to the sizes"}`;
}

/** What a part is called; what has no such value has no name. */
export function partName(name: string, { stratify }: ReadingPlan): string {
  return name === ""
    ? `without ${stratify?.by === "import" ? "an" : "a"} ${stratify ? PARTS[stratify.by] : "part"}`
    : name;
}

/** `3:07`, also beyond an hour. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "60 of 2,000 examples". */
export function drawnWords(size: number, population: number): string {
  return `${formatNumber(size)} of ${formatCount(population, "example")}`;
}
