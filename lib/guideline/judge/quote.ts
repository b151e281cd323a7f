import { codePointLength } from "@/lib/core/text/code-points";
import { isRecord } from "@/lib/formats/fields";

export type FoundSpans =
  | { ok: true; spans: { start: number; end: number; label: unknown }[] }
  | { ok: false; message: string };

/**
 * The stretches of a text that a judge quoted, `{quote, occurrence, label}` with occurrences counted from 1, as offsets in Unicode
 * code points, end exclusive. Occurrences may overlap: "aa" occurs twice in "aaa". Refused when a quotation is not found as often as
 * it says.
 */
export function findQuotes(quotes: unknown, text: string): FoundSpans {
  if (!Array.isArray(quotes)) return { ok: false, message: "give a list of {quote, occurrence, label}" };
  const spans: { start: number; end: number; label: unknown }[] = [];
  for (const [index, item] of quotes.entries()) {
    if (!isRecord(item) || typeof item.quote !== "string" || item.quote === "") {
      return { ok: false, message: `quotation ${index + 1} has no quote` };
    }
    const at = placeOf(text, item.quote, item.occurrence ?? 1);
    if (at === null) {
      return { ok: false, message: `quotation ${index + 1} does not stand in the text: ${item.quote.slice(0, 80)}` };
    }
    const start = codePointLength(text.slice(0, at));
    spans.push({ start, end: start + codePointLength(item.quote), label: item.label });
  }
  return { ok: true, spans };
}

function placeOf(text: string, quote: string, occurrence: unknown): number | null {
  if (typeof occurrence !== "number" || !Number.isInteger(occurrence) || occurrence < 1) return null;
  let at = -1;
  for (let n = 0; n < occurrence; n++) {
    at = text.indexOf(quote, at + 1);
    if (at === -1) return null;
  }
  return at;
}
