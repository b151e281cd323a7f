/** Variance between annotators beyond what their standard errors explain (DerSimonian & Laird 1986): max(0, (Q - (G - 1)) / (sum w - sum w^2 / sum w)) with w = 1 / se^2. */
export function betweenVariance(slopes: readonly { slope: number; se: number }[]): number {
  const weights = slopes.map(({ se }) => 1 / (se * se));
  const total = weights.reduce((a, b) => a + b, 0);
  const squares = weights.reduce((a, b) => a + b * b, 0);
  const centre = slopes.reduce((sum, { slope }, k) => sum + weights[k]! * slope, 0) / total;
  const q = slopes.reduce((sum, { slope }, k) => sum + weights[k]! * (slope - centre) ** 2, 0);
  return Math.max(0, (q - (slopes.length - 1)) / (total - squares / total));
}
