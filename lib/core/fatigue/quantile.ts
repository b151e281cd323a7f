/**
 * Type-7 quantile (Hyndman & Fan 1996; the default of R and NumPy): linear interpolation at (n - 1) p of the sorted
 * values. Needs at least one value.
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}
