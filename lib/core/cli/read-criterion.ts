import { InputError } from "@/lib/core/cli/input-error";
import { type LongFormRow, readLongForm } from "@/lib/core/cli/read-long-form";

/** The rows of one criterion of a file; without a choice the file may have only one. */
export async function readCriterion(file: string, chosen: string | undefined): Promise<LongFormRow[]> {
  const rows: LongFormRow[] = [];
  for await (const row of readLongForm(file)) {
    if (chosen !== undefined) {
      if (row.criterion === chosen) rows.push(row);
      continue;
    }
    const first = rows[0];
    if (first !== undefined && row.criterion !== first.criterion) {
      const problem = `a second criterion (${JSON.stringify(row.criterion)} after ${JSON.stringify(first.criterion)})`;
      throw new InputError(row.line, "criterion", problem, "Choose one with --criterion");
    }
    rows.push(row);
  }
  return rows;
}
