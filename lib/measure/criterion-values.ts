import type { Level } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";
import { pointsOf } from "@/lib/guideline/answers/scale-points";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion, CriterionKind } from "@/lib/guideline/schema";

const MOST_DECLARED = 101;

/**
 * An answer as a category of its criterion's level. A preference is its choice where the level is nominal; on an ordered level it is
 * a position, B's strength positive, A's negative, a tie zero. A ranking is one category for each order.
 */
export function categoryOf(criterion: Pick<Criterion, "kind">, level: Level, answer: AnswerValue): Value {
  if (typeof answer === "string" || typeof answer === "number") return answer;
  if (!Array.isArray(answer)) return level === "nominal" || level === "set" ? answer.choice : signedStrength(answer);
  const members = answer.map((member) =>
    typeof member === "string" ? member : `${member.label} ${member.start}-${member.end}`,
  );
  return KINDS[criterion.kind].isOrdered ? members.join(" > ") : members;
}

function signedStrength({ choice, strength = 1 }: { choice: string; strength?: number }): number {
  if (choice === "tie") return 0;
  return choice === "A" ? -strength : strength;
}

/** The categories that a criterion of each kind declares, in their order; undefined where the values that occur must do. */
const DECLARED: Record<CriterionKind, (criterion: Criterion, level: Level) => Value[] | undefined> = {
  choice: ({ options }) => options?.map(({ value }) => value),
  scale: ({ scale }, level) =>
    (scale && level !== "interval" && level !== "ratio" && pointsOf(scale, MOST_DECLARED)) || undefined,
  multi: () => undefined,
  preference: () => undefined,
  ranking: () => undefined,
  text: () => undefined,
  span: () => undefined,
};

export function declaredCategories(criterion: Criterion, level: Level): Value[] | undefined {
  return DECLARED[criterion.kind](criterion, level);
}

/** Whether agreement on the criterion is measured by coefficients; text is not compared, spans are matched instead. */
export function hasCoefficients(criterion: Pick<Criterion, "kind">): boolean {
  return KINDS[criterion.kind].hasCoefficients;
}
