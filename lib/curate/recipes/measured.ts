import type { RunFigures } from "./figures";
import { cheapestOrder, expectedMs, type StepCost } from "./order";
import { comesFirst, STEP_KINDS, type Step } from "./steps/all-steps";

/** A run as far as it tells what steps cost. */
interface MeasuringRun {
  steps: readonly Step[];
  figures: RunFigures;
}

/** What a step cost and took when it last ran, in a run or a preview of any recipe of the project; null where it never did. */
export type Measured = Pick<StepCost, "perThousand" | "share"> | null;

/** What each of the steps cost and took, by the newest of the runs that had it; of no examples nothing can be said. */
export function measuredSteps(steps: readonly Step[], newestFirst: readonly MeasuringRun[]): Measured[] {
  return steps.map((step) => {
    const wanted = JSON.stringify(step);
    for (const run of newestFirst) {
      const at = run.steps.findIndex((one) => JSON.stringify(one) === wanted);
      const found = run.figures.steps[at];
      if (!found || found.still === 0) continue;
      const looked = STEP_KINDS[step.step].grows === "with-all" ? run.figures.examples : found.still;
      return { perThousand: (1000 * found.ms) / looked, share: found.taken / found.still };
    }
    return null;
  });
}

/** The cheapest order of steps, as their places, with what it would save of which expected time. */
export interface Proposal {
  order: number[];
  savesMs: number;
  ofMs: number;
}

/** What order to propose; null where a step was never measured, or none is cheaper by a hundredth. */
export function proposeOrder(
  steps: readonly Step[],
  measured: readonly Measured[],
  { examples, isLast }: { examples: number; isLast: (step: Step) => boolean },
): Proposal | null {
  const costs = steps.flatMap((step, at): StepCost[] => {
    const known = measured[at];
    return known
      ? [{ ...known, grows: STEP_KINDS[step.step].grows, isFirst: comesFirst(step), isLast: isLast(step) }]
      : [];
  });
  if (costs.length < steps.length) return null;
  const order = cheapestOrder(costs);
  const ofMs = expectedMs(costs, examples);
  const savesMs =
    ofMs -
    expectedMs(
      order.map((at) => costs[at]!),
      examples,
    );
  return savesMs > ofMs / 100 ? { order, savesMs, ofMs } : null;
}
