import { InputError } from "@/cli/input-error";
import { type LongFormRow, readLongForm } from "@/cli/read-long-form";

/** The rows of one criterion; without a choice there may be only one. */
export async function* rowsOfCriterion(
  rows: AsyncIterable<LongFormRow>,
  chosen: string | undefined,
): AsyncGenerator<LongFormRow> {
  let first: string | null | undefined;
  for await (const row of rows) {
    if (chosen !== undefined) {
      if (row.criterion === chosen) yield row;
      continue;
    }
    if (first === undefined) first = row.criterion;
    if (row.criterion !== first) {
      const problem = `a second criterion (${JSON.stringify(row.criterion)} after ${JSON.stringify(first)})`;
      throw new InputError(row.line, "criterion", problem, "Choose one with --criterion");
    }
    yield row;
  }
}

/** The same of a file, all at once. */
export async function readCriterion(file: string, chosen: string | undefined): Promise<LongFormRow[]> {
  const rows: LongFormRow[] = [];
  for await (const row of rowsOfCriterion(readLongForm(file), chosen)) rows.push(row);
  return rows;
}
