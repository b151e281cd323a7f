import { clausesOf } from "../changes/clauses";
import { KINDS } from "../kinds/kinds";
import type { Criterion } from "../schema";
import { isOptional } from "./verdict-schema";

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
    `Value: ${KINDS[criterion.kind].judge.words(criterion, responses)}${isOptional(criterion) ? ", or null when it does not apply" : ""}.`,
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
