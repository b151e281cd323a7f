import { midRanks } from "@/lib/core/agreement/correlation";

/**
 * How far each pair of scores moves Spearman's correlation, up to a constant: the first-order term of the U-statistic (Hoeffding 1948; Borkowf
 * 2002), with mid-ranks and their variances under ties. Kendall's tau of the same scores follows the same pairs.
 */
export function rankInfluence(x: Float64Array, y: Float64Array): Float64Array {
  const [one, other] = [centredRanks(x), centredRanks(y)];
  const n = x.length;
  const covariance = one.ranks.reduce((sum, u, i) => sum + u * other.ranks[i]!, 0) / n;
  const scale = Math.sqrt(one.variance * other.variance);
  const [aboveX, aboveY] = [meanAbove(x, other.ranks), meanAbove(y, one.ranks)];
  return one.ranks.map(
    (u, i) =>
      (u * other.ranks[i]! + aboveX[i]! + aboveY[i]!) / scale -
      ((covariance / scale) * (one.spread[i]! / one.variance + other.spread[i]! / other.variance)) / 2,
  );
}

/** Mid-ranks as shares around 0, their variance (1 - sum of p^3) / 12 over ties of share p, and what each value adds to it. */
function centredRanks(values: Float64Array) {
  const n = values.length;
  const ranks = midRanks(values).ranks.map((rank) => (rank - (n + 1) / 2) / n);
  const tied = new Map<number, number>();
  for (const value of values) tied.set(value, (tied.get(value) ?? 0) + 1);
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / n;
  return { ranks, variance, spread: values.map((value) => -(3 * (tied.get(value)! / n) ** 2) / 12) };
}

/** For each place the sum of `weights` where `values` are larger, and half of it where they are equal, over their number. */
function meanAbove(values: Float64Array, weights: Float64Array): Float64Array {
  const n = values.length;
  const order = Uint32Array.from(values.keys()).sort((i, j) => values[j]! - values[i]!);
  const means = new Float64Array(n);
  let above = 0;
  for (let from = 0; from < n; ) {
    let [to, equal] = [from, 0];
    for (; to < n && values[order[to]!] === values[order[from]!]; to++) equal += weights[order[to]!]!;
    for (let k = from; k < to; k++) means[order[k]!] = (above + equal / 2) / n;
    above += equal;
    from = to;
  }
  return means;
}
