import type { About, Axis, State } from "@/lib/curate/axes/line";
import { LEAST_ALPHA, MOST_LACKING } from "@/lib/curate/axes/rules";
import type { Tone } from "../../ui/tone";

const ONE_IN = Math.round(1 / MOST_LACKING);

export const AXIS_WORDS: Record<Axis, { title: string; note: string }> = {
  quality: {
    title: "Quality",
    note: "Whether what is there is good: by people where they looked, else by what is known exactly or flagged.",
  },
  coverage: {
    title: "Coverage",
    note: "What there is of what: how many kinds of it, and how large the most frequent is.",
  },
  quantity: { title: "Quantity", note: "How much there is, and how much of it is labelled." },
};

export const STATE_WORDS: Record<State, { label: string; tone: Tone | "plain"; help: string }> = {
  weak: {
    label: "Weak",
    tone: "bad",
    help: `More than one example in ${ONE_IN} lacks it, alpha is under ${LEAST_ALPHA}, a check is right less than half of the time, or evaluation data is in it. Of a sample the whole interval says so.`,
  },
  look: {
    label: "To look at",
    tone: "warn",
    help: "Something was found, but not much; or the interval leaves open whether it is much; or checks flag it, which may be wrong.",
  },
  unknown: {
    label: "Not known",
    tone: "info",
    help: "Nobody has looked, or not since examples came. Checks that flag nothing may miss it.",
  },
  sound: { label: "Sound", tone: "good", help: "Within the bound. Of a sample the whole interval is." },
  told: {
    label: "Told",
    tone: "plain",
    help: "There is no bound for this: whether it is enough depends on what the data is for.",
  },
};

export const ABOUT_WORDS: Record<About, string> = {
  duplicates: "Says what others say",
  agreement: "Least agreement",
  disputed: "Labels differ, not settled",
  contamination: "Evaluation data in it",
  "odd-source": "Source unlike the others",
  check: "Check that is right least often",
  quality: "",
  sources: "Sources",
  languages: "Languages",
  kinds: "Kinds",
  licences: "Licences",
  tasks: "What is asked",
  examples: "Examples that are kept",
  labelled: "Examples with a label",
  tokens: "Tokens",
  labels: "Labels",
};
