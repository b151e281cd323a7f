import type { ProjectScope } from "@/lib/auth/scope";
import type { Check } from "@/lib/guideline/schema";
import type { StepName, StepOf } from "../steps/all-steps";
import type { RunExtent } from "../still-in";

/** What a step has at hand while it works. */
export interface StepWork extends RunExtent {
  scope: ProjectScope<"release:write">;
  /** Of the guideline version that the run is under. */
  checks: ReadonlyMap<string, Check>;
  /** Examples still in when it begins. */
  still: number;
  /** Hears how far the step is, as a share; answers whether to go on. */
  onProgress: (share: number) => Promise<boolean>;
}

/** What a step takes. */
export interface Taking {
  /** Ids of examples; of those that are not in any more no account is taken. */
  examples: readonly string[];
  /** By the names of its kind's counts. */
  counts: Record<string, number>;
}

/** Finds what a step takes, and writes nothing; null where somebody called the run off. */
export type Perform<Name extends StepName> = (work: StepWork, step: StepOf<Name>) => Promise<Taking | null>;
