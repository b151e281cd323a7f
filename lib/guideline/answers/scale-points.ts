import type { Criterion } from "../schema";

type Scale = NonNullable<Criterion["scale"]>;

/** A scale with more points than this is answered by a number, not by choosing a point. */
const MAX_POINTS = 21;

/**
 * The points of a scale from min to max, each of which should have an anchor (the text of a point is the anchor's key). Null where a
 * number is asked instead: more than 21 points, or no step and nothing that suggests one. Without a step, whole bounds that are two
 * or more apart (1 to 5) are read as points one apart; 0 to 1 is not.
 */
export function scalePoints(scale: Scale): number[] | null {
  const { min, max } = scale;
  const step = scale.step ?? impliedStep(scale);
  if (step === null || !(step > 0)) return null;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  if (!(count >= 1 && count <= MAX_POINTS)) return null;
  // Twelve digits take away what binary fractions add to decimal steps such as 0.1.
  return Array.from({ length: count }, (_, index) => Number((min + index * step).toPrecision(12)));
}

function impliedStep({ min, max }: Scale): number | null {
  return Number.isInteger(min) && Number.isInteger(max) && max - min >= 2 ? 1 : null;
}
