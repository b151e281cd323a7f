/**
 * The x at which an increasing distribution function reaches `p`, between `low` and `high`: Newton steps on the density,
 * replaced by a halving of the bracket whenever a step would leave it. `high` may be infinite.
 */
export function invert(
  excess: (x: number) => number,
  density: (x: number) => number,
  start: number,
  low: number,
  high: number,
): number {
  let lower = low;
  let upper = high;
  let x = start;
  for (let step = 0; step < 200; step++) {
    const error = excess(x);
    if (error === 0) return x;
    if (error < 0) lower = x;
    else upper = x;
    let next = x - error / density(x);
    if (!(next > lower && next < upper)) next = middle(lower, upper);
    if (Math.abs(next - x) <= 1e-15 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

function middle(lower: number, upper: number): number {
  if (upper === Number.POSITIVE_INFINITY) return lower <= 0 ? 1 : lower * 2;
  return lower > 0 && upper > 4 * lower ? Math.sqrt(lower * upper) : (lower + upper) / 2;
}
