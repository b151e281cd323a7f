import type { ParadoxWarning } from "@/lib/core/agreement/paradox";

/** Why agreement and alpha may seem to contradict each other, in words. */
export const PARADOX_WORDS: Record<ParadoxWarning, string> = {
  "prevalent-category":
    "Nearly all labels are the same category. Plain agreement is then high by itself; alpha answers whether the rare categories are found reliably.",
  "high-agreement-low-alpha":
    "People agree on most examples and alpha is low all the same: what they agree on is mostly the common category. Look at the rare ones below.",
  "coefficients-diverge":
    "AC1 is far above alpha. They treat chance differently where one category dominates; report both, and decide by what the rare category costs you.",
};
