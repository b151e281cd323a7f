/** What is known of a step's cost and yield, from when it last ran. */
export interface StepCost {
  /** Milliseconds for each 1,000 examples that it looks at. */
  perThousand: number;
  /** Share of those still in that it took, from 0 to 1. */
  share: number;
  /** Whether it looks at those still in, or at all whatever was taken before. */
  grows: "with-kept" | "with-all";
  /** Whether it comes before all others; or keeps one of several and so comes after all that do not, in the order that was given. */
  isFirst: boolean;
  isLast: boolean;
}

/** Milliseconds that steps take in this order, if each takes its share of whatever is still in. */
export function expectedMs(steps: readonly StepCost[], examples: number): number {
  let [still, ms] = [examples, 0];
  for (const { perThousand, share, grows } of steps) {
    ms += (perThousand / 1000) * (grows === "with-all" ? examples : still);
    still *= 1 - share;
  }
  return ms;
}

/**
 * The cheapest order of steps that are independent of each other, as places in the list. Those that look at all examples in any case come
 * first, behind one that must, since what they take costs the others less; then those with least cost for what they take (Hanani 1977, Hellerstein 1998); at
 * the end those that keep one of several, as they were given. Equal ones stay as they were.
 */
export function cheapestOrder(steps: readonly StepCost[]): number[] {
  const rank = ({ perThousand, share, grows, isFirst, isLast }: StepCost) => {
    if (isFirst) return Number.NEGATIVE_INFINITY;
    if (isLast) return Number.POSITIVE_INFINITY;
    if (grows === "with-all") return -1;
    return share === 0 ? Number.MAX_VALUE : perThousand / share;
  };
  return steps
    .map((step, at) => [rank(step), at] as const)
    .sort(([one, first], [other, second]) => (one === other ? first - second : one < other ? -1 : 1))
    .map(([, at]) => at);
}
