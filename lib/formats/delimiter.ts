import { DELIMITERS, type Delimiter } from "@/lib/formats/csv-cells";
import { CsvSplitter } from "@/lib/formats/csv-splitter";
import { hasNumbers, type SampleRecord, usualWidth } from "@/lib/formats/table-start";

const SAMPLE_RECORDS = 50;

/**
 * Where several delimiters cut every row alike, the rarer in prose and numbers wins: "1,5;2,5" has decimal commas.
 * A space is taken only when nothing else works, because most texts contain spaces, and only for a table with numbers.
 */
const PREFERENCE: readonly Delimiter[] = ["\t", ";", "|", ",", " "];

/** The beginning of a file that may be a table. */
export interface TableSample {
  head: Uint8Array;
  /** Whether that is the whole file. */
  isComplete: boolean;
  /** Whether the file is called a table: then titles may stand above it. */
  isTable: boolean;
}

export interface SniffedTable {
  /** The comma when the sample has a single column. */
  delimiter: Delimiter;
  /** Share of the first records that this delimiter cuts into as many cells as the first (in a table: as most); 0 for a single column. */
  share: number;
  /** The first records of the sample, cut with it. */
  records: SampleRecord[];
}

/** What the first line of a file says to spreadsheet programs: `sep=;`. */
export function saidDelimiter(head: Uint8Array): Delimiter | undefined {
  const said = /^"?sep=(.)"?[ \t]*(?:[\r\n]|$)/i.exec(Buffer.from(head.subarray(0, 20)).toString("latin1"))?.[1];
  return DELIMITERS.find((delimiter) => delimiter === said);
}

/** A sample as it is cut by a known delimiter. */
export function cutSample(sample: TableSample, delimiter: Delimiter): SniffedTable {
  const { records, refused } = recordsOf(sample, delimiter);
  return { delimiter, share: consistency(records, refused, sample.isTable), records };
}

/** Finds the delimiter of a table. */
export function sniffDelimiter(sample: TableSample): SniffedTable {
  let best: SniffedTable = { ...cutSample(sample, ","), share: 0 };
  for (const delimiter of PREFERENCE) {
    const table = cutSample(sample, delimiter);
    const isPlausible = delimiter !== " " || (table.share === 1 && hasNumbers(below(table.records)));
    if (table.share > best.share && isPlausible) best = table;
  }
  return best;
}

function below(records: readonly SampleRecord[]): (readonly string[])[] {
  return (records.length > 1 ? records.slice(1) : records).map(({ cells }) => cells);
}

/** The first records, and how many beside them could not be cut: a wrong delimiter meets quotes where there can be none. */
function recordsOf({ head, isComplete }: TableSample, delimiter: Delimiter) {
  const splitter = new CsvSplitter(delimiter);
  const records: SampleRecord[] = [];
  let refused = 0;
  for (const event of splitter.push(head)) {
    if ("value" in event) records.push({ line: event.line, cells: event.value });
    else refused += 1;
    if (records.length === SAMPLE_RECORDS) return { records, refused };
  }
  if (!isComplete && records.length > 0) return { records, refused };
  for (const event of splitter.end()) {
    if ("value" in event) records.push({ line: event.line, cells: event.value });
    else refused += 1;
  }
  return { records, refused };
}

function consistency(records: readonly SampleRecord[], refused: number, isTable: boolean): number {
  const widths = records.map(({ cells }) => cells);
  const width = isTable ? usualWidth(widths) : (widths[0]?.length ?? 1);
  return width > 1 ? widths.filter(({ length }) => length === width).length / (widths.length + refused) : 0;
}
