/**
 * A statistic of independent units that can be dropped one at a time or reweighted. Units that look alike share a block.
 * Inside the resampling code an undefined value is `NaN`; it never leaves it.
 */
export interface Resampleable {
  /** Units per block; 0 where the block has no part in the statistic. */
  readonly units: Float64Array;
  readonly value: number;
  /** The value with one unit of block `b` deleted. */
  without(b: number): number;
  /** The value with `weights[b]` units of each block instead of `units[b]`. */
  weighted(weights: Float64Array): number;
}

/** Number of units that take part. */
export function countUnits(statistic: Resampleable): number {
  return statistic.units.reduce((sum, n) => sum + n, 0);
}

/** The difference of two statistics of the same blocks, so that its interval respects that they share units. */
export function difference(a: Resampleable, b: Resampleable): Resampleable {
  return {
    units: a.units.map((n, k) => Math.max(n, b.units[k]!)),
    value: a.value - b.value,
    without: (k) => (a.units[k]! > 0 ? a.without(k) : a.value) - (b.units[k]! > 0 ? b.without(k) : b.value),
    weighted: (weights) => a.weighted(weights) - b.weighted(weights),
  };
}
