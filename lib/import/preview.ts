import type { Container } from "@/lib/formats/detect";
import { withoutBom } from "@/lib/formats/encoding";
import type { ExampleKind } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import { splitterFor } from "@/lib/formats/open-records";
import type { RecordEvent, RecordPosition } from "@/lib/formats/record";
import { TableRows } from "@/lib/formats/table-rows";
import { headFromUtf16 } from "@/lib/formats/utf16";
import { type CellsEvent, sheetShape } from "@/lib/formats/workbook/sheet-shape";
import type { Criterion } from "@/lib/guideline/schema";
import { addLeftOut, type LeftOutCounts } from "@/lib/jobs/left-out";
import type { AnnotationMapping } from "./annotation-mapping";
import type { AnnotationRow } from "./annotation-row";
import { readValue } from "./annotation-value";
import type { TableOptions } from "./columns";
import { containerOf, withoutMissing } from "./container";
import type { ExampleMapping } from "./mapping-schema";
import { examplesOf, type ReadExample } from "./read-examples";
import { labelReader } from "./read-labels";
import { type TableHints, tableHints } from "./table-hints";

/** Records that are judged; a table of short rows holds thousands in its beginning. */
export const MOST_RECORDS = 200;

/** What was read of a file to show what will come of it. */
export type PreviewFile =
  /** The beginning of a text file, at most as much as the import judges it by. */
  | { head: Uint8Array; isComplete: boolean; fileName?: string }
  /** The first rows of each sheet of a workbook that holds any. */
  | { sheets: { name: string; rows: CellsEvent[] }[] }
  /** The first records of a Parquet file. */
  | { records: RecordEvent[]; isWhole: boolean }
  | { problem: string };

/** How a file holds its records, as the forms say it. */
export type FileContainer =
  | Container
  | { container: "workbook"; sheets: string[]; sheet: string; header: boolean; start?: number }
  | { container: "parquet" };

export type FilePreview =
  | {
      ok: true;
      container: FileContainer;
      columns: string[];
      events: RecordEvent[];
      isWhole: boolean;
      hints: TableHints;
      /** The user's word on how the file is to be read, with the sheet that is shown. */
      table: TableOptions | undefined;
    }
  | { ok: false; message: string };

/** Reads the beginning of a file as the import will read it. A record that is cut off by the end of the head is left out. */
export function previewFile(file: PreviewFile, table?: TableOptions): FilePreview {
  if ("problem" in file) return { ok: false, message: file.problem };
  if ("sheets" in file) return previewSheet(file.sheets, table);
  if ("records" in file) return shown({ container: "parquet" }, file.records, file.isWhole, table);
  const container = containerOf(file, table);
  if (!container.ok) return { ok: false, message: container.message };
  const splitter = splitterFor(container);
  const events: RecordEvent[] = [];
  const take = (more: Iterable<RecordEvent>) => {
    for (const event of more) if (events.push(event) === MOST_RECORDS) return;
  };
  take(splitter.push(withoutBom(headFromUtf16(file.head))));
  if (file.isComplete && events.length < MOST_RECORDS) take(splitter.end());
  return shown(container, events, file.isComplete && events.length < MOST_RECORDS, table);
}

function previewSheet(sheets: { name: string; rows: CellsEvent[] }[], table: TableOptions | undefined): FilePreview {
  const sheet = sheets.find(({ name }) => name === table?.sheet) ?? sheets[0];
  if (!sheet) return { ok: false, message: "the workbook has no sheet with rows" };
  const { header, start } = sheetShape(sheet.rows, table ?? {});
  const events = [...new TableRows({ header, start, isRagged: true }).read(sheet.rows)];
  const names = sheets.map(({ name }) => name);
  const said = names.length > 1 ? { ...table, sheet: sheet.name } : table;
  const container = { container: "workbook" as const, sheets: names, sheet: sheet.name, header, start };
  return shown(container, events.slice(0, MOST_RECORDS), events.length < MOST_RECORDS, said);
}

function shown(
  container: FileContainer,
  read: readonly RecordEvent[],
  isWhole: boolean,
  table: TableOptions | undefined,
): FilePreview {
  const missing = new Set(table?.missing);
  const events = read.map((event) => withoutMissing(event, missing));
  return { ok: true, container, columns: columnsOf(events), events, isWhole, hints: tableHints(read), table };
}

/** The names of the fields of the records, in the order in which they occur first. */
function columnsOf(events: readonly RecordEvent[]): string[] {
  const names = new Set<string>();
  for (const event of events) {
    if ("value" in event && isRecord(event.value)) for (const name of Object.keys(event.value)) names.add(name);
  }
  return [...names];
}

/** Records as examples, or why not, by line. */
export function previewExamples(
  events: readonly RecordEvent[],
  options: { mapping?: ExampleMapping; kind?: ExampleKind },
): ReadExample[] {
  return events.flatMap((event) => examplesOf(event, options));
}

/** A label as it will be stored, when the example is known. */
export interface PreviewLabel extends AnnotationRow {
  read: unknown;
}

export interface LabelsPreview {
  /** What the mapping names and the file does not have: it would be refused at once. */
  problem: string | null;
  events: RecordEvent<PreviewLabel>[];
  leftOut: LeftOutCounts;
}

/** Records as labels on these criteria, or why not, by line. Whether the examples exist is seen only when it is imported. */
export function previewLabels(
  events: readonly RecordEvent[],
  mapping: AnnotationMapping,
  criteria: readonly Criterion[],
): LabelsPreview {
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const reader = labelReader(
    events.flatMap((event) => ("value" in event ? [event.value] : [])),
    mapping,
    criteria,
  );
  const read = events.flatMap((event) => reader.read(event));
  return {
    problem: reader.problem(),
    events: read.flatMap((event): RecordEvent<PreviewLabel>[] => {
      if ("leftOut" in event) return [];
      return "error" in event ? [event] : [previewLabel(event, event.value, byKey)];
    }),
    leftOut: addLeftOut(...read.flatMap((event) => ("leftOut" in event ? [{ [event.leftOut]: 1 }] : []))),
  };
}

function previewLabel(
  { line, row: sheetRow }: RecordPosition,
  row: AnnotationRow,
  criteria: ReadonlyMap<string, Criterion>,
): RecordEvent<PreviewLabel> {
  const place = { line, row: sheetRow };
  const criterion = criteria.get(row.criterion);
  if (!criterion) {
    const message = `the pinned guideline version has no criterion ${row.criterion}; it has ${[...criteria.keys()].join(", ")}`;
    return { ...place, error: { code: "unknown-criterion", message, field: "criterion" } };
  }
  const checked = readValue(criterion, row.value, { decimals: row.decimals });
  if (checked.ok) return { ...place, value: { ...row, read: checked.value } };
  const message = `${row.criterion}: ${checked.message}, not ${JSON.stringify(row.value)}`;
  return { ...place, error: { code: "invalid-value", message, field: "value" } };
}
