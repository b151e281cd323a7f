import { factNamed } from "./catalogue";
import type { FactExample, FactMaker, FactValue, FactValues } from "./fact";

/** A maker of facts on parts that follow from each part's text alone. */
export function partMaker<Name extends string>(
  name: string,
  version: number,
  facts: readonly Name[],
  ask: (text: string) => Record<Name, FactValue>,
): FactMaker {
  return {
    name,
    version,
    facts: facts.map((fact) => factNamed(fact)!),
    make: (example) => ({ example: {}, parts: ofParts(example, ask) }),
  };
}

/** What is asked of each part's text; a text that an example says twice is looked at once. */
export function ofParts<Name extends string>(
  { parts }: FactExample,
  ask: (text: string) => Record<Name, FactValue>,
): FactValues["parts"] {
  const answers = new Map<string, Record<Name, FactValue>>();
  return parts.map(({ text }) => {
    const answer = answers.get(text) ?? ask(text);
    answers.set(text, answer);
    return answer;
  });
}
