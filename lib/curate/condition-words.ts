import { marked } from "@/lib/core/text/marked-names";
import { responseLetters } from "@/lib/guideline/answers/response-letters";
import { scalePoints } from "@/lib/guideline/answers/scale-points";
import { optionValues } from "@/lib/guideline/kinds/kind";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { Condition, Operator } from "./condition";

type Named = Pick<Criterion, "title" | "options"> & { kind?: Criterion["kind"] };

/** What an operator asks, as it is offered. */
export const OPERATOR_WORDS: Record<Operator, string> = {
  is: "is",
  "is-not": "is not",
  "at-least": "≥",
  "at-most": "≤",
  "any-of": "has any of",
  "all-of": "has all of",
  "none-of": "has none of",
  "none-but": "has none but",
  strength: "strength ≥",
  first: "ranked first",
  before: "ranked before",
  decided: "is decided",
  share: "share of equal labels ≥",
  unanimous: "is labelled alike by all",
  settled: "is settled by a reviewer",
  people: "people who labelled it ≥",
};

/** A condition as one reads it: `“Helpfulness” ≥ 4`, `“Issues” has none but Too long`, what people wrote marked. Without its criterion, by keys and values. */
export function conditionWords({ criterion: key, operator, values }: Condition, criterion?: Named): string {
  const name = `“${marked(criterion?.title ?? key)}”`;
  const said = values.map((value) => marked(valueWords(value, criterion)));
  switch (operator) {
    case "share":
      return `at least ${Math.round(Number(values[0]) * 1000) / 10} % of the labels on ${name} are equal`;
    case "people":
      return `at least ${values[0]} ${values[0] === "1" ? "person" : "people"} labelled ${name}`;
    case "unanimous":
      return `all labels on ${name} are equal, two or more`;
    case "settled":
    case "decided": {
      const isWritten = operator === "decided" && criterion?.kind && !KINDS[criterion.kind].isCompared;
      return `${name} ${isWritten ? "is written" : OPERATOR_WORDS[operator]}`;
    }
    case "first":
      return `${name} ranks ${said.join(" or ")} first`;
    case "before":
      return `${name} ranks ${said.join(" before ")}`;
    case "none-but":
      return said.length === 0 ? `${name} has none` : `${name} has none but ${said.join(" or ")}`;
    case "all-of":
      return `${name} has ${said.join(" and ")}`;
    case "is-not":
      return `${name} is not ${said.join(" nor ")}`;
    default:
      return `${name} ${OPERATOR_WORDS[operator]} ${said.join(" or ")}`;
  }
}

/** All of them in one sentence. */
export function whereWords(conditions: readonly Condition[], criterionOf: (key: string) => Named | undefined): string {
  const all = conditions.map((condition) => conditionWords(condition, criterionOf(condition.criterion)));
  return `Only examples for which ${all.join(", and ")}.`;
}

/** A value as people read it: an option by its label. */
export function valueWords(value: string, criterion?: Pick<Criterion, "options">): string {
  if (value === "tie") return "a tie";
  return criterion?.options?.find((option) => option.value === value)?.label || value;
}

/** How many responses a preference or a ranking is offered for; the others can be asked for by the address. */
const LETTERS_OFFERED = 4;

/** The values that can be chosen for a condition on a criterion; none where one is typed. */
export function choicesOf(criterion: Criterion): string[] {
  const { isNumber, isPreference, isOrdered } = KINDS[criterion.kind];
  const options = optionValues(criterion);
  if (options.length > 0) return options;
  if (isNumber) return (criterion.scale && scalePoints(criterion.scale)?.map(String)) ?? [];
  if (isPreference) return [...responseLetters(LETTERS_OFFERED), ...(criterion.preference?.ties ? ["tie"] : [])];
  return isOrdered ? responseLetters(LETTERS_OFFERED) : [];
}
