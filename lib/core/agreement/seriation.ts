/**
 * An order of `n` things in which those that are alike stand together: from the two most alike on, the thing that is most like either end
 * is put there (nearest neighbour at both ends; Hahsler, Hornik & Buchta 2008, J. Stat. Softw. 25(3), on seriation). What is like nothing
 * that is left comes in the order of numbers. `alike(a, b)` is symmetric, larger for what is more alike, `null` where it is not known.
 */
export function seriate(n: number, alike: (a: number, b: number) => number | null): number[] {
  const left = new Set(Array.from({ length: n }, (_, k) => k));
  const order: number[] = [];
  const take = (k: number, front = false) => {
    left.delete(k);
    if (front) order.unshift(k);
    else order.push(k);
  };
  while (left.size > 0) {
    if (order.length === 0) {
      const [a, b] = mostAlike([...left], [...left], alike) ?? [];
      if (a === undefined || b === undefined) break;
      take(a);
      take(b);
      continue;
    }
    const next = mostAlike([order[0]!, order.at(-1)!], [...left], alike);
    if (!next) break;
    take(next[1], next[0] === order[0] && order.length > 1);
  }
  return [...order, ...[...left].sort((a, b) => a - b)];
}

function mostAlike(
  ones: readonly number[],
  others: readonly number[],
  alike: (a: number, b: number) => number | null,
): [one: number, other: number] | null {
  let best: [number, number] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of ones) {
    for (const other of others) {
      const value = one === other ? null : alike(one, other);
      if (value === null || value <= most) continue;
      most = value;
      best = [one, other];
    }
  }
  return best;
}
