import type { ExampleKind } from "@/lib/formats/example";
import type { CriterionKind } from "@/lib/guideline/schema";
import type { Columns } from "./columns";
import type { ExportedExample } from "./exported";
import type { Changed, LeftOut } from "./fate";

export const CONTAINERS = ["text", "parquet"] as const;
/** The lines of text that are usual for a format, or the same rows as Parquet. */
export type Container = (typeof CONTAINERS)[number];

export interface RowOptions {
  container: Container;
  /** Key of the criterion whose decided answer makes the record; for formats that need one. */
  target?: string;
  /** Keys of the criteria that are scales, in the order of the guideline. */
  scales?: readonly string[];
  /** Which decided answers make a response one to learn: from this point of a scale, or these options. */
  desirable?: string;
  /** Formulas neutralised for spreadsheet programs, or each cell exactly as stored. */
  csv: "safe" | "exact";
  /** Where a file cannot tell them apart, whether it holds answers at first showings (unless said) or at repeats. */
  showing?: "first" | "repeat";
}

/** The rows that an example makes, with how they differ from what the example holds; or why it makes none. */
export type Outcome = { records: readonly object[]; changed?: readonly Changed[] } | LeftOut;

/** What LLaMA-Factory's `dataset_info.json` says of a file, beside its name. */
export type DatasetInfo = Readonly<Record<string, unknown>>;

/** One way to write a dataset. */
export interface ExportFormat {
  name: string;
  title: string;
  /** One line: what the file is for. */
  help: string;
  ending: "csv" | "ndjson" | "jsonl";
  /** The kinds of example that it can hold. */
  kinds: readonly ExampleKind[];
  /** Made for training: refused for evaluation data that is not marked as a seed. */
  isTraining: boolean;
  /** The kinds of criterion whose decided answer makes the record, if any; `isOptional` where the format can do without. */
  target?: { kinds: readonly CriterionKind[]; isOptional?: true };
  /** Needs to be told which decided answers are to be learned, unless the criterion is a preference. */
  asksDesirable?: true;
  /** Its records hold no response, or what was said of the imported ones though no target says so: they cannot carry others. */
  noOtherResponses?: true;
  /** Fewest records that the target takes. */
  least?: number;
  datasetInfo?: DatasetInfo;
  columns(options: RowOptions): Columns;
  /** What becomes of an example. Depends on nothing else, so that it can be asked for one row. */
  outcome(row: ExportedExample, options: RowOptions): Outcome;
}

/** How the files of a format end, and what they are called on the way. */
export function fileOf({ ending }: Pick<ExportFormat, "ending">, container: Container) {
  return container === "parquet" ? FILES.parquet : FILES[ending];
}

export const FILES = {
  csv: { ending: "csv", contentType: "text/csv; charset=utf-8" },
  ndjson: { ending: "ndjson", contentType: "application/x-ndjson; charset=utf-8" },
  jsonl: { ending: "jsonl", contentType: "application/jsonl; charset=utf-8" },
  parquet: { ending: "parquet", contentType: "application/vnd.apache.parquet" },
} as const;
