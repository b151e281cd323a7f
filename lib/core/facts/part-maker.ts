import { factNamed } from "./catalogue";
import type { FactMaker, FactPart, FactValue } from "./fact";

/** A maker of facts on parts that follow from each part's text alone. A text that an example says twice is looked at once. */
export function partMaker<Name extends string, Parameters = undefined>(
  name: string,
  version: number,
  facts: readonly Name[],
  ask: (text: string, parameters: Parameters) => Record<Name, FactValue>,
): FactMaker<Parameters> {
  return {
    name,
    version,
    facts: facts.map((fact) => factNamed(fact)!),
    make(example, parameters) {
      const answers = new Map<string, Record<Name, FactValue>>();
      const answer = ({ text }: FactPart) => {
        const known = answers.get(text) ?? ask(text, parameters);
        answers.set(text, known);
        return known;
      };
      return { example: {}, parts: example.parts.map(answer) };
    },
  };
}
