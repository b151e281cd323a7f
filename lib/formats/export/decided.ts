import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import type { AnswerValue } from "@/lib/guideline/schema";

/** The settled answer that decides: that of the named criterion, or the first that has the wanted form. */
export function decidedValue<Value extends AnswerValue>(
  { resolutions = {} }: ExampleRow,
  { criterion }: TrainingOptions,
  isWanted: (value: AnswerValue) => value is Value,
): Value | undefined {
  const answers = criterion === undefined ? Object.values(resolutions) : [resolutions[criterion]];
  for (const answer of answers) {
    const value = answer?.value;
    if (value !== undefined && value !== null && isWanted(value)) return value;
  }
  return undefined;
}

interface Response {
  text: string;
  model?: string;
}

type Preference = Extract<AnswerValue, { choice: string }>;

/** The response that a settled preference names, and the others; nothing without one, or where it says tie. */
export function decidedPreference(
  row: ExampleRow,
  options: TrainingOptions,
): { chosen: Response; others: Response[]; strength?: number } | undefined {
  if (row.example.kind !== "preference") return undefined;
  const decided = decidedValue(row, options, isPreference);
  const index = decided && decided.choice.length === 1 ? decided.choice.charCodeAt(0) - 65 : -1;
  const chosen = row.example.responses[index];
  if (!decided || !chosen) return undefined;
  const others = row.example.responses.filter((_, other) => other !== index);
  return { chosen, others, ...(decided.strength !== undefined && { strength: decided.strength }) };
}

function isPreference(value: AnswerValue): value is Preference {
  return typeof value === "object" && "choice" in value;
}
