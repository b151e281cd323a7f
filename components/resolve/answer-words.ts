import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { REASON_WORDS, type Reason } from "@/lib/resolve/schema";

/** An answer as a reader would say it: labels for values, letters for responses, the words themselves for spans of a text. */
export function answerWords(criterion: Pick<Criterion, "kind" | "options">, value: AnswerValue, text?: string): string {
  return KINDS[criterion.kind].words(criterion, value, text);
}

/** What the guideline says of a single answer: its anchor or its option's description. */
export function answerMeaning({ options, scale }: Criterion, value: AnswerValue): string | undefined {
  const meaning =
    typeof value === "number"
      ? scale?.anchors[String(value)]
      : options?.find((option) => option.value === value)?.description;
  return meaning?.trim() || undefined;
}

/** What was settled; null says that there is no single right answer. */
export function settledWords(criterion: Criterion, value: AnswerValue | null, text?: string): string {
  return value === null ? "No single right answer" : answerWords(criterion, value, text);
}

export function reasonLabel(reason: string): string {
  if (reason === "rule") return "Settled by a rule";
  return REASON_WORDS[reason as Reason]?.label ?? reason;
}

const METHOD_LABELS: Record<string, string> = {
  adjudicated: "By a person",
  unanimous: "Rule: all equal",
  majority: "Rule: majority",
};

export function methodLabel(method: string): string {
  return METHOD_LABELS[method] ?? `Method: ${method}`;
}
