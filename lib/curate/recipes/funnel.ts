import type { RunFigures } from "./figures";

/** One part of a funnel: what went at this place, and what was left after it. */
export interface FunnelPart {
  /** 0 for those excluded before, then the steps. */
  step: number;
  taken: number;
  left: number;
}

/** How a dataset came down step by step; the first part is what was excluded before. Left plus all that was taken is all there was. */
export function funnelOf({ examples, excluded, steps }: RunFigures): FunnelPart[] {
  let left = examples;
  const before = excluded.people + excluded.runs.reduce((sum, run) => sum + run.examples, 0);
  return [before, ...steps.map(({ taken }) => taken)].map((taken, step) => {
    left -= taken;
    return { step, taken, left };
  });
}
