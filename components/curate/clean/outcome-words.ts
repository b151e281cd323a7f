import type { Loss, Outcome } from "@/lib/curate/clean/schema";

/** What became of an example, as a row and as a reason. */
export const OUTCOME_WORDS: Record<Outcome, { label: string; help: string }> = {
  child: { label: "Replaced", help: "A cleaned version stands in its place." },
  merged: {
    label: "Says what another says",
    help: "Cleaned it says what another example says, which stands for both.",
  },
  "kept-out": { label: "Stayed: excluded", help: "Cleaned it would say what an excluded example says." },
  invalid: { label: "Stayed: empty", help: "A text that must be there would be empty." },
  unsettled: { label: "Stayed: never settles", help: "Each pass of the operations changes it again." },
  "too-long": { label: "Stayed: too long", help: "It took more time or memory than there is." },
};

export const LOSS_WORDS: Record<Loss["what"], string> = {
  "spans-gone": "not inherited, as nothing is left of the passages",
  "span-dropped": "without passages of which nothing is left",
  "span-widened": "with passages that were widened to the end of what was replaced",
  "gold-affected": "known answer left with the original",
};
