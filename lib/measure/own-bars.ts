import type { Value } from "@/lib/core/rating-table";
import { pointsOf } from "@/lib/guideline/answers/scale-points";
import type { Criterion } from "@/lib/guideline/schema";
import { binsOf } from "./annotators/bins";

/** As many points of a scale are summed to twenty bars. */
const MOST_POINTS = 1001;

export interface OwnBar {
  value: Value;
  n: number;
}

/** How often each possible answer was given, in the order in which they are asked, never given ones too; of a long scale in steps. */
export function ownBars({ options, scale }: Pick<Criterion, "options" | "scale">, given: readonly OwnBar[]): OwnBar[] {
  const seen = given.map(({ value }) => value);
  const possible = scale
    ? (pointsOf(scale, MOST_POINTS) ?? [scale.min, ...seen.map(Number), scale.max])
    : (options ?? []).map(({ value }) => value);
  const levels = [...new Set([...possible, ...seen])];
  if (scale) levels.sort((a, b) => Number(a) - Number(b));
  const counts = new Map(given.map(({ value, n }) => [value, n]));
  const { bins, inBins } = binsOf(levels, scale !== undefined);
  const sums = inBins(levels.map((level) => counts.get(level) ?? 0));
  return bins.map((value, k) => ({ value, n: sums[k]! }));
}
