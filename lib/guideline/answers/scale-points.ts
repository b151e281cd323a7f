import type { Criterion } from "../schema";
import { pointAt, stepsBetween } from "./scale-grid";

type Scale = NonNullable<Criterion["scale"]>;

/** A scale with more points than this is answered by a number, not by choosing a point. */
const MAX_POINTS = 21;

/**
 * The points of a scale from min to max, each of which should have an anchor (the text of a point is the anchor's key). Null where a
 * number is asked instead: more than 21 points, or no step and nothing that suggests one. Without a step, whole bounds that are two
 * or more apart (1 to 5) are read as points one apart; 0 to 1 is not.
 */
export function scalePoints(scale: Scale): number[] | null {
  return scale.step === undefined && scale.max - scale.min < 2 ? null : pointsOf(scale, MAX_POINTS);
}

/**
 * All values that a scale can have, where they are no more than `most`; else null, also where any number between min and max is one.
 * Whole bounds without a step, such as 0 and 1, have values one apart.
 */
export function pointsOf({ min, max, step }: Scale, most: number): number[] | null {
  const width = step ?? (Number.isInteger(min) && Number.isInteger(max) ? 1 : null);
  if (width === null || !(width > 0)) return null;
  const count = stepsBetween(min, max, width) + 1;
  if (!(count >= 1 && count <= most)) return null;
  return Array.from({ length: count }, (_, index) => pointAt(min, width, index));
}
