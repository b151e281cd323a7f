import type { ExportFormat, Outcome, RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import type { Changed, LeftOut, Warning } from "./fate";

/** What becomes of one example in a format: written as it is, written with changes, or left out. */
export type Fate =
  | { fate: "written"; records: readonly object[] }
  | { fate: "changed"; reasons: readonly Changed[]; records: readonly object[] }
  | { fate: "left-out"; reason: LeftOut };

/** The rules of a format for one row, without writing it. */
export function fateOf(format: ExportFormat, row: ExportedExample, options: RowOptions): Fate {
  const outcome = format.outcome(row, options);
  if (typeof outcome === "string") return { fate: "left-out", reason: outcome };
  const { records, changed = [] } = outcome;
  return changed.length === 0
    ? { fate: "written", records }
    : { fate: "changed", reasons: [...new Set(changed)], records };
}

/** What a writer wrote, changed and left out. Deterministic for equal input, so that it can stand in a manifest. */
export class Tally {
  /** Examples that the file is about. */
  examples = 0;
  /** Rows of a table or lines of JSON. */
  records = 0;
  readonly changed: Partial<Record<Changed, number>> = {};
  readonly leftOut: Partial<Record<LeftOut, number>> = {};
  readonly #labels = new Set<unknown>();

  leave(reason: LeftOut): void {
    this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
  }

  /** Counts an outcome; answers its records. */
  count(outcome: Outcome): readonly object[] {
    if (typeof outcome === "string") {
      this.leave(outcome);
      return [];
    }
    this.examples++;
    this.records += outcome.records.length;
    for (const how of new Set(outcome.changed)) this.changed[how] = (this.changed[how] ?? 0) + 1;
    for (const record of outcome.records) if ("kto_tag" in record) this.#labels.add(record.kto_tag);
    return outcome.records;
  }

  /** What is wrong with the file as a whole, by what was counted so far. */
  warnings({ least = 0 }: Pick<ExportFormat, "least">): Warning[] {
    return [
      ...(this.records < least ? (["too-few"] as const) : []),
      ...(this.#labels.size === 1 ? (["one-sided"] as const) : []),
    ];
  }
}
