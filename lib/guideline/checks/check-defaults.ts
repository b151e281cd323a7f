import { factNamed, PATTERN } from "@/lib/core/facts/catalogue";
import { type FactPlace, type FactTest, operatorsFor } from "@/lib/core/facts/condition";
import type { FactDefinition } from "@/lib/core/facts/fact";
import { isKeyFromTitle, keyFor } from "../criterion-defaults";
import type { Check } from "../schema";
import { unfit } from "./condition-fit";
import { isShare } from "./fact-words";

/** A check to begin with, which says nothing yet. */
export function newCheck(quality: Check["quality"], taken: ReadonlySet<string>): Check {
  return { key: keyFor("check", taken), quality, title: "", match: "any", conditions: [] };
}

/** The check under another name; its key follows as long as it was made from the name and is not published. */
export function renamed(check: Check, title: string, taken: ReadonlySet<string>, keepKey: boolean): Check {
  const follows = !keepKey && isKeyFromTitle(check.key, check.title || "check");
  return { ...check, title, key: follows ? keyFor(title || "check", taken) : check.key };
}

/** Asks something usual of a fact, of the same part as before where there was one. */
export function newCondition(name: string, before?: Partial<FactPlace>): FactTest {
  const fact = factNamed(name);
  const place: FactPlace = { fact: name };
  if (fact?.on === "part" || name === PATTERN) {
    place.part = before?.part ?? "response";
    if (place.part === "turn" && before?.speaker) place.speaker = before.speaker;
  }
  const usual = name === PATTERN ? "yes" : "is";
  return withOperator({ ...place, operator: "yes" }, fact ? operatorsFor(fact)[0]! : usual, fact);
}

/** The condition with another operator; what it was compared with stays where the operator takes it. */
export function withOperator(
  condition: FactTest,
  operator: FactTest["operator"],
  fact = factNamed(condition.fact),
): FactTest {
  const { fact: name, part, speaker } = condition;
  const place = { fact: name, ...(part && { part }), ...(speaker && { speaker }) };
  switch (operator) {
    case "over":
    case "at-least":
    case "under":
      return { ...place, operator, value: boundOf(condition) ?? usualBound(fact) };
    case "within": {
      const from = boundOf(condition) ?? 0;
      return { ...place, operator, from, below: "below" in condition ? condition.below : from + 1 };
    }
    case "is":
    case "is-not":
      return { ...place, operator, values: "values" in condition ? condition.values : [] };
    case "has":
    case "has-not": {
      const types = "types" in condition ? condition.types : undefined;
      return { ...place, operator, ...(types && { types }) };
    }
    default:
      return { ...place, operator };
  }
}

function boundOf(condition: FactTest): number | undefined {
  if (condition.operator === "within") return condition.from;
  return "value" in condition ? condition.value : undefined;
}

function usualBound(fact: FactDefinition | undefined): number {
  return fact && isShare(fact) ? 0.5 : 0;
}

/** The condition about another part or speaker. */
export function about(condition: FactTest, place: Pick<FactPlace, "part" | "speaker">): FactTest {
  const { part: _part, speaker: _speaker, ...rest } = condition;
  const speaker = place.part === "turn" && place.speaker ? { speaker: place.speaker } : {};
  return { ...rest, ...(place.part && { part: place.part }), ...speaker };
}

/** The check with another bound in one of its conditions; the same where that has none or the bound does not fit. */
export function withBound(check: Check, index: number, value: number): Check {
  const condition = check.conditions[index];
  if (!condition || !("value" in condition) || unfit({ ...condition, value })) return check;
  return { ...check, conditions: check.conditions.map((one, at) => (at === index ? { ...condition, value } : one)) };
}
