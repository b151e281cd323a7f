import type { ExportedLabel } from "./exported";

/**
 * An answer as one text, whatever its kind, such that the import and the commands read the same answer: texts and numbers plain, a bare
 * preference by its choice, a ranking as `A > B > C`, else JSON. A ranking whose entries hold the sign stays a JSON list.
 */
export function answerText({ value, isRanking }: Pick<ExportedLabel, "value" | "isRanking">): string | null {
  if (value === null) return null;
  if (typeof value !== "object") return String(value);
  if (!Array.isArray(value)) return value.strength === undefined ? value.choice : JSON.stringify(value);
  const entries = value.filter((entry) => typeof entry === "string");
  const isPlain = entries.length > 1 && entries.every((entry) => entry.trim() === entry && !/[>|]|^$/.test(entry));
  return isRanking && isPlain ? entries.join(" > ") : JSON.stringify(value);
}
