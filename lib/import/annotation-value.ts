import { unpackJson } from "@/lib/formats/json-cell";
import { type CheckedAnswer, checkAnswer } from "@/lib/guideline/answers/answer";
import type { Criterion } from "@/lib/guideline/schema";
import { readDecimal } from "./decimal";

/**
 * Reads an answer as files write it: a number as text on a scale, a set as `a|b` (`|` alone is the empty set) or a JSON list, a
 * preference as `A`, `B`, `tie` or JSON, a ranking as `A>B>C` or a list, spans as JSON; then checks that it fits the criterion.
 * A choice is the option of that name, also where a program wrote the whole number 1 as `1.0`. Text is kept to the last space.
 */
export function readValue(criterion: Criterion, raw: unknown): CheckedAnswer {
  return checkAnswer(criterion, typeof raw === "string" ? fromText(criterion, raw) : raw);
}

function fromText(criterion: Criterion, raw: string): unknown {
  const text = raw.trim();
  switch (criterion.kind) {
    case "choice":
      return optionNamed(criterion, [raw, text, text.replace(/^(-?\d+)\.0+$/, "$1")]) ?? text;
    case "scale": {
      const number = readDecimal(text);
      return Number.isNaN(number) ? text : number;
    }
    case "multi":
      return asList(text, "|").filter((item) => item !== "");
    case "ranking":
      return asList(text, /[>|]/);
    case "preference":
      return text.startsWith("{") ? unpackJson(text) : { choice: choiceNamed(text) };
    case "span":
      return unpackJson(text);
    case "text":
      return raw;
  }
}

function optionNamed({ options = [] }: Criterion, names: readonly string[]): string | undefined {
  return names.find((name) => options.some((option) => option.value === name));
}

function asList(text: string, separator: string | RegExp): unknown[] {
  const list = unpackJson(text);
  return Array.isArray(list) ? list : text.split(separator).map((item) => item.trim());
}

function choiceNamed(text: string): string {
  if (text.length === 1) return text.toUpperCase();
  return text.toLowerCase() === "tie" ? "tie" : text;
}
