import { factNamed, ORIGIN_FACTS } from "@/lib/core/facts/catalogue";
import { type FactCondition, OPERATORS_OF } from "@/lib/core/facts/condition";
import type { FactDefinition } from "@/lib/core/facts/fact";
import { isShare } from "./fact-words";

/** What can be asked of a fact. Only of an example's origin it is known that it has none rather than not been looked at. */
export function operatorsFor(fact: FactDefinition): readonly (typeof OPERATORS_OF)[FactDefinition["kind"]][number][] {
  const ofOrigin = fact.name.startsWith("slice.") || ORIGIN_FACTS.some(({ name }) => name === fact.name);
  return OPERATORS_OF[fact.kind].filter((operator) => operator !== "none" || ofOrigin);
}

/** Why a condition cannot be asked of the facts that there are, with its field; null where it can. */
export function unfit(condition: FactCondition): { field: string; message: string } | null {
  if (condition.operator === "repeats") return null;
  const { fact: name, part, speaker, operator } = condition;
  const fact = factNamed(name);
  if (!fact) return { field: "fact", message: `there is no fact ${name}` };
  const operators = operatorsFor(fact);
  if (operators.length === 0)
    return { field: "fact", message: `nothing can be asked of ${name} but whether it repeats` };
  if (!operators.some((one) => one === operator))
    return { field: "operator", message: `${name} cannot be asked for ${operator}; use ${operators.join(" or ")}` };
  if (fact.on === "part" && part === undefined)
    return { field: "part", message: `${name} is about parts; say which, such as response` };
  if (fact.on === "example" && part !== undefined)
    return { field: "part", message: `${name} is about the whole example; leave the part out` };
  if (speaker !== undefined && part !== "turn")
    return { field: "speaker", message: "only turns are told apart by who speaks" };
  if ("value" in condition && isShare(fact) && (condition.value < 0 || condition.value > 1))
    return { field: "value", message: `${name} is a share; use a number from 0 to 1` };
  return null;
}
