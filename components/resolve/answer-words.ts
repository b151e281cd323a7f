import { unitOffset } from "@/components/answering/code-points";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { REASON_WORDS, type Reason } from "@/lib/resolve/schema";

const EXCERPT = 60;

/** An answer as a reader would say it: labels for values, letters for responses, the words themselves for spans of a text. */
export function answerWords(criterion: Pick<Criterion, "kind" | "options">, value: AnswerValue, text?: string): string {
  const label = (option: string) => criterion.options?.find((candidate) => candidate.value === option)?.label ?? option;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return label(value);
  if (!Array.isArray(value)) {
    if (value.choice === "tie") return "Tie";
    return value.strength ? `${value.choice}, strength ${value.strength}` : value.choice;
  }
  if (value.length === 0) return "None";
  const parts = value.map((part) =>
    typeof part === "string" ? label(part) : `${label(part.label)} ${stretch(part, text)}`,
  );
  return parts.join(criterion.kind === "ranking" ? " > " : ", ");
}

function stretch({ start, end }: { start: number; end: number }, text: string | undefined): string {
  if (text === undefined) return `${start}–${end}`;
  const words = text.slice(unitOffset(text, start), unitOffset(text, end));
  return `“${words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words}”`;
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
