/**
 * Benjamini & Hochberg (1995) adjusted p-values: with p sorted ascending, q_(i) = min over j >= i of p_(j) n / j, at most 1.
 * Rejecting where q <= level keeps the expected share of false rejections at or below the level. `null` entries are no
 * tests; they stay `null` and do not count.
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  tested.sort((a, b) => b.value - a.value);
  const q: (number | null)[] = p.map(() => null);
  let smallest = 1;
  tested.forEach(({ value, index }, rankFromTop) => {
    smallest = Math.min(smallest, (value * tested.length) / (tested.length - rankFromTop));
    q[index] = smallest;
  });
  return q;
}
