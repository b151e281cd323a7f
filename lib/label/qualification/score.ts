import { valueKey } from "@/lib/guideline/answers/answer";
import type { Answers } from "@/lib/guideline/schema";

/** The criteria with an expected answer that were answered just so. What was left out, or hidden by another answer, is not right. */
export function rightCriteria(given: Answers, expected: Answers): string[] {
  return Object.keys(expected).filter(
    (key) => Object.hasOwn(given, key) && valueKey(given[key]!) === valueKey(expected[key]!),
  );
}
