import { valueKey } from "@/lib/guideline/answer";
import { declaredAnswers } from "@/lib/guideline/declared-answers";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "./case";

export interface CandidateAnswer {
  value: AnswerValue;
  given: number;
}

/** What a case can be settled to: the answers given, most frequent first, then those that the criterion offers and nobody gave. */
export function candidateAnswers(criterion: Criterion, labels: readonly AnonymousLabel[]): CandidateAnswer[] {
  const byKey = new Map<string, CandidateAnswer>();
  for (const { values, isModel } of labels) {
    const value = values[criterion.key];
    if (value === undefined || isModel) continue;
    const candidate = byKey.get(valueKey(value)) ?? { value, given: 0 };
    candidate.given++;
    byKey.set(valueKey(value), candidate);
  }
  const given = [...byKey.values()].sort((a, b) => b.given - a.given);
  const others = declaredAnswers(criterion).filter((value) => !byKey.has(valueKey(value)));
  return [...given, ...others.map((value) => ({ value, given: 0 }))];
}
