/**
 * Minimum of a function by the downhill simplex of Nelder & Mead (1965), started at `start` with edges of length `size`.
 * Stops when the function varies by less than `tolerance` over the simplex; `null` when it does not get there.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  size: number,
  tolerance = 1e-10,
): number[] | null {
  const corner = (x: readonly number[]) => ({ x, value: f(x) });
  const simplex = [start, ...start.map((_, k) => start.map((x, l) => (k === l ? x + size : x)))].map(corner);
  for (let step = 0; step < 1000; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex.at(-1)!;
    if (worst.value - best.value < tolerance && spanOf(simplex) < 1e-6) return [...best.x];
    const centre = start.map((_, k) => simplex.slice(0, -1).reduce((sum, c) => sum + c.x[k]! / start.length, 0));
    const along = (t: number) => corner(centre.map((c, k) => c + t * (worst.x[k]! - c)));

    const reflected = along(-1);
    let chosen = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      if (expanded.value < reflected.value) chosen = expanded;
    } else if (reflected.value >= simplex.at(-2)!.value) {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value >= Math.min(reflected.value, worst.value)) {
        for (let k = 1; k < simplex.length; k++) {
          simplex[k] = corner(simplex[k]!.x.map((x, l) => best.x[l]! + (x - best.x[l]!) / 2));
        }
        continue;
      }
      chosen = contracted;
    }
    simplex[simplex.length - 1] = chosen;
  }
  return null;
}

function spanOf(simplex: readonly { x: readonly number[] }[]): number {
  const best = simplex[0]!.x;
  return Math.max(...simplex.map(({ x }) => Math.max(...x.map((value, k) => Math.abs(value - best[k]!)))));
}
