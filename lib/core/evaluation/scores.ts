import type { PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { type BlockSums, emptySums } from "@/lib/core/evaluation/ratio";

/**
 * For each block of prompts the sum over one model's outputs of their mean label, where a label of category c is worth `worth[c]`.
 * Every output weighs the same however many labels it has. With 1 for one category and 0 for the others it is that category's share.
 */
export function scoreSums(patterns: readonly PromptPattern[], model: number, worth: readonly number[]): BlockSums {
  const sums = emptySums(Float64Array.from(patterns, ({ prompts }) => prompts));
  patterns.forEach(({ outputs }, b) => {
    for (const { models, counts } of outputs) {
      if (models.get(0) !== model) continue;
      let sum = 0;
      let n = 0;
      for (const [category, times] of counts) {
        sum += times * worth[category]!;
        n += times;
      }
      if (n === 0) continue;
      sums.sum[b]! += sum / n;
      sums.outputs[b]! += 1;
      sums.labels[b]! += n;
    }
  });
  return sums;
}

/** How often each category was given to a model's outputs: the plain distribution of its labels. */
export function categoryUses(patterns: readonly PromptPattern[], model: number, categories: number): Float64Array {
  const uses = new Float64Array(categories);
  for (const { prompts, outputs } of patterns) {
    for (const { models, counts } of outputs) {
      if (models.get(0) !== model) continue;
      for (const [category, times] of counts) uses[category]! += prompts * times;
    }
  }
  return uses;
}
