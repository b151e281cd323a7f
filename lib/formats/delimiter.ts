import type { Delimiter } from "@/lib/formats/csv-cells";
import { CsvSplitter } from "@/lib/formats/csv-splitter";

const SAMPLE_RECORDS = 50;

/**
 * Where several delimiters cut every row alike, the rarer in prose and numbers wins: "1,5;2,5" has decimal commas.
 * A space is taken only when nothing else works, because most texts contain spaces, and only for a table with numbers.
 */
const PREFERENCE: readonly Delimiter[] = ["\t", ";", "|", ",", " "];

export interface SniffedTable {
  /** The comma when the sample has a single column. */
  delimiter: Delimiter;
  /** Share of the first records that this delimiter cuts into as many cells as the first; 0 for a single column. */
  share: number;
  /** The first records of the sample, cut with it. */
  records: string[][];
}

/** A sample as it is cut by a known delimiter. */
export function cutSample(sample: Uint8Array, isComplete: boolean, delimiter: Delimiter): SniffedTable {
  const { records, refused } = recordsOf(sample, delimiter, isComplete);
  return { delimiter, share: consistency(records, refused), records };
}

/** Finds the delimiter of a CSV sample; `isComplete` says that the sample is the whole file. */
export function sniffDelimiter(sample: Uint8Array, isComplete: boolean): SniffedTable {
  let best: SniffedTable = { ...cutSample(sample, isComplete, ","), share: 0 };
  for (const delimiter of PREFERENCE) {
    const table = cutSample(sample, isComplete, delimiter);
    const isPlausible = delimiter !== " " || (table.share === 1 && hasNumbers(table.records));
    if (table.share > best.share && isPlausible) best = table;
  }
  return best;
}

/** The first records, and how many beside them could not be cut: a wrong delimiter meets quotes where there can be none. */
function recordsOf(sample: Uint8Array, delimiter: Delimiter, isComplete: boolean) {
  const splitter = new CsvSplitter(delimiter);
  const records: string[][] = [];
  let refused = 0;
  for (const event of splitter.push(sample)) {
    if ("value" in event) records.push(event.value);
    else refused += 1;
    if (records.length === SAMPLE_RECORDS) return { records, refused };
  }
  if (!isComplete && records.length > 0) return { records, refused };
  for (const event of splitter.end()) {
    if ("value" in event) records.push(event.value);
    else refused += 1;
  }
  return { records, refused };
}

function consistency(records: readonly string[][], refused: number): number {
  const width = records[0]?.length ?? 1;
  return width > 1 ? records.filter((cells) => cells.length === width).length / (records.length + refused) : 0;
}

/** Whether a column holds nothing but numbers, below the first record at least. */
function hasNumbers(records: readonly string[][]): boolean {
  const rows = records.length > 1 ? records.slice(1) : records;
  const [first = []] = rows;
  return first.some((_, column) => rows.every((cells) => /^-?\d+(?:\.\d+)?$/.test(cells[column] ?? "")));
}
