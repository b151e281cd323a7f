import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import type { Step } from "@/lib/curate/recipes/steps/all-steps";
import { MeasuredCell } from "../measuring/measured-cell";

interface StepPrecisionProps {
  projectId: string;
  step: Step;
  /** By the keys of the checks that the project works by; empty where it works by others than the run did. */
  precision: ReadonlyMap<string, CheckMeasured>;
}

/** How often what a check takes was rightly taken, as people judged it blind. What others than checks take needs no judge. */
export function StepPrecision({ projectId, step, precision }: StepPrecisionProps) {
  if (step.step !== "check") return "–";
  const measured = precision.get(step.check);
  if (!measured) return <span className="text-muted">a check of another version</span>;
  return <MeasuredCell {...{ projectId, measured }} check={step.check} which="precision" measurable />;
}
