/** What words of the trade mean here: short, for whoever meets them for the first time. The one home of these sentences. */
export const GLOSSARY = {
  lease:
    "An example is lent to one person at a time, for so many minutes; work renews it. When it runs out, somebody else can get the example.",
  version:
    "The guideline version by which the project works now. Every label keeps the version under which it was given.",
  semantic: "The answer means something else than before: older labels do not answer the new question.",
  editorial: "Better words for the same question: older labels stay valid and count together with new ones.",
  "no-single-answer":
    "The case was settled as having no one right answer. It is decided, and stays out of what needs a single answer.",
  level:
    "What may be compared: nominal, only whether answers are equal; ordinal, also their order; interval, also how far apart they are; ratio, also how many times as much; set, how far choices overlap. It decides how agreement is computed.",
  slice: "A part of the examples that share a property which came with them, such as a topic, a language or a source.",
  gold: "Examples whose right answer is known. They come unannounced among the others, and show whether people decide as the guideline means.",
  repeat: "The same example, shown again to the same person later on. Shows whether people agree with themselves.",
  alpha:
    "Agreement beyond chance: 1 is full agreement, 0 is what chance alone would give, below 0 people agree less often than by chance.",
  precision:
    "Of what a check flags, the share that lacks its quality, as people say who read examples of it blind: how often it is right.",
  misses:
    "Of all that lacks the quality, the share that the check does not flag, as people say who read examples of both sides blind.",
} as const;

export type Term = keyof typeof GLOSSARY;
