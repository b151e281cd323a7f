import type { WorkColumns } from "@/lib/core/fatigue/events";
import type { SessionOrder } from "@/lib/core/fatigue/sessions";

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
 * removing item means / total. A fixed order gives 0, random orders 1 - 1/m. `null` where no position varies. An unknown position is NaN.
 */
export function identifiability(
  { items, item }: Pick<WorkColumns, "items" | "item">,
  { start, order }: SessionOrder,
  position: Float64Array,
): Identifiability | null {
  const centred = new Float64Array(item.length).fill(Number.NaN);
  const [sum, uses] = [new Float64Array(items.length), new Int32Array(items.length)];
  let total = 0;
  let answers = 0;
  for (let s = 0; s + 1 < start.length; s++) {
    let [places, placed] = [0, 0];
    for (let k = start[s]!; k < start[s + 1]!; k++) {
      const place = position[order[k]!]!;
      if (Number.isNaN(place)) continue;
      places += place;
      placed++;
    }
    const centre = places / placed;
    for (let k = start[s]!; k < start[s + 1]!; k++) {
      const e = order[k]!;
      if (Number.isNaN(position[e]!)) continue;
      const x = position[e]! - centre;
      centred[e] = x;
      sum[item[e]!]! += x;
      uses[item[e]!]!++;
      total += x * x;
      answers++;
    }
  }
  if (!(total > 0)) return null;
  let residual = 0;
  for (let e = 0; e < centred.length; e++) {
    const x = centred[e]!;
    if (!Number.isNaN(x)) residual += (x - sum[item[e]!]! / uses[item[e]!]!) ** 2;
  }
  let seen = 0;
  for (let i = 0; i < uses.length; i++) if (uses[i]! > 0) seen++;
  const V = residual / total;
  const expectedIfRandom = 1 - seen / answers;
  const ratio = expectedIfRandom > 0 ? V / expectedIfRandom : null;
  return { V, expectedIfRandom, ratio, identifiable: ratio === null || ratio >= ENOUGH };
}
