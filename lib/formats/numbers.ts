import { z } from "zod";

/** How a file writes numbers: `comma` means 3,5 and 1.000,5; a mapping says so, it is never guessed. */
export const decimalsSchema = z.enum(["point", "comma"]);
export type Decimals = z.infer<typeof decimalsSchema>;

const NUMBER: Readonly<Record<Decimals, RegExp>> = {
  point: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  comma: /^[+-]?(?:(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d*)?|,\d+)(?:e[+-]?\d+)?$/i,
};

/** The number that a text writes in decimal digits; NaN for any other text, also for what JavaScript would take (`0x4`, an empty one). */
export function readDecimal(text: string, decimals: Decimals = "point"): number {
  const trimmed = text.trim();
  if (!NUMBER[decimals].test(trimmed)) return Number.NaN;
  return Number(decimals === "comma" ? trimmed.replaceAll(".", "").replace(",", ".") : trimmed);
}

/** Words that programs write where a value is missing. They may be words of a text too, so a mapping says which are not. */
const MISSING = /^(?:nan|n\/?a|null|none|nil|undefined|<na>|#n\/a|#n\/a n\/a|#na|-nan|\.)$/i;

export function looksMissing(text: string): boolean {
  return MISSING.test(text.trim());
}

/** Whether a text is a number only where commas part decimals. */
export function hasDecimalComma(text: string): boolean {
  return text.includes(",") && !Number.isNaN(readDecimal(text, "comma"));
}

/** What keeps a text from being the number that it was meant as, and what to do; reads on from the text. */
export function numberProblem(text: string, decimals: Decimals = "point"): string {
  const trimmed = text.trim();
  if (trimmed === "") return "is empty";
  if (looksMissing(trimmed))
    return `is no number; where it says that a value is missing, the mapping says so: "table": {"missing": [${JSON.stringify(trimmed)}]}`;
  if (decimals === "comma" && !Number.isNaN(readDecimal(trimmed)))
    return "has a decimal point, but the mapping says that numbers have a decimal comma; write all of them in one way";
  if (/^[+-]?\d{1,3}(?:,\d{3})+$/.test(trimmed))
    return 'has commas that may part thousands; write it without, or where they part decimals say so in the mapping: "table": {"decimals": "comma"}';
  if (hasDecimalComma(trimmed))
    return 'is no number with a decimal point; where its comma parts decimals, the mapping says so: "table": {"decimals": "comma"}';
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(trimmed))
    return "has commas between thousands; write the number without";
  if (/^[+-]?[\d.,]+\s*%$/.test(trimmed)) return "is a percentage; write the number alone";
  if (/^[+-]?[\d.,]+\s*(?:\/|out of|of|von|sur)\s*[\d.,]+$/i.test(trimmed))
    return "is one number out of another; write the first alone";
  if (/^[+-]?[\d.,]+\s*\p{L}/u.test(trimmed)) return "has words beside its number; write the number alone";
  return "is no number";
}
