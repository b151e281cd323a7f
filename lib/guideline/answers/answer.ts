import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { CheckedAnswer } from "../kinds/kind";
import { KINDS } from "../kinds/kinds";
import type { AnswerValue, Criterion } from "../schema";
import type { AnswerContext } from "./answer-context";

/**
 * Whether a value answers a criterion, and its canonical form: equal answers get equal forms (`valueKey` relies on it). What each kind
 * takes stands in `kinds/`.
 */
export function checkAnswer(criterion: Criterion, value: unknown, context: AnswerContext = {}): CheckedAnswer {
  return KINDS[criterion.kind].check(criterion, value, context);
}

/** A string that is equal for equal canonical answers and different for different ones: their canonical JSON. */
export function valueKey(value: AnswerValue): string {
  return canonicalJson(value);
}
