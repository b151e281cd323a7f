import { jsonLine, onOneLine } from "@/lib/core/text/json-line";
import type { Recipe } from "./schema";
import type { Step } from "./steps/all-steps";

/** A recipe as a file: JSON, its members always in one order and a line for each step, so that versions of it can be compared. */
export function writeRecipe({ recipe, steps }: Recipe): string {
  const lines = steps.map((step, at) => `    ${writeStep(step)}${at < steps.length - 1 ? "," : ""}\n`);
  return `{\n  "recipe": ${jsonLine(recipe)},\n  "steps": [\n${lines.join("")}  ]\n}\n`;
}

function writeStep(step: Step): string {
  const said = Object.entries(step).filter(([, value]) => value !== undefined);
  const members = said.map(([name, value]) => `${JSON.stringify(name)}: ${spaced(value)}`);
  return onOneLine(`{${members.join(", ")}}`);
}

function spaced(value: unknown): string {
  return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(", ")}]` : JSON.stringify(value);
}
