import type { ConsensusMethod } from "@/lib/core/consensus/methods";

/** What each model is called, in a list and within a sentence, and how it makes one answer of many labels. */
export const METHOD_WORDS: Record<ConsensusMethod, { name: string; subject: string; help: string }> = {
  majority: { name: "Majority", subject: "the majority", help: "Every label counts the same; ties stay ties." },
  "weighted-majority": {
    name: "Weighted majority",
    subject: "the weighted majority",
    help: "Labels of those who agree with the others count more.",
  },
  wawa: { name: "Wawa", subject: "Wawa", help: "Labels count by how often their author is with the majority." },
  "zero-based-skill": {
    name: "Zero-based skill",
    subject: "zero-based skill",
    help: "The same, again and again, with the weighted answer in the place of the majority.",
  },
  "dawid-skene": {
    name: "Dawid–Skene",
    subject: "Dawid–Skene",
    help: "A table for each person of which answer they give where which is right.",
  },
  "one-coin": {
    name: "One coin",
    subject: "the one-coin model",
    help: "One number for each person: how often they are right.",
  },
  mace: { name: "MACE", subject: "MACE", help: "Who does not know guesses by a habit of their own." },
  glad: { name: "GLAD", subject: "GLAD", help: "Each person has a skill, and each example a difficulty." },
};
