import { unpackJson } from "@/lib/formats/json-cell";
import { type Decimals, numberProblem, readDecimal } from "@/lib/formats/numbers";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { AnswerContext } from "@/lib/guideline/answers/answer-context";
import { type CheckedAnswer, valueLike } from "@/lib/guideline/kinds/kind";
import type { Criterion, CriterionKind } from "@/lib/guideline/schema";
import { openAnswer } from "./given-answer";

/** What is known of the example, and of how the file writes numbers. */
export type ReadingContext = AnswerContext & { decimals?: Decimals | undefined };

/**
 * Reads an answer as files write it: a number as text on a scale, a set as `a|b` (`|` alone is the empty set) or a JSON list, a
 * preference as `A`, `B`, `tie` or JSON, a ranking as `A>B>C` or a list, spans as JSON, and any of them inside an object of another
 * tool; then checks that it fits the criterion and its example, as an answer that is submitted. A choice is the option of that name,
 * also where a program wrote the whole number 1 as `1.0`. Text is kept to the last space.
 */
export function readValue(
  criterion: Criterion,
  raw: unknown,
  { decimals, ...context }: ReadingContext = {},
): CheckedAnswer {
  const { read, hint } = READERS[criterion.kind];
  const value =
    typeof raw === "string"
      ? read(raw.trim(), criterion, raw, decimals)
      : read(null, criterion, openAnswer(raw), decimals);
  const checked = checkAnswer(criterion, value, context);
  if (checked.ok) return checked;
  const why = hint?.(value, raw, decimals);
  return why === undefined ? checked : { ok: false, message: `${checked.message}; ${why}` };
}

interface Reader {
  /** A cell with and without the space around it; null where it is no text. */
  read: (text: string | null, criterion: Criterion, raw: unknown, decimals: Decimals | undefined) => unknown;
  /** What probably went wrong with a value that does not fit. */
  hint?: (value: unknown, raw: unknown, decimals: Decimals | undefined) => string | undefined;
}

const READERS: Record<CriterionKind, Reader> = {
  choice: {
    read: (text, criterion, raw) => {
      if (text === null)
        return Array.isArray(raw) && raw.length === 1 ? raw[0] : typeof raw === "boolean" ? `${raw}` : raw;
      const named = optionNamed(criterion, [String(raw), text, text.replace(/^(-?\d+)\.0+$/, "$1")]);
      if (named !== undefined) return named;
      const opened = openAnswer(unpackJson(text));
      return Array.isArray(opened) && opened.length === 1 ? opened[0] : opened;
    },
    hint: (value) =>
      Array.isArray(value) ? `${value.length} answers are given (${shown(value)}) and it takes one` : undefined,
  },
  scale: {
    read: (text, _, raw, decimals) => {
      const opened = text === null ? raw : openAnswer(unpackJson(text));
      if (text === null || typeof opened !== "string") return opened;
      const number = readDecimal(opened, decimals);
      return Number.isNaN(number) ? opened : number;
    },
    hint: (value, raw, decimals) =>
      typeof value === "string" && typeof raw === "string"
        ? `${JSON.stringify(raw)} ${numberProblem(raw, decimals)}`
        : undefined,
  },
  multi: {
    read: (text, _, raw) => {
      if (text === null) return typeof raw === "string" ? [raw] : raw;
      return asList(text, "|").filter((item) => item !== "");
    },
    hint: (value, raw) =>
      typeof raw === "string" && Array.isArray(value) && value.length === 1 && /[,;/+&]/.test(raw)
        ? `write several as a|b or as a JSON list, or say in the mapping what stands between them ("separator")`
        : undefined,
  },
  ranking: {
    read: (text, _, raw) => (text === null ? raw : asList(text, /[>|]/)),
    hint: (value, raw) => {
      const isTied = Array.isArray(value) && value.some((item) => Array.isArray(item) || /[=~]/.test(String(item)));
      if (isTied) return "a ranking puts everything in an order, without ties";
      return typeof raw === "string" && Array.isArray(value) && value.length < 2
        ? "write it best first, as B>A>C or as a JSON list"
        : undefined;
    },
  },
  preference: {
    read: (text, _, raw) => {
      const opened = text === null ? raw : openAnswer(unpackJson(text));
      return typeof opened === "string" ? { choice: choiceNamed(opened.trim()) } : opened;
    },
  },
  span: { read: (text, _, raw) => (text === null ? raw : unpackJson(text)) },
  text: {
    read: (text, _, raw) => (text === null && Array.isArray(raw) && raw.every(isText) ? raw.join("\n") : raw),
  },
};

function isText(item: unknown): item is string {
  return typeof item === "string";
}

function shown(values: readonly unknown[]): string {
  return values.slice(0, 5).map(String).join(", ");
}

function optionNamed({ options = [] }: Criterion, names: readonly string[]): string | undefined {
  const values = options.map(({ value }) => value);
  return names.map((name) => valueLike(values, name)).find((value) => value !== undefined);
}

function asList(text: string, separator: string | RegExp): unknown[] {
  const list = openAnswer(unpackJson(text));
  return Array.isArray(list) ? list : text.split(separator).map((item) => item.trim());
}

function choiceNamed(text: string): string {
  if (text.length === 1) return text.toUpperCase();
  return text.toLowerCase() === "tie" ? "tie" : text;
}
