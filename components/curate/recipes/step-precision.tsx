import type { Step } from "@/lib/curate/recipes/steps/all-steps";

/** How often what a step takes was rightly taken, as people judged it blind. */
export function StepPrecision({ step }: { step: Step }) {
  return <span className="text-muted">{step.step === "check" ? "never measured" : "–"}</span>;
}
