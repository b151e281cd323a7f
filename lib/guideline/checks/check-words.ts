import { factNamed } from "@/lib/core/facts/catalogue";
import type { DuplicateOf, FactCondition, FactConditions, FactPlace } from "@/lib/core/facts/condition";
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
  const [first, ...others] = conditions.map(conditionWords);
  const joint = match === "any" ? ", or " : ", and ";
  return `${first![0]!.toUpperCase()}${first!.slice(1)}${others.map((words) => `${joint}${words}`).join("")}.`;
}

/** One condition in words that can stand within a sentence. */
export function conditionWords(condition: FactCondition): string {
  if (condition.operator === "repeats") {
    const words = DUPLICATE_WORDS[condition.of];
    const aside = condition.strength === "normalised" ? ", but for case and white space" : "";
    return `${words[0]!.toLowerCase()}${words.slice(1)}${aside}`;
  }
  const subject = subjectWords(condition);
  const title = factNamed(condition.fact)?.title ?? condition.fact;
  switch (condition.operator) {
    case "over":
    case "under":
      return `${subject} ${measured(condition.fact, condition.operator, condition.value)}`;
    case "yes":
    case "has":
    case "no":
    case "has-not": {
      const isSo = condition.operator === "yes" || condition.operator === "has";
      const phrase = PHRASES[condition.fact] ?? { so: `has “${title}”`, not: `has no “${title}”` };
      const types = "types" in condition && condition.types ? ` (${listed(condition.types)})` : "";
      return `${subject} ${isSo ? phrase.so : phrase.not}${types}`;
    }
    case "is":
      return `${wordOf(condition, title)} is ${listed(condition.values)}`;
    case "is-not":
      return `${wordOf(condition, title)} is not ${listed(condition.values)}`;
    case "none":
      return `it says no ${lower(title)}`;
  }
}

function subjectWords({ part, speaker }: FactPlace): string {
  if (part === undefined) return "it";
  return speaker === undefined ? PART_WORDS[part] : `${PART_WORDS[part]} ${SPEAKER_WORDS[speaker]}`;
}

function wordOf(place: FactPlace, title: string): string {
  return place.part === undefined ? `its ${lower(title)}` : `the ${lower(title)} of ${subjectWords(place)}`;
}

function measured(name: string, operator: "over" | "under", value: number): string {
  const fact = factNamed(name);
  const unit = fact?.unit ?? "";
  const comparison = `${operator === "over" ? "more" : fact?.kind === "count" ? "fewer" : "less"} than ${amount(name, value)}`;
  const phrase = MEASURES[name];
  if (phrase) return phrase.replace("{}", comparison);
  return unit ? `has ${comparison} ${unit}` : `has “${fact?.title ?? name}” of ${comparison}`;
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
