import { unpackJson } from "@/lib/formats/json-cell";
import { type Decimals, numberProblem, readDecimal } from "@/lib/formats/numbers";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import { type CheckedAnswer, valueLike } from "@/lib/guideline/kinds/kind";
import type { Criterion, CriterionKind } from "@/lib/guideline/schema";

/**
 * Reads an answer as files write it: a number as text on a scale, a set as `a|b` (`|` alone is the empty set) or a JSON list, a
 * preference as `A`, `B`, `tie` or JSON, a ranking as `A>B>C` or a list, spans as JSON; then checks that it fits the criterion.
 * A choice is the option of that name, also where a program wrote the whole number 1 as `1.0`. Text is kept to the last space.
 */
export function readValue(criterion: Criterion, raw: unknown, decimals?: Decimals): CheckedAnswer {
  if (typeof raw !== "string") return checkAnswer(criterion, raw);
  const value = READERS[criterion.kind](raw.trim(), criterion, raw, decimals);
  const checked = checkAnswer(criterion, value);
  if (checked.ok || criterion.scale === undefined || typeof value === "number") return checked;
  return { ok: false, message: `${checked.message}; ${JSON.stringify(raw)} ${numberProblem(raw, decimals)}` };
}

/** A cell of each kind, with and without the space around it. */
const READERS: Record<
  CriterionKind,
  (text: string, criterion: Criterion, raw: string, decimals: Decimals | undefined) => unknown
> = {
  choice: (text, criterion, raw) => optionNamed(criterion, [raw, text, text.replace(/^(-?\d+)\.0+$/, "$1")]) ?? text,
  scale: (text, _criterion, _raw, decimals) => {
    const number = readDecimal(text, decimals);
    return Number.isNaN(number) ? text : number;
  },
  multi: (text) => asList(text, "|").filter((item) => item !== ""),
  ranking: (text) => asList(text, /[>|]/),
  preference: (text) => (text.startsWith("{") ? unpackJson(text) : { choice: choiceNamed(text) }),
  span: unpackJson,
  text: (_text, _criterion, raw) => raw,
};

function optionNamed({ options = [] }: Criterion, names: readonly string[]): string | undefined {
  const values = options.map(({ value }) => value);
  return names.map((name) => valueLike(values, name)).find((value) => value !== undefined);
}

function asList(text: string, separator: string | RegExp): unknown[] {
  const list = unpackJson(text);
  return Array.isArray(list) ? list : text.split(separator).map((item) => item.trim());
}

function choiceNamed(text: string): string {
  if (text.length === 1) return text.toUpperCase();
  return text.toLowerCase() === "tie" ? "tie" : text;
}
