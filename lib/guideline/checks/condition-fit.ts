import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactCondition, operatorsFor } from "@/lib/core/facts/condition";
import { isShare } from "./fact-words";

/** Why a condition cannot be asked of the facts that there are, with its field; null where it can. */
export function unfit(condition: FactCondition): { field: string; message: string } | null {
  if (condition.operator === "repeats") return null;
  const { fact: name, part, speaker, operator } = condition;
  const fact = factNamed(name);
  if (!fact) return { field: "fact", message: `there is no fact ${name}` };
  const operators = operatorsFor(fact);
  if (!operators.some((one) => one === operator))
    return { field: "operator", message: `${name} cannot be asked for ${operator}; use ${operators.join(" or ")}` };
  if (fact.on === "part" && part === undefined)
    return { field: "part", message: `${name} is about parts; say which, such as response` };
  if (fact.on === "example" && part !== undefined)
    return { field: "part", message: `${name} is about the whole example; leave the part out` };
  if (speaker !== undefined && part !== "turn")
    return { field: "speaker", message: "only turns are told apart by who speaks" };
  if (condition.operator === "within" && !(condition.from < condition.below))
    return { field: "below", message: "say more than where it begins" };
  if (fact.kind === "hash" && "values" in condition && !condition.values.every((value) => /^[0-9a-f]{16}$/.test(value)))
    return { field: "values", message: `${name} is told by sixteen hexadecimal digits` };
  const beyond = boundsOf(condition).find(([, value]) => isShare(fact) && (value < 0 || value > 1));
  return beyond ? { field: beyond[0], message: `${name} is a share; use a number from 0 to 1` } : null;
}

function boundsOf(condition: FactCondition): [field: string, value: number][] {
  if (condition.operator === "within")
    return [
      ["from", condition.from],
      ["below", condition.below],
    ];
  return "value" in condition ? [["value", condition.value]] : [];
}
