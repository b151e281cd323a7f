import type { ReadingPlan } from "./schema";

type Shares = NonNullable<ReadingPlan["stratify"]>["shares"];

/**
 * How many of `wanted` draws each part gets, never more than it has. Proportional: one each, the others by Webster's method (the next
 * to the part with the largest size / (2 given + 1)); equal: the next to the part with the fewest. Ties go to the earlier part.
 */
export function allocate(sizes: readonly number[], wanted: number, shares: Shares): number[] {
  const given = sizes.map(() => 0);
  const claim = (part: number) => {
    const had = given[part]!;
    if (had >= sizes[part]!) return Number.NEGATIVE_INFINITY;
    if (shares === "equal") return -had;
    return had === 0 ? Number.POSITIVE_INFINITY : sizes[part]! / (2 * had + 1);
  };
  const possible = Math.min(
    wanted,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  for (let draw = 0; draw < possible; draw++) {
    let best = 0;
    for (let part = 1; part < sizes.length; part++) if (claim(part) > claim(best)) best = part;
    given[best]!++;
  }
  return given;
}
