import type { Level } from "@/lib/core/agreement/scale";
import type { Value } from "@/lib/core/rating-table";
import { pointsOf } from "@/lib/guideline/answers/scale-points";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion, CriterionKind } from "@/lib/guideline/schema";

const MOST_DECLARED = 101;

interface Categories {
  /** An answer as a category of the criterion's level. */
  of: (answer: AnswerValue, level: Level) => Value;
  /** Those that the criterion declares, in their order; undefined where the values that occur must do. */
  declared: (criterion: Criterion, level: Level) => Value[] | undefined;
  /** The only level at which they are compared. */
  level?: Level;
}

const AS_GIVEN: Categories = { of: categoryOfShape, declared: () => undefined };

const CATEGORIES: Record<CriterionKind, Categories> = {
  choice: { ...AS_GIVEN, declared: ({ options }) => options?.map(({ value }) => value) },
  scale: {
    ...AS_GIVEN,
    declared: ({ scale }, level) =>
      (scale && level !== "interval" && level !== "ratio" && pointsOf(scale, MOST_DECLARED)) || undefined,
  },
  multi: AS_GIVEN,
  preference: AS_GIVEN,
  /** One category for each order. */
  ranking: {
    ...AS_GIVEN,
    level: "ranking",
    of: (answer, level) => [categoryOfShape(answer, level)].flat().join(" > "),
  },
  text: AS_GIVEN,
  span: { ...AS_GIVEN, level: "nominal" },
};

export function categoryOf({ kind }: Pick<Criterion, "kind">, level: Level, answer: AnswerValue): Value {
  return CATEGORIES[kind].of(answer, level);
}

export function declaredCategories(criterion: Criterion, level: Level): Value[] | undefined {
  return CATEGORIES[criterion.kind].declared(criterion, level);
}

/**
 * An answer of any shape. A preference is its choice where the level is nominal; on an ordered level it is a position, B's strength
 * positive, A's negative, a tie zero.
 */
function categoryOfShape(answer: AnswerValue, level: Level): Value {
  if (typeof answer === "string" || typeof answer === "number") return answer;
  if (!Array.isArray(answer)) return level === "nominal" || level === "set" ? answer.choice : signedStrength(answer);
  return answer.map((member) =>
    typeof member === "string" ? member : `${member.label} ${member.start}-${member.end}`,
  );
}

function signedStrength({ choice, strength = 1 }: { choice: string; strength?: number }): number {
  if (choice === "tie") return 0;
  return choice === "A" ? -strength : strength;
}

/** The level at which answers to a criterion are compared: rankings as orders, whatever the guideline says of their entries. */
export function levelOf({ kind, level }: Pick<Criterion, "kind" | "level">): Level {
  return CATEGORIES[kind].level ?? level;
}

/** Whether agreement on the criterion is measured by coefficients; text is not compared, spans are matched instead. */
export function hasCoefficients(criterion: Pick<Criterion, "kind">): boolean {
  return KINDS[criterion.kind].hasCoefficients;
}
