import type { ExampleKind } from "@/lib/formats/example";
import type { CriterionKind } from "@/lib/guideline/schema";
import type { ExportedExample } from "./exported";

export interface WriteOptions {
  tally: Tally;
  /** Key of the criterion whose decided answer makes the record; for formats that need one. */
  target?: string;
  /** Formulas neutralised for spreadsheet programs, or each cell exactly as stored. */
  csv: "safe" | "exact";
  /** Where a file cannot tell them apart, whether it holds answers at first showings (unless said) or at repeats. */
  showing?: "first" | "repeat";
}

/** One way to write a dataset. */
export interface ExportFormat {
  name: string;
  title: string;
  /** One line: what the file is for. */
  help: string;
  ending: "csv" | "ndjson" | "jsonl";
  contentType: string;
  /** The kinds of example that it can hold. */
  kinds: readonly ExampleKind[];
  /** Made for training: refused for evaluation data that is not marked as a seed. */
  isTraining: boolean;
  /** The kind of criterion whose decided answer makes the record. */
  target?: CriterionKind;
  /** Pieces of the file, in order. Holds one example at a time. */
  write(rows: AsyncIterable<ExportedExample>, options: WriteOptions): AsyncIterable<string>;
}

/** Why an example is not in a file. */
export const LEFT_OUT_WORDS = {
  excluded: "excluded by a curator",
  "other-kind": "of another kind",
  "bad-example": "called a bad example by a reviewer",
  "not-a-seed": "not marked as a seed for training data",
  undecided: "not decided",
  tie: "decided as a tie",
} as const;
export type LeftOut = keyof typeof LEFT_OUT_WORDS;

/** What a writer wrote and what it left out. Deterministic for equal input, so that it can stand in a manifest. */
export class Tally {
  /** Examples that the file is about. */
  examples = 0;
  /** Rows of a table or lines of JSON. */
  records = 0;
  readonly leftOut: Partial<Record<LeftOut, number>> = {};

  leave(reason: LeftOut): void {
    this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
  }
}
