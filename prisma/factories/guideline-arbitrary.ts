import fc from "fast-check";
import { lookOf } from "@/lib/core/text/look";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import {
  type Check,
  CRITERION_KINDS,
  type Criterion,
  type CriterionKind,
  type GuidelineContent,
  QUALITIES,
} from "@/lib/guideline/schema";

/** For property tests: guidelines of every shape, with texts that try to break formats. */
const word = fc.constantFrom(
  "rate",
  "the",
  "answer",
  "not",
  "3",
  "5",
  "„Größe“",
  "日本",
  "— x",
  "`a`",
  "\u2028",
  "{}",
  "---",
  "# no",
  ": y",
  "  z ",
);
const text = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(" "))
  .filter((words) => lookOf(words) !== "");
const lines = fc.array(text, { maxLength: 4 }).map((parts) => parts.join("\n"));
const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/);

const options = fc
  .uniqueArray(fc.record({ value: text, label: text, description: fc.option(text, { nil: undefined }) }), {
    comparator: (one, other) => lookOf(one.value) === lookOf(other.value) || lookOf(one.label) === lookOf(other.label),
    minLength: 1,
    maxLength: 4,
  })
  .map((given) =>
    given.map(({ description, ...option }) => (description === undefined ? option : { ...option, description })),
  );

const scale = fc
  .record({
    min: fc.integer({ min: -3, max: 1 }),
    steps: fc.integer({ min: 2, max: 9 }),
    step: fc.constantFrom(0.5, 1, 2),
    anchors: fc.dictionary(fc.constantFrom("1", "2", "3"), text),
  })
  .map(({ steps, ...own }) => ({ ...own, max: own.min + steps * own.step }));

const nominal = fc.constant({ level: "nominal" as const });
const withOptions = options.map((given) => ({ options: given, level: "nominal" as const }));

const OF_KIND: Record<CriterionKind, fc.Arbitrary<Partial<Criterion>>> = {
  choice: withOptions,
  span: withOptions,
  multi: options.map((given) => ({ options: given, level: "set" as const })),
  scale: fc.record({ scale, level: fc.constantFrom("ordinal" as const, "interval" as const) }),
  preference: fc.record({
    preference: fc.record({ strength: fc.constantFrom(1 as const, 2 as const, 3 as const), ties: fc.boolean() }),
    level: fc.constant("ordinal" as const),
  }),
  ranking: nominal,
  text: fc.constantFrom({ level: "nominal" as const }, { level: "nominal" as const, betterResponse: true as const }),
};

export function criterionOf(kind: CriterionKind): fc.Arbitrary<Criterion> {
  const common = fc.record(
    { key, title: text, required: fc.boolean(), help: lines, clause: fc.constantFrom("one", "two") },
    { requiredKeys: ["key", "title", "required"] },
  );
  return fc
    .tuple(common, OF_KIND[kind])
    .map(([shared, own]) => ({ kind, level: "nominal", ...shared, ...own }) as Criterion);
}

export const anyCriterion: fc.Arbitrary<Criterion> = fc.constantFrom(...CRITERION_KINDS).chain(criterionOf);

/** What an example shows; it stands at the clause "one" until it is given a place. */
export const anyExample: fc.Arbitrary<GuidelineExample> = fc.record(
  {
    key,
    verdict: fc.constantFrom("good" as const, "bad" as const, "borderline" as const),
    clause: fc.constantFrom("one", "two"),
    example: fc.oneof(
      fc.record({ kind: fc.constant("text" as const), text: lines }),
      fc.record({ kind: fc.constant("instruction" as const), prompt: text, response: lines, system: text }),
      fc.record({
        kind: fc.constant("preference" as const),
        prompt: text,
        responses: fc.array(fc.record({ text }), { minLength: 2, maxLength: 3 }),
      }),
    ),
    why: text.filter((words) => words.trim() !== ""),
    source: text,
  },
  { requiredKeys: ["key", "verdict", "clause", "example", "why"] },
);

/** Some conditions among the criteria, each on one that comes before. */
function conditioned(criteria: Criterion[], waits: readonly boolean[]): Criterion[] {
  return criteria.map((criterion, index) => {
    const before = criteria[index - 1];
    return before && waits[index] ? { ...criterion, showIf: { criterion: before.key, in: [1, "x"] } } : criterion;
  });
}

/** At most one is the better response. */
function markedOnce(criteria: Criterion[]): Criterion[] {
  const first = criteria.findIndex(({ betterResponse }) => betterResponse);
  return criteria.map(({ betterResponse, ...criterion }, index) =>
    betterResponse && index === first ? { ...criterion, betterResponse } : criterion,
  );
}

const anyCriteria = fc
  .tuple(
    fc.uniqueArray(anyCriterion, {
      comparator: (one, other) => one.key === other.key || lookOf(one.title) === lookOf(other.title),
      maxLength: 5,
    }),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
  .map(([criteria, waits]) => markedOnce(conditioned(criteria, waits)));

/** Examples of clauses and, where there are criteria, of criteria. */
function placed(examples: GuidelineExample[], criteria: readonly Criterion[]): GuidelineExample[] {
  return examples.map((example, index) => {
    const criterion = criteria[index]?.key;
    const { clause, ...rest } = example;
    return criterion === undefined ? { ...rest, clause } : { ...rest, criterion };
  });
}

const anyCondition: fc.Arbitrary<Check["conditions"][number]> = fc.oneof(
  fc.record({
    fact: fc.constantFrom("tokens", "repeated_lines"),
    part: fc.constantFrom("prompt" as const, "response" as const),
    operator: fc.constantFrom("over" as const, "under" as const),
    value: fc.constantFrom(0, 0.3, 1),
  }),
  fc.record({
    fact: fc.constant("truncated"),
    part: fc.constant("turn" as const),
    speaker: fc.constant("assistant" as const),
    operator: fc.constant("yes" as const),
  }),
  fc.record({
    fact: text.map((name) => `slice.${name}`),
    operator: fc.constantFrom("is" as const, "is-not" as const),
    values: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ operator: "repeats" as const, of: "prompt" as const, strength: "exact" as const }),
);

const anyCheck: fc.Arbitrary<Check> = fc.record({
  key,
  quality: fc.constantFrom(...QUALITIES),
  title: text,
  match: fc.constantFrom("any" as const, "all" as const),
  conditions: fc.array(anyCondition, { minLength: 1, maxLength: 3 }),
});

export const anyContent: fc.Arbitrary<GuidelineContent> = fc
  .record({
    body: fc
      .array(fc.oneof(text, fc.constantFrom("# One", "## Two", "```", "", "===")), { maxLength: 12 })
      .map((all) => all.join("\n")),
    criteria: anyCriteria,
    qualities: fc.record(Object.fromEntries(QUALITIES.map((name) => [name, text])), { requiredKeys: [] }),
    examples: fc.uniqueArray(anyExample, { selector: ({ key: own }) => own, maxLength: 6 }),
    checks: fc.uniqueArray(anyCheck, { selector: ({ key: own }) => own, maxLength: 3 }),
  })
  .map(({ examples, checks, ...content }) => ({
    ...content,
    ...(checks.length > 0 && { checks }),
    ...(examples.length > 0 && { examples: placed(examples, content.criteria) }),
  }));
