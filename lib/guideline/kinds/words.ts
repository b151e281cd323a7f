import { unitOffset } from "@/lib/core/text/code-points";
import type { AnswerValue, Criterion } from "../schema";

const EXCERPT = 60;

/** An answer of any shape in words: labels for values, letters for responses, the words themselves for spans of a text. */
export function shapeWords(
  { options = [] }: Pick<Criterion, "options">,
  value: AnswerValue,
  text?: string,
  separator = ", ",
): string {
  const label = (option: string) => options.find((candidate) => candidate.value === option)?.label ?? option;
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
  return parts.join(separator);
}

function stretch({ start, end }: { start: number; end: number }, text: string | undefined): string {
  if (text === undefined) return `${start}–${end}`;
  const words = text.slice(unitOffset(text, start), unitOffset(text, end));
  return `“${words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words}”`;
}
