import { decidedPreference } from "@/lib/formats/export/decided";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";

/**
 * Settled preferences as `{id, prompt, chosen, rejected}`, one per line: the preferred response against each of the
 * others. Examples whose preference is not settled, or settled as a tie, give nothing.
 */
export function preferenceJsonl(rows: AsyncIterable<ExampleRow>, options: TrainingOptions): AsyncGenerator<string> {
  return writeRows(rows, (row) => jsonLines(...toPairs(row, options)));
}

function toPairs(row: ExampleRow, options: TrainingOptions): object[] {
  const decided = decidedPreference(row, options);
  if (!decided || row.example.kind !== "preference") return [];
  const { id, prompt, system } = row.example;
  return decided.others.map((other) => ({
    id,
    system,
    prompt,
    chosen: decided.chosen.text,
    rejected: other.text,
    chosen_model: decided.chosen.model,
    rejected_model: other.model,
    strength: decided.strength,
  }));
}
