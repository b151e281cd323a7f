import { valueKey } from "@/lib/guideline/answers/answer";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "./case";

export interface CandidateAnswer {
  value: AnswerValue;
  given: number;
}

/**
 * What a case can be settled to: the answers given, most frequent first, then those that the criterion offers and nobody gave. Points of
 * a scale stay in their order.
 */
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
  const others = KINDS[criterion.kind].declared(criterion).filter((value) => !byKey.has(valueKey(value)));
  const all = [...given, ...others.map((value) => ({ value, given: 0 }))];
  return KINDS[criterion.kind].isNumber ? all.sort((a, b) => Number(a.value) - Number(b.value)) : all;
}

/** The digit that chooses each candidate: a point of a scale its own, as while labelling, else the first nine their places. */
export function candidateDigits(
  criterion: Criterion,
  candidates: readonly { value: AnswerValue }[],
): (string | undefined)[] {
  const points = candidates.map(({ value }) => String(value));
  if (KINDS[criterion.kind].isNumber && points.every((point) => /^[0-9]$/.test(point))) return points;
  return points.map((_, index) => (index < 9 ? String(index + 1) : undefined));
}
