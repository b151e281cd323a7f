import { type CheckedAnswer, checkAnswer } from "@/lib/guideline/answer";
import type { Criterion } from "@/lib/guideline/schema";
import { readDecimal } from "./decimal";

/**
 * Reads an answer as files write it: a number as text on a scale, a set as `a|b` (`|` alone is the empty set) or a JSON list, a
 * preference as `A`, `B`, `tie` or JSON, a ranking as `A>B>C` or a list, spans as JSON; then checks that it fits the criterion.
 */
export function readValue(criterion: Criterion, raw: unknown): CheckedAnswer {
  return checkAnswer(criterion, typeof raw === "string" ? fromText(criterion, raw.trim()) : raw);
}

function fromText(criterion: Criterion, text: string): unknown {
  switch (criterion.kind) {
    case "scale": {
      const number = readDecimal(text);
      return Number.isNaN(number) ? text : number;
    }
    case "multi":
      return (
        fromJson(text) ??
        text
          .split("|")
          .map((part) => part.trim())
          .filter((part) => part !== "")
      );
    case "ranking":
      return fromJson(text) ?? text.split(/[>|]/).map((part) => part.trim());
    case "preference":
      return fromJson(text) ?? { choice: text.toLowerCase() === "tie" ? "tie" : text };
    case "span":
      return fromJson(text) ?? text;
    default:
      return text;
  }
}

function fromJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
