import type { FactDefinition, FactValueKind, PartKind, Speaker } from "./fact";

/** What an example has in common with another. */
export const DUPLICATE_OF = ["whole", "prompt", "question", "response"] as const;
export type DuplicateOf = (typeof DUPLICATE_OF)[number];

export const DUPLICATE_STRENGTHS = ["exact", "normalised"] as const;
export type DuplicateStrength = (typeof DUPLICATE_STRENGTHS)[number];

/**
 * Which fact is looked at; of a fact about parts also which of them: one that meets the condition is enough. Without a part every part is
 * meant.
 */
export interface FactPlace {
  fact: string;
  part?: PartKind | undefined;
  /** Only turns of this speaker. */
  speaker?: Speaker | undefined;
}

/**
 * Something that can be asked of an example's facts: by a check, by whoever looks at examples, by a recipe. `over` and `under` leave the value
 * itself out, `at-least` takes it in, `within` takes `from` in and leaves `below` out, all of one part; `is` means one of the words (of
 * hashes in sixteen hexadecimal digits), `is-not` none of them, `none` that it was looked for and has no value; `has` means at least one
 * thing of one of the types, of any type where none is named.
 */
export type FactCondition =
  | (FactPlace & { operator: "over" | "at-least" | "under"; value: number })
  | (FactPlace & { operator: "within"; from: number; below: number })
  | (FactPlace & { operator: "yes" | "no" })
  | (FactPlace & { operator: "is" | "is-not"; values: string[] })
  | (FactPlace & { operator: "none" })
  | (FactPlace & { operator: "has" | "has-not"; types?: string[] | undefined })
  | { operator: "repeats"; of: DuplicateOf; strength: DuplicateStrength };

/** A condition on one fact. */
export type FactTest = Exclude<FactCondition, { operator: "repeats" }>;

/** What can be asked of a fact, by the kind of its values. A list that was looked for is there, and may be empty. */
const OPERATORS_OF: Readonly<Record<FactValueKind, readonly FactTest["operator"][]>> = {
  count: ["over", "at-least", "under", "within", "none"],
  number: ["over", "at-least", "under", "within", "none"],
  flag: ["yes", "no", "none"],
  word: ["is", "is-not", "none"],
  list: ["has", "has-not"],
  hash: ["is", "is-not", "none"],
};

/** What can be asked of a fact. */
export function operatorsFor({ kind }: Pick<FactDefinition, "kind">): readonly FactTest["operator"][] {
  return OPERATORS_OF[kind];
}

/** Conditions of which one or all must be met. */
export interface FactConditions {
  match: "any" | "all";
  conditions: readonly FactCondition[];
}

/** The identity fact that says whether an example repeats another. */
export function identityFact({ of, strength }: { of: DuplicateOf; strength: DuplicateStrength }): string {
  return `${strength === "exact" ? "same" : "like"}_${of}`;
}

/** The facts that conditions ask for, each once. */
export function factsAsked(conditions: readonly FactCondition[]): string[] {
  return [
    ...new Set(
      conditions.map((condition) => (condition.operator === "repeats" ? identityFact(condition) : condition.fact)),
    ),
  ];
}

/** That it is the word, has a thing of the type, or for null that it is so or has anything. */
export function having(place: FactPlace, kind: FactValueKind, of: string | null): FactTest {
  if (kind === "word") return { ...place, operator: "is", values: [of ?? ""] };
  if (kind === "flag") return { ...place, operator: "yes" };
  return { ...place, operator: "has", ...(of !== null && { types: [of] }) };
}

/** That an amount lies from one (inclusive) and below another, as far as these are said. */
export function inRange(place: FactPlace, { from, below }: { from?: number; below?: number }): FactTest {
  if (from !== undefined && below !== undefined) return { ...place, operator: "within", from, below };
  if (below !== undefined) return { ...place, operator: "under", value: below };
  return { ...place, operator: "at-least", value: from ?? Number.MIN_SAFE_INTEGER };
}
