import { PATTERN, SLICE } from "@/lib/core/facts/catalogue";

/** What the overview shows together, in the order in which a lead asks. Whatever stands in no group comes last; slices have their own. */
export const FACT_GROUPS: readonly { title: string; facts: readonly string[] }[] = [
  { title: "Where they come from", facts: ["source", "licence", "origin", "model", "import", "day", "week", "kind"] },
  {
    title: "How long they are",
    facts: ["tokens", "characters", "words", "lines", "turns", "length_ratio"],
  },
  { title: "What they are about", facts: ["topic", "topic_fit", "language", "other_language", "verb", "object"] },
  {
    title: "What may be wrong with the text",
    facts: [
      "empty",
      "truncated",
      "repeated_lines",
      "repeated_paragraphs",
      "top_ngram",
      "repeated_ngrams",
      "refusal",
      "boilerplate",
      "template_tokens",
      "only_link",
      "odd_characters",
      "personal",
    ],
  },
  {
    title: "What may be wrong between the parts",
    facts: ["odd_roles", "prompt_copied", "json_missing", "broken_calls", "equal_responses"],
  },
  { title: "What repeats others", facts: ["near_whole", "near_prompt", "near_question", "near_response"] },
  { title: "How it is written", facts: ["markdown", "html", "code", "open_fence", "letter_share"] },
];

export interface FactGroup<One> {
  title: string;
  facts: One[];
}

/** Facts by their groups, those that are not there left out. */
export function inGroups<One extends { fact: string }>(facts: readonly One[]): FactGroup<One>[] {
  const byName = new Map(facts.map((one) => [one.fact, one]));
  const named = FACT_GROUPS.map(({ title, facts }) => ({
    title,
    facts: facts.flatMap((name) => byName.get(name) ?? []),
  }));
  const placed = new Set(FACT_GROUPS.flatMap(({ facts }) => facts));
  const left = facts.filter(({ fact }) => !placed.has(fact));
  return [
    ...named,
    { title: "Slices", facts: left.filter(({ fact }) => fact.startsWith(SLICE)) },
    { title: "Patterns", facts: left.filter(({ fact }) => fact.startsWith(PATTERN)) },
    { title: "Others", facts: left.filter(({ fact }) => !fact.startsWith(SLICE) && !fact.startsWith(PATTERN)) },
  ].filter(({ facts }) => facts.length > 0);
}
