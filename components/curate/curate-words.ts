import type { CurateList } from "@/lib/curate/address";

/** How each list is named, explained, and what its being empty means. */
export const CURATE_WORDS: Record<CurateList, { tab: string; note: string; empty: string; emptyNote: string }> = {
  undecided: {
    tab: "Undecided",
    note: "Labelled, but people differ, or only one of them has answered.",
    empty: "Nothing is undecided",
    emptyNote: "Each labelled example has a resolution, or equal labels of at least two people.",
  },
  unlabelled: {
    tab: "Without labels",
    note: "Nobody has labelled these. What only an AI judge labelled is among them.",
    empty: "Every example has a label",
    emptyNote: "What is imported later shows up here until somebody labels it.",
  },
  flagged: {
    tab: "Flagged",
    note: "Somebody marked these for leads and reviewers.",
    empty: "Nothing is flagged",
    emptyNote: "While labelling, F flags an example with a remark; it shows up here.",
  },
  excluded: {
    tab: "Excluded",
    note: "In no export and no release made from now on. The examples and their labels stay.",
    empty: "Nothing is excluded",
    emptyNote: "Select examples in the other lists to keep them out of what goes out.",
  },
};
