import { codesOf, type WorkEvent } from "@/lib/core/fatigue/events";

export interface Identifiability {
  /** Share of the variance of within-session position that is left when item means are taken out. */
  V: number;
  /** What a separate random order for each annotator would leave: 1 - items / answers, that is 1 - 1/m. */
  expectedIfRandom: number;
  ratio: number | null;
  /** False when the ratio is under .5: everyone saw these items at about the same point. No item in common, no ratio. */
  identifiable: boolean;
}

const ENOUGH = 0.5;

/**
 * Can tiredness be told from difficulty? Positions are centred within their session; V = residual sum of squares after
 * removing item means / total. A fixed order gives 0, random orders 1 - 1/m. `null` where no position varies.
 */
export function identifiability(
  events: readonly WorkEvent[],
  members: ReadonlyMap<string, readonly number[]>,
  position: readonly (number | null)[],
): Identifiability | null {
  const codes = codesOf(events);
  const centred = new Float64Array(events.length).fill(Number.NaN);
  const [sum, uses] = [new Float64Array(codes.items), new Int32Array(codes.items)];
  let total = 0;
  let answers = 0;
  for (const session of members.values()) {
    const answered = session.filter((e) => position[e] != null);
    const centre = answered.reduce((sum, e) => sum + position[e]!, 0) / answered.length;
    for (const e of answered) {
      const x = position[e]! - centre;
      const item = codes.item[e]!;
      centred[e] = x;
      sum[item]! += x;
      uses[item]!++;
      total += x * x;
      answers++;
    }
  }
  if (!(total > 0)) return null;
  let residual = 0;
  centred.forEach((x, e) => {
    const item = codes.item[e]!;
    if (!Number.isNaN(x)) residual += (x - sum[item]! / uses[item]!) ** 2;
  });
  const seen = uses.reduce((n, count) => n + Number(count > 0), 0);
  const V = residual / total;
  const expectedIfRandom = 1 - seen / answers;
  const ratio = expectedIfRandom > 0 ? V / expectedIfRandom : null;
  return { V, expectedIfRandom, ratio, identifiable: ratio === null || ratio >= ENOUGH };
}
