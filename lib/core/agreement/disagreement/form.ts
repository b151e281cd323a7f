/**
 * How much two categories disagree: a symmetric function delta(a, b) >= 0 with delta(a, a) = 0, together with the two
 * sums that coefficients need, so that each metric can do them in its own fast way.
 */
export interface Disagreement {
  /** Number of category codes. */
  readonly categories: number;
  /** Published metrics in raw units are `unit` times the values given here. */
  readonly unit: number;
  between(a: number, b: number): number;
  /** Sum over ordered pairs r_a r_b delta(a, b) of the sparse counts from `from` to `to - 1`. */
  within(category: Int32Array, count: Float64Array, from: number, to: number): number;
  /** The vector D n with elements sum_b delta(a, b) n_b. */
  times(margins: Float64Array): Float64Array;
}

/** The quadratic form n' D n. */
export function quadraticForm(disagreement: Disagreement, margins: Float64Array): number {
  return dot(margins, disagreement.times(margins));
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c]! * b[c]!;
  return sum;
}
