import { scalePoints } from "../answers/scale-points";
import { clausesOf } from "../changes/clauses";
import type { Criterion } from "../schema";
import { isOptional, responseLetters } from "./verdict-schema";

/** One criterion in words: title, when it is asked, help, clause, each option or anchored point, and how to write the value. */
export function describeCriterion(criterion: Criterion, body: string, responses: number): string {
  const { key, title, help, clause, showIf } = criterion;
  const heading = clausesOf(body).find(({ slug }) => slug === clause);
  const lines = [
    `## ${key}: ${title}`,
    showIf && `Asked only when ${showIf.criterion} is ${showIf.in.join(" or ")}; otherwise the value is null.`,
    help?.trim(),
    heading && `Decide by the clause “${heading.title}” of the guideline.`,
    ...points(criterion),
    `Value: ${howToAnswer(criterion, responses)}${isOptional(criterion) ? ", or null when it does not apply" : ""}.`,
  ];
  return lines.filter(Boolean).join("\n");
}

function points({ options, scale }: Criterion): string[] {
  if (options) {
    return options.map(({ value, label, description }) => {
      const name = label === value ? value : `${value} (${label})`;
      return description?.trim() ? `- ${name}: ${description.trim()}` : `- ${name}`;
    });
  }
  const anchors = Object.entries(scale?.anchors ?? {}).filter(([, text]) => text.trim() !== "");
  return anchors.sort(([a], [b]) => Number(a) - Number(b)).map(([point, text]) => `- ${point}: ${text.trim()}`);
}

function howToAnswer(criterion: Criterion, responses: number): string {
  const values = criterion.options?.map(({ value }) => JSON.stringify(value)).join(", ") ?? "";
  const letters = responseLetters(responses).map((letter) => JSON.stringify(letter));
  switch (criterion.kind) {
    case "choice":
      return `one of ${values}`;
    case "multi":
      return `a list of all that apply out of ${values}; an empty list when none does`;
    case "scale":
      return scaleAnswer(criterion);
    case "preference":
      return preferenceAnswer(criterion, letters);
    case "ranking":
      return `a list of all of ${values || letters.join(", ")}, best first, each once`;
    case "text":
      return "a text";
    case "span":
      return `a list of {"quote", "occurrence", "label"}: the exact words, which occurrence of them in the text (from 1), and one of ${values}; an empty list when there is nothing to mark`;
  }
}

function scaleAnswer({ scale }: Criterion): string {
  if (!scale) return "a number";
  return scalePoints(scale) ? `one of ${scalePoints(scale)?.join(", ")}` : `a number from ${scale.min} to ${scale.max}`;
}

function preferenceAnswer({ preference }: Criterion, letters: readonly string[]): string {
  const strength = preference?.strength ?? 1;
  const how =
    strength > 1
      ? `{"choice", "strength"}: the better response (${letters.join(" or ")}) and by how much, from 1 (slightly) to ${strength} (clearly)`
      : `{"choice"}: the better response (${letters.join(" or ")})`;
  return preference?.ties ? `${how}; {"choice": "tie"} when neither is better` : how;
}
