import type { CriterionInput } from "@/lib/guideline/schema";

/** Values of the demo criterion `issues`, the same in both editions so that labels stay comparable. */
export const ISSUES = [
  "invented-fact",
  "wrong-result",
  "ignores-instruction",
  "wrong-format",
  "too-long",
  "too-short",
  "needless-refusal",
  "unsafe",
  "tone",
] as const;

export type Issue = (typeof ISSUES)[number];

const WORDS: Record<Issue, { label: string; description: string }> = {
  "invented-fact": {
    label: "Invented or false fact",
    description:
      "A statement about the world, or about the given text, that is made up or false. Includes invented sources.",
  },
  "wrong-result": {
    label: "Wrong result",
    description: "A calculation, a proof, code, a count or a translation that comes out wrong.",
  },
  "ignores-instruction": {
    label: "Ignores an instruction",
    description: "Something the request or the system prompt asks for is not done, and no narrower issue names it.",
  },
  "wrong-format": {
    label: "Wrong form",
    description: "Layout, list, table, JSON or number of items differs from what was asked.",
  },
  "too-long": {
    label: "Too long",
    description: "Over a length limit; or, without one, a third could go and nobody would miss it.",
  },
  "too-short": {
    label: "Too short",
    description: "Under a length limit, broken off, or so thin that the person has to ask again.",
  },
  "needless-refusal": {
    label: "Needless refusal",
    description: "Declines, wholly or in part, although helping would do no harm.",
  },
  unsafe: {
    label: "Unsafe",
    description: "Following it could cost health, money, data or someone else's rights.",
  },
  tone: {
    label: "Tone",
    description: "Rude, preachy, gushing, or wrong for the occasion.",
  },
};

/** Options of the criterion `issues`, in the order of the digits that choose them. */
export const ISSUE_OPTIONS = ISSUES.map((value) => ({ value, ...WORDS[value] })) satisfies CriterionInput["options"];
