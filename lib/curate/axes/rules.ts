import type { Estimate } from "@/lib/core/estimate";
import { type Line, STATES, type State } from "./line";

/** One example in twenty. */
export const MOST_LACKING = 0.05;
/** The least alpha for which Krippendorff (2004) allows conclusions. */
export const LEAST_ALPHA = 0.667;

/** A check that is right less often flags more that is good than that is not. */
export const LEAST_PRECISION = 0.5;

/** A share of all examples, which is known exactly. */
export function stateOfShare(share: number): State {
  return share > MOST_LACKING ? "weak" : share > 0 ? "look" : "sound";
}

/** A share that a random sample lacks: the whole interval decides. */
export function stateOfSample({ value, interval }: Estimate): State {
  if (value === null) return "unknown";
  const [low, high] = interval ?? [0, 1];
  return low > MOST_LACKING ? "weak" : high <= MOST_LACKING ? "sound" : "look";
}

/** Agreement: the whole interval decides. */
export const stateOfAlpha = (alpha: Estimate) => stateAbove(alpha, LEAST_ALPHA);

/** How often a check is right: the same. */
export const stateOfPrecision = (precision: Estimate) => stateAbove(precision, LEAST_PRECISION);

function stateAbove({ value, interval }: Estimate, bound: number): State {
  if (value === null) return "unknown";
  const [low, high] = interval ?? [-1, 1];
  return high < bound ? "weak" : low >= bound ? "sound" : "look";
}

/** Checks alone make nothing weak, as they may be wrong, and nothing sound, as they may miss it. */
export function stateOfFlags(flagged: number): State {
  return flagged > 0 ? "look" : "unknown";
}

/** The weakest first: by state, then by how many times the bound it is; evaluation data, of which any is too much, before all. */
export function weakestFirst(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || weight(b) - weight(a));
}

function weight({ figure, state }: Line): number {
  switch (figure.is) {
    case "share":
      return figure.of > 0 ? figure.part / figure.of / MOST_LACKING : 0;
    case "estimate": {
      const { value } = figure.estimate;
      if (value === null) return 0;
      if (figure.of === "share") return value / MOST_LACKING;
      return (1 - value) / (1 - (figure.of === "alpha" ? LEAST_ALPHA : LEAST_PRECISION));
    }
    case "count":
      return state === "weak" ? Number.MAX_VALUE : 0;
    case "none":
      return 0;
  }
}
