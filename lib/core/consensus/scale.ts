import { additiveModel } from "@/lib/core/distribution/additive-model";
import type { Scores } from "@/lib/core/distribution/scores";

/** One number per item from many scores; `null` for items without a rating. */
export interface ScaleConsensus {
  median: (number | null)[];
  trimmedMean: (number | null)[];
  /** Item level of the additive model: score = item + annotator. Comparable only within a component. */
  severityCorrected: (number | null)[];
}

/** Share that the trimmed mean leaves out on either side. */
const TRIM = 0.2;

/** Consensus on a scale: three answers of increasing trust in the annotators' use of it. */
export function scaleConsensus(scores: Scores): ScaleConsensus {
  const sorted = scores.items.map((_, i) => scores.score.slice(scores.start[i]!, scores.start[i + 1]!).sort());
  return {
    median: sorted.map(median),
    trimmedMean: sorted.map((values) => trimmedMean(values, TRIM)),
    severityCorrected: additiveModel(scores).itemLevels,
  };
}

/** Middle of sorted values, the mean of the two middle ones for an even number; `null` of none. */
export function median(sorted: Float64Array): number | null {
  if (sorted.length === 0) return null;
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/** Mean of sorted values without the floor(share n) smallest and largest; `null` of none. 0 <= share < .5. */
export function trimmedMean(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const cut = Math.floor(share * sorted.length);
  const kept = sorted.subarray(cut, sorted.length - cut);
  return kept.reduce((a, b) => a + b, 0) / kept.length;
}
