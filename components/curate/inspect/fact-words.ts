import { factNamed } from "@/lib/core/facts/catalogue";
import { readCondition } from "@/lib/core/facts/condition-text";
import type { FactDefinition } from "@/lib/core/facts/fact";
import { type PartChoice, writePart } from "@/lib/core/facts/place";
import { marked } from "@/lib/core/text/marked-names";
import { conditionWords, type WordNames } from "@/lib/guideline/checks/check-words";
import { amountWords } from "../amount-words";

const EMPTY = "(empty)";

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

/** A bin: `under 5`, `5 to under 10`, `7`, `from 500`. */
export function rangeWords(
  { name, kind }: Pick<FactDefinition, "kind" | "name">,
  { from, below }: { from?: number; below?: number },
): string {
  const write = (amount: number) => amountWords(name, amount);
  if (from === undefined) return below === undefined ? "any" : `under ${write(below)}`;
  if (below === undefined) return `${write(from)} or more`;
  if (kind === "count" && below === from + 1) return write(from);
  return kind === "count" ? `${write(from)}–${write(below - 1)}` : `${write(from)} to under ${write(below)}`;
}

/** A word as people read it, marked as a name. */
export function wordName(names: WordNames, fact: string, word: string): string {
  return names[fact]?.[word] ?? (word === "" ? EMPTY : marked(word));
}

/** A condition as it stands in an address, in words that can stand alone: `The response has 400 to 799 tokens`. */
export function saidCondition(text: string, names: WordNames = {}): string {
  const condition = readCondition(text);
  if (!condition) return text;
  const words = conditionWords(condition, { own: (own) => (own === "" ? EMPTY : marked(own)), names });
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
