import type { Estimate } from "@/lib/core/estimate";

/** Under so many examples an interval may be cut; the value never is. */
const FEW = 20;
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10];

/** A scale with the reference in its middle and a round reach, to hold every value and every interval of enough examples. */
export function roundDomain(estimates: readonly Estimate[], reference: number): [low: number, high: number] {
  const ends = estimates.flatMap(({ value, interval, items }) => [value!, ...(items < FEW ? [] : (interval ?? []))]);
  const reach = Math.max(0.1, ...ends.map((end) => Math.abs(end - reference)));
  const power = 10 ** Math.floor(Math.log10(reach));
  const end = Number((STEPS.find((step) => step * power >= reach)! * power).toPrecision(6));
  return [reference - end, reference + end];
}
