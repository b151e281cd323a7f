import { type Counts, estimateFrom, undefinedEstimate } from "@/lib/core/agreement/estimate-from";
import { type Range, SHARE, UNBOUNDED } from "@/lib/core/agreement/range";
import { difference, type Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { shareEstimate } from "@/lib/core/preference/share";

/** What each block of alike prompts adds: a sum over its outputs and how many these are. */
export interface BlockSums {
  /** Prompts of each block. */
  prompts: Float64Array;
  sum: Float64Array;
  outputs: Float64Array;
  /** Labels behind it. */
  labels: Float64Array;
}

export function emptySums(prompts: Float64Array): BlockSums {
  const zeros = () => new Float64Array(prompts.length);
  return { prompts, sum: zeros(), outputs: zeros(), labels: zeros() };
}

/** sum / outputs over all prompts: a mean over outputs whose units of resampling are prompts. Blocks without outputs have no part. */
export function ratioOf({ prompts, sum, outputs }: BlockSums): Resampleable {
  const units = prompts.map((n, b) => (outputs[b]! > 0 ? n : 0));
  const total = (weights: Float64Array, of: Float64Array) => weights.reduce((all, n, b) => all + n * of[b]!, 0);
  const [s, d] = [total(units, sum), total(units, outputs)];
  const ratio = (above: number, below: number) => (below > 0 ? above / below : Number.NaN);
  return {
    units,
    value: ratio(s, d),
    // What is left of a sum after its last unit is rounding, not a value.
    without: (b) => (d - outputs[b]! < 0.5 ? Number.NaN : (s - sum[b]!) / (d - outputs[b]!)),
    weighted: (weights) => ratio(total(weights, sum), total(weights, outputs)),
  };
}

/** The mean over outputs with a jackknife over prompts. Undefined (`no-items`) without outputs; no interval where nothing varies. */
export function meanEstimate(method: string, sums: BlockSums, raters: number, range: Range = UNBOUNDED): Estimate {
  return withSpread(estimateFrom(ratioOf(sums), method, countsOf(sums, raters), "no-items", {}, range));
}

/**
 * The same for a share. At exactly 0 or 1 nothing varies between prompts, and a jackknife would claim certainty: there the interval is
 * Wilson's, as if each prompt were one draw.
 */
export function shareOfOutputs(method: string, sums: BlockSums, raters: number): Estimate {
  const estimate = meanEstimate(method, sums, raters, SHARE);
  const { value, items } = estimate;
  if (value !== 0 && value !== 1) return estimate;
  const { interval, intervalMethod } = shareEstimate(method, value * items, items, { items, raters });
  return { ...estimate, interval, intervalMethod };
}

/**
 * The second mean minus the first, both over the prompts to which both belong, with a jackknife that deletes a prompt from both.
 * Undefined (`no-pairable-items`) where no prompt has both.
 */
export function pairedDifference(
  method: string,
  first: BlockSums,
  second: BlockSums,
  raters: number,
  range: Range = UNBOUNDED,
): Estimate {
  const both = (sums: BlockSums): BlockSums => {
    const keep = (of: Float64Array) => of.map((x, b) => (first.outputs[b]! > 0 && second.outputs[b]! > 0 ? x : 0));
    return { ...sums, sum: keep(sums.sum), outputs: keep(sums.outputs), labels: keep(sums.labels) };
  };
  const [a, b] = [both(first), both(second)];
  const [one, other] = [countsOf(a, raters), countsOf(b, raters)];
  const counts = { ...one, judgments: one.judgments + other.judgments };
  const why: UndefinedReason = "no-pairable-items";
  if (one.items === 0) return undefinedEstimate(method, counts, why);
  return withSpread(estimateFrom(difference(ratioOf(b), ratioOf(a)), method, counts, why, {}, range));
}

/**
 * The mean over the blocks that are kept minus that over all, with a jackknife that deletes a prompt from both. Undefined (`no-items`) where no
 * kept block has outputs.
 */
export function changeByKeeping(
  method: string,
  sums: BlockSums,
  isKept: readonly boolean[],
  raters: number,
  range: Range = UNBOUNDED,
): Estimate {
  const keep = (of: Float64Array) => of.map((x, b) => (isKept[b] ? x : 0));
  const rest = { ...sums, sum: keep(sums.sum), outputs: keep(sums.outputs), labels: keep(sums.labels) };
  const counts = countsOf(sums, raters);
  if (countsOf(rest, raters).items === 0) return undefinedEstimate(method, counts, "no-items");
  return withSpread(estimateFrom(difference(ratioOf(rest), ratioOf(sums)), method, counts, "no-items", {}, range));
}

const ROUNDING = 1e-12;

/** Where nothing varies between prompts an interval without width would claim certainty. */
function withSpread(estimate: Estimate): Estimate {
  const { value, standardError } = estimate;
  if (value === null || standardError === null || standardError > ROUNDING * Math.max(1, Math.abs(value)))
    return estimate;
  return { ...estimate, standardError: 0, interval: null, intervalMethod: null };
}

/** How much entered; the labels are those of the outputs, however many each has. */
function countsOf({ prompts, outputs, labels }: BlockSums, raters: number): Counts {
  const counts = { items: 0, raters, pairs: 0, judgments: 0 };
  prompts.forEach((n, b) => {
    if (outputs[b]! === 0) return;
    counts.items += n;
    counts.judgments += n * labels[b]!;
  });
  return counts;
}
