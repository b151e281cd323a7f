/** A clause to begin with, for a case that every guideline meets sooner or later. */
export interface DecisionRule {
  name: string;
  text: string;
}

/** Rules that settle where two people usually part ways. Words in brackets are to be replaced. */
export const DECISION_RULES: readonly DecisionRule[] = [
  {
    name: "When … , then …",
    text: "## When [what one sees]\n\nAnswer [value]. It is not [the tempting value], because [reason].\n",
  },
  {
    name: "Correct but unhelpful",
    text: "## Correct but unhelpful\n\nRate the two apart: a response without a false claim that misses the question is correct, and gets [value] for helpfulness.\n",
  },
  {
    name: "When to refuse",
    text: "## When to refuse\n\nWhere [what is asked for], a refusal in one or two sentences that offers [what may be done instead] gets [value]. A refusal of a harmless request gets [value].\n",
  },
  {
    name: "Between two values",
    text: "## Between [value] and [value]\n\nTake the lower one unless [what one would see]. When that does not settle it, flag the example.\n",
  },
  {
    name: "When it cannot be judged",
    text: "## When it cannot be judged\n\nSkip examples that [are cut off, are in a language you do not read]. Do not skip what is only hard.\n",
  },
];
