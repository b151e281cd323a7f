import type { ExampleKind } from "@/lib/formats/example";
import type { CriterionKind } from "@/lib/guideline/schema";
import type { ExportedExample } from "./exported";
import type { Tally } from "./tally";

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
