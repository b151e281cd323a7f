import { formatNumber, formatPercent } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { FactDefinition } from "@/lib/core/facts/fact";
import type { FactTest } from "@/lib/core/facts/look-condition";
import { readCondition } from "@/lib/core/facts/look-condition-text";
import { type PartChoice, writePart } from "@/lib/core/facts/place";
import { marked } from "@/lib/core/text/marked-names";

/** Names for words that nobody reads as they are stored, by the fact: imports by their ids. */
export type WordNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

const PARTS: Record<string, string> = {
  text: "Texts",
  system: "System prompts",
  prompt: "Prompts",
  response: "Responses",
  context: "Contexts",
  turn: "All turns",
  "turn.system": "Turns of the system",
  "turn.user": "Turns of the user",
  "turn.assistant": "Turns of the assistant",
  "turn.tool": "Turns of tools",
};

/** The parts in the plural: `Responses`. */
export function partWords(part: PartChoice | string): string {
  const name = typeof part === "string" ? part : writePart(part);
  return PARTS[name] ?? name;
}

/** What a fact is called; undefined facts have their names. */
export function factTitle(fact: string): string {
  return factNamed(fact)?.title ?? fact;
}

/** Shares are told in percent; other amounts in their unit, which stands behind. */
export function isShare({ kind, name }: Pick<FactDefinition, "kind" | "name">): boolean {
  return kind === "number" && name !== "length_ratio";
}

/** An amount of a fact: `1,204`, `35 %`. */
export function amountWords(definition: Pick<FactDefinition, "kind" | "name">, amount: number): string {
  if (isShare(definition)) return formatPercent(amount, amount > 0 && amount < 0.01 ? 1 : 0);
  return formatNumber(amount, { digits: Number.isInteger(amount) ? 0 : amount < 10 ? 2 : amount < 100 ? 1 : 0 });
}

/** A bin: `under 5`, `5 to under 10`, `7`, `from 500`. */
export function rangeWords(
  definition: Pick<FactDefinition, "kind" | "name">,
  { from, below }: { from?: number; below?: number },
): string {
  const write = (amount: number) => amountWords(definition, amount);
  if (from === undefined) return below === undefined ? "any" : `under ${write(below)}`;
  if (below === undefined) return `${write(from)} or more`;
  if (definition.kind === "count" && below === from + 1) return write(from);
  return definition.kind === "count" ? `${write(from)}–${write(below - 1)}` : `${write(from)} to under ${write(below)}`;
}

/** A word as people read it, marked as a name. */
export function wordName(names: WordNames, fact: string, word: string): string {
  return names[fact]?.[word] ?? (word === "" ? "(empty)" : marked(word));
}

/** A condition in words: `Tokens of responses: 400–799`. */
export function conditionWords(text: string, names: WordNames = {}): string {
  const condition = readCondition(text);
  if (!condition) return text;
  const { fact, part, test } = condition;
  const of = part ? ` of ${partWords(part).toLowerCase()}` : "";
  return `${marked(factTitle(fact))}${of}: ${testWords(fact, test, names)}`;
}

function testWords(fact: string, test: FactTest, names: WordNames): string {
  switch (test.is) {
    case "range":
      return rangeWords(factNamed(fact)!, test);
    case "word":
      return wordName(names, fact, test.word);
    case "flag":
      return test.flag ? "yes" : "no";
    case "type":
      return test.type === null ? "any" : marked(test.type);
    case "none":
      return "nothing";
    case "hash":
      return `the same as ${test.hash.slice(0, 8)}`;
    case "missing":
      return "none known";
  }
}
