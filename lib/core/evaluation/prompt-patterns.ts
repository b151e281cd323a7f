/** The labels of one output, or of several outputs that were compared: how often each category was given. */
export interface LabelledOutput {
  /** Who wrote what was labelled, by place: one model at place 0 for a single output; places from 1 for compared ones. */
  models: ReadonlyMap<number, number>;
  counts: readonly (readonly [category: number, n: number])[];
}

/**
 * Prompts whose outputs got the same labels. A prompt is the unit of an evaluation: its outputs share its difficulty, so prompts and
 * not labels are what an interval resamples. Patterns with counts say all that the statistics here ask.
 */
export interface PromptPattern {
  prompts: number;
  outputs: readonly LabelledOutput[];
}
