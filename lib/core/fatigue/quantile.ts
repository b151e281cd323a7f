/**
 * Type-7 quantile (Hyndman & Fan 1996; the default of R and NumPy): linear interpolation at (n - 1) p of the sorted
 * values. Needs at least one value.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), p);
}

/** The same of the first `n` of a list, which stand in their order. */
export function quantileOfSorted(sorted: Float64Array, p: number, n = sorted.length): number {
  const at = (n - 1) * p;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}
