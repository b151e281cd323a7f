import { ancestorsOf, type Clause } from "./changes/clauses";
import type { CriterionField } from "./criterion-fields";
import type { GuidelineExample } from "./guideline-example";

/** The examples that explain a criterion: its own, and those of its clause and of the clauses within it. */
export function examplesOf(
  { key, clause }: { key: string; clause?: string | undefined },
  examples: readonly GuidelineExample[],
  clauses: readonly Clause[],
): GuidelineExample[] {
  return examples.filter((example) => {
    if (example.criterion !== undefined) return example.criterion === key;
    if (clause === undefined || example.clause === undefined) return false;
    return example.clause === clause || ancestorsOf(clauses, example.clause).includes(clause);
  });
}

/** Examples as named fields, so that two states of a guideline can be compared. */
export function exampleFields(examples: readonly GuidelineExample[]): CriterionField[] {
  return examples.map((example) => ({ name: `example ${example.key}`, class: "wording", text: exampleText(example) }));
}

/** An example in words: what it shows and why, then its parts, each with its name. */
export function exampleText({ verdict, why, example, source }: GuidelineExample): string {
  const { kind, ...parts } = example;
  const lines = Object.entries(parts).map(([name, part]) => `${name}: ${typeof part === "string" ? part : json(part)}`);
  const origin = source === undefined ? [] : [`copied from ${source}`];
  return [`${verdict}: ${why}`, ...lines, ...origin, `(${kind})`].join("\n");
}

function json(part: unknown): string {
  return JSON.stringify(part, null, 1);
}
