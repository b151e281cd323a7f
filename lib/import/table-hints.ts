import { isRecord } from "@/lib/formats/fields";
import { hasDecimalComma, looksMissing, readDecimal } from "@/lib/formats/numbers";
import type { RecordEvent } from "@/lib/formats/record";

/** What in a file may mean something else than it says, so that the person is asked. Nothing of it is guessed. */
export interface TableHints {
  /** Words that may stand for a missing value, as they are written, each with the columns in which it stands. */
  missing: { word: string; columns: string[] }[];
  /** Columns of numbers of which some have a comma. */
  decimalComma: string[];
}

const MOST_WORDS = 20;

export function tableHints(events: readonly RecordEvent[]): TableHints {
  const cells = new Map<string, string[]>();
  for (const event of events) {
    if ("error" in event || !isRecord(event.value)) continue;
    for (const [column, value] of Object.entries(event.value)) {
      if (typeof value !== "string" || value.trim() === "") continue;
      const known = cells.get(column);
      if (known) known.push(value.trim());
      else cells.set(column, [value.trim()]);
    }
  }
  const missing = new Map<string, Set<string>>();
  for (const [column, texts] of cells)
    for (const text of texts) if (looksMissing(text)) missing.set(text, (missing.get(text) ?? new Set()).add(column));
  return {
    missing: [...missing].slice(0, MOST_WORDS).map(([word, columns]) => ({ word, columns: [...columns] })),
    decimalComma: [...cells].filter(([, texts]) => isDecimalComma(texts)).map(([column]) => column),
  };
}

function isDecimalComma(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => !looksMissing(text));
  return numbers.some(hasDecimalComma) && numbers.every((text) => !Number.isNaN(readDecimal(text, "comma")));
}
