import { factNamed, patternOf, SLICE } from "@/lib/core/facts/catalogue";
import type { DuplicateOf, FactCondition, FactConditions, FactPlace, FactTest } from "@/lib/core/facts/condition";
import type { PartKind, Speaker } from "@/lib/core/facts/fact";
import { isShare, MEASURES, PHRASES } from "./fact-words";

export const PART_WORDS: Record<PartKind, string> = {
  text: "the text",
  system: "the system prompt",
  prompt: "the prompt",
  response: "the response",
  turn: "a turn",
  context: "a context",
};

export const SPEAKER_WORDS: Record<Speaker, string> = {
  system: "of the system",
  user: "of the user",
  assistant: "of the assistant",
  tool: "of a tool",
};

const DUPLICATE_WORDS: Record<DuplicateOf, string> = {
  whole: "Another example with the same content came before it",
  prompt: "Another example with the same prompt came before it",
  question: "Another example with the same last question came before it",
  response: "Another example with the same response came before it",
};

/** What a check flags, as a sentence: “The response repeats more than 30 % of its lines, or it is cut off.” */
export function checkSentence({ match, conditions }: FactConditions): string {
  if (conditions.length === 0) return "It says no condition yet.";
  const [first, ...others] = conditions.map((condition) => conditionWords(condition));
  const joint = match === "any" ? ", or " : ", and ";
  return `${first![0]!.toUpperCase()}${first!.slice(1)}${others.map((words) => `${joint}${words}`).join("")}.`;
}

/** Names for words that nobody reads as they are stored, by the fact: imports by their ids. */
export type WordNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Saying {
  /** What is done to a text that somebody else wrote, such as to mark it. */
  own?: (text: string) => string;
  names?: WordNames;
}

/** One condition in words that can stand within a sentence. */
export function conditionWords(condition: FactCondition, saying: Saying = {}): string {
  if (condition.operator === "repeats") {
    const words = DUPLICATE_WORDS[condition.of];
    const aside = condition.strength === "normalised" ? ", but for case and white space" : "";
    return `${words[0]!.toLowerCase()}${words.slice(1)}${aside}`;
  }
  const { own = (text: string) => text, names = {} } = saying;
  const { fact } = condition;
  const subject = subjectWords(condition);
  const definition = factNamed(fact);
  const title = fact.startsWith(SLICE) ? own(definition?.title ?? fact) : lower(definition?.title ?? fact);
  const values = (all: readonly string[]) => listed(all.map((value) => names[fact]?.[value] ?? own(value)));
  switch (condition.operator) {
    case "over":
    case "at-least":
    case "under":
    case "within":
      return `${subject} ${measured(condition)}`;
    case "yes":
    case "has":
    case "no":
    case "has-not": {
      const isSo = condition.operator === "yes" || condition.operator === "has";
      const phrase = phraseOf(fact, own);
      const types = "types" in condition && condition.types ? ` (${values(condition.types)})` : "";
      return `${subject} ${isSo ? phrase.so : phrase.not}${types}`;
    }
    case "is":
    case "is-not": {
      const not = condition.operator === "is" ? "" : "not ";
      if (definition?.kind === "hash")
        return `its ${title} is ${not}that of ${condition.values.map((hash) => hash.slice(0, 8)).join(" or ")}`;
      return `${wordOf(condition, title)} is ${not}${values(condition.values)}`;
    }
    case "none":
      return definition?.on === "example" && definition.kind === "word"
        ? `it says no ${title}`
        : `of ${subject} there is no “${definition?.title ?? fact}”`;
  }
}

function phraseOf(fact: string, own: (text: string) => string): { so: string; not: string } {
  const pattern = patternOf(fact);
  if (pattern !== undefined) return { so: `matches “${own(pattern)}”`, not: `does not match “${own(pattern)}”` };
  const title = factNamed(fact)?.title ?? fact;
  return PHRASES[fact] ?? { so: `has “${title}”`, not: `has no “${title}”` };
}

function subjectWords({ fact, part, speaker }: FactPlace): string {
  if (part === undefined) return factNamed(fact)?.on === "part" ? "a part of it" : "it";
  return speaker === undefined ? PART_WORDS[part] : `${PART_WORDS[part]} ${SPEAKER_WORDS[speaker]}`;
}

function wordOf(place: FactPlace, title: string): string {
  return factNamed(place.fact)?.on === "part" ? `the ${title} of ${subjectWords(place)}` : `its ${title}`;
}

type Measured = Extract<FactTest, { operator: "over" | "at-least" | "under" | "within" }>;

function measured(condition: Measured): string {
  const { fact: name } = condition;
  const fact = factNamed(name);
  const unit = fact?.unit ?? "";
  const comparison = comparedWords(condition, fact?.kind === "count");
  const phrase = MEASURES[name];
  if (phrase) return phrase.replace("{}", comparison);
  return unit ? `has ${comparison} ${unit}` : `has “${fact?.title ?? name}” of ${comparison}`;
}

function comparedWords(condition: Measured, isCount: boolean): string {
  const write = (value: number) => amount(condition.fact, value);
  switch (condition.operator) {
    case "over":
      return `more than ${write(condition.value)}`;
    case "at-least":
      return `at least ${write(condition.value)}`;
    case "under":
      return `${isCount ? "fewer" : "less"} than ${write(condition.value)}`;
    case "within": {
      const { from, below } = condition;
      if (!isCount || !Number.isInteger(from) || !Number.isInteger(below))
        return `${write(from)} to under ${write(below)}`;
      return below === from + 1 ? `exactly ${write(from)}` : `${write(from)} to ${write(below - 1)}`;
    }
  }
}

/** A bound as people read it; shares in per cent. */
export function amount(name: string, value: number): string {
  const fact = factNamed(name);
  const exact = fact && isShare(fact) ? Number((value * 100).toPrecision(12)) : value;
  return `${String(exact).replace("-", "−")}${fact && isShare(fact) ? " %" : ""}`;
}

function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `“${value}”`);
  return quoted.length < 2 ? (quoted[0] ?? "…") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

const lower = (title: string) => `${title[0]?.toLowerCase() ?? ""}${title.slice(1)}`;
