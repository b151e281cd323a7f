import type { FactValueKind, PartKind, Speaker } from "./fact";

/** What an example has in common with another. */
export const DUPLICATE_OF = ["whole", "prompt", "question", "response"] as const;
export type DuplicateOf = (typeof DUPLICATE_OF)[number];

export const DUPLICATE_STRENGTHS = ["exact", "normalised"] as const;
export type DuplicateStrength = (typeof DUPLICATE_STRENGTHS)[number];

/** Which fact is looked at; of a fact about parts also which of them: one that meets the condition is enough. */
export interface FactPlace {
  fact: string;
  part?: PartKind | undefined;
  /** Only parts of this speaker. */
  speaker?: Speaker | undefined;
}

/**
 * Something that can be asked of an example's facts. `over` and `under` leave the value itself out; `is` means one of the words, `is-not`
 * none of them, `none` that the fact has no word; `has` means at least one thing of one of the types, of any type where none is named.
 */
export type FactCondition =
  | (FactPlace & { operator: "over" | "under"; value: number })
  | (FactPlace & { operator: "yes" | "no" })
  | (FactPlace & { operator: "is" | "is-not"; values: readonly string[] })
  | (FactPlace & { operator: "none" })
  | (FactPlace & { operator: "has" | "has-not"; types?: readonly string[] | undefined })
  | { operator: "repeats"; of: DuplicateOf; strength: DuplicateStrength };

export type ConditionOperator = FactCondition["operator"];

/** What can be asked of a fact, by the kind of its values. */
export const OPERATORS_OF: Readonly<Record<FactValueKind, readonly Exclude<ConditionOperator, "repeats">[]>> = {
  count: ["over", "under"],
  number: ["over", "under"],
  flag: ["yes", "no"],
  word: ["is", "is-not", "none"],
  list: ["has", "has-not"],
  hash: [],
};

/** Conditions of which one or all must be met. */
export interface FactConditions {
  match: "any" | "all";
  conditions: readonly FactCondition[];
}

/** The identity fact that says whether an example repeats another. */
export function identityFact({ of, strength }: { of: DuplicateOf; strength: DuplicateStrength }): string {
  return `${strength === "exact" ? "same" : "like"}_${of}`;
}

/** A fact that every example has once its origin was looked at: without it, nothing tells "none" from "not looked at yet". */
export const ORIGIN_WITNESS = "kind";

/** The facts that conditions ask for, each once. */
export function factsAsked(conditions: readonly FactCondition[]): string[] {
  const names = conditions.flatMap((condition) => {
    if (condition.operator === "repeats") return [identityFact(condition)];
    return condition.operator === "none" ? [condition.fact, ORIGIN_WITNESS] : [condition.fact];
  });
  return [...new Set(names)];
}
