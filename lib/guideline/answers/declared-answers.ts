import type { AnswerValue, Criterion } from "../schema";

const MOST = 21;

/** All answers that a criterion offers, in their order, where they are few: options, points of a scale, choices of a preference. */
export function declaredAnswers(criterion: Criterion): AnswerValue[] {
  if (criterion.kind === "choice") return (criterion.options ?? []).map((option) => option.value);
  if (criterion.kind === "preference" && criterion.preference) return preferenceAnswers(criterion.preference);
  if (criterion.kind !== "scale" || !criterion.scale) return [];
  const { min, max, step = 1 } = criterion.scale;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  return count <= MOST ? Array.from({ length: count }, (_, index) => min + index * step) : [];
}

function preferenceAnswers({ strength, ties }: NonNullable<Criterion["preference"]>): AnswerValue[] {
  const levels = Array.from({ length: strength }, (_, index) => strength - index);
  const side = (choice: string) =>
    levels.map((level): AnswerValue => (strength > 1 ? { choice, strength: level } : { choice }));
  return [...side("A"), ...(ties ? [{ choice: "tie" }] : []), ...side("B").reverse()];
}
