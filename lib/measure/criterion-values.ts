import type { Level } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

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
  return criterion.kind === "ranking" ? members.join(" > ") : members;
}

function signedStrength({ choice, strength = 1 }: { choice: string; strength?: number }): number {
  if (choice === "tie") return 0;
  return choice === "A" ? -strength : strength;
}

/** The categories that a criterion declares, in their order; undefined where the values that occur must do. */
export function declaredCategories(criterion: Criterion, level: Level): Value[] | undefined {
  if (criterion.kind === "choice") return criterion.options?.map((option) => option.value);
  if (criterion.kind !== "scale" || !criterion.scale) return undefined;
  const { min, max, step = 1 } = criterion.scale;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  const continuous = criterion.scale.step === undefined && !(Number.isInteger(min) && Number.isInteger(max));
  if (continuous || count > MOST_DECLARED || level === "interval" || level === "ratio") return undefined;
  return Array.from({ length: count }, (_, index) => min + index * step);
}

/** Whether agreement on the criterion is measured by coefficients; text is not compared, spans are matched instead. */
export function hasCoefficients(criterion: Pick<Criterion, "kind">): boolean {
  return criterion.kind !== "text" && criterion.kind !== "span";
}
