/**
 * Type-7 quantile (Hyndman & Fan 1996; the default of R and NumPy): linear interpolation at (n - 1) p of the sorted
 * values. Needs at least one value.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  const own = Float64Array.from(values);
  const at = (own.length - 1) * p;
  const place = Math.floor(at);
  const below = bringToPlace(own, place);
  let above = below;
  if (at > place) {
    above = Number.POSITIVE_INFINITY;
    for (let k = place + 1; k < own.length; k++) if (own[k]! < above) above = own[k]!;
  }
  return below + (above - below) * (at - place);
}

/** The same of the first `n` of a list, which stand in their order. */
export function quantileOfSorted(sorted: Float64Array, p: number, n = sorted.length): number {
  const at = (n - 1) * p;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}

/** Brings the value to a place that stands there in order, with none larger before it and none smaller behind (Hoare 1961), and returns it. */
function bringToPlace(values: Float64Array, place: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const kept = values[i]!;
      values[i++] = values[j]!;
      values[j--] = kept;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place]!;
}
