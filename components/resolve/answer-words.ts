import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** An answer as a reader would say it: labels for values, letters for responses. */
export function answerWords(criterion: Pick<Criterion, "kind" | "options">, value: AnswerValue): string {
  const label = (option: string) => criterion.options?.find((candidate) => candidate.value === option)?.label ?? option;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return label(value);
  if (!Array.isArray(value)) {
    if (value.choice === "tie") return "Tie";
    return value.strength ? `${value.choice}, strength ${value.strength}` : value.choice;
  }
  if (value.length === 0) return "None";
  const parts = value.map((part) =>
    typeof part === "string" ? label(part) : `${label(part.label)} ${part.start}–${part.end}`,
  );
  return parts.join(criterion.kind === "ranking" ? " > " : ", ");
}
