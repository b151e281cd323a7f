import type { CriterionField } from "../criterion-fields";
import type { Check } from "../schema";
import { checkSentence } from "./check-words";

/** Checks as named fields, so that two states of a guideline can be compared. The name is wording; quality and conditions are what it means. */
export function checkFields(checks: readonly Check[]): CriterionField[] {
  return checks.flatMap(({ key, title, quality, ...conditions }): CriterionField[] => [
    { name: `${key}: name`, class: "wording", text: title },
    { name: `${key}: quality`, class: "structure", text: quality },
    { name: `${key}: flags`, class: "structure", text: checkSentence(conditions) },
  ]);
}
