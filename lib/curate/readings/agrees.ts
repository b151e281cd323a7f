import { valueKey } from "@/lib/guideline/answers/answer";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";

/**
 * Whether every answer on a criterion about which something was decided is what was decided; null where no answer can be compared. What is
 * written freely is not compared.
 */
export function agrees(
  criteria: readonly Criterion[],
  answers: Readonly<Answers>,
  stood: Readonly<Record<string, AnswerValue | null>>,
): boolean | null {
  const compared = criteria.flatMap(({ key, kind }) => {
    const [answer, decided] = [answers[key], stood[key] ?? null];
    if (!KINDS[kind].isCompared || answer === undefined || decided === null) return [];
    return [valueKey(answer) === valueKey(decided)];
  });
  return compared.length === 0 ? null : compared.every(Boolean);
}
