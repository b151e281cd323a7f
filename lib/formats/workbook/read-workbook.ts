import type { FileBytes } from "@/lib/formats/file-bytes";
import type { RecordEvent } from "@/lib/formats/record";
import { type Row, TableRows } from "@/lib/formats/table-rows";
import { UnreadableFile } from "@/lib/formats/unreadable";
import { type CellsEvent, SAMPLE_ROWS, type SheetOptions, sheetShape } from "@/lib/formats/workbook/sheet-shape";
import { Workbook } from "@/lib/formats/workbook/workbook";

/** The rows of a sheet as objects, each with the number of its row as its line. */
export async function* readWorkbook(file: FileBytes, options: SheetOptions): AsyncGenerator<RecordEvent<Row>> {
  const workbook = await Workbook.open(file);
  const sample: CellsEvent[] = [];
  let table: TableRows | null = null;
  for await (const row of workbook.rows(options.sheet ?? (await onlySheet(workbook)))) {
    if (table) yield* table.read([row]);
    else if (sample.push(row) === SAMPLE_ROWS) {
      table = new TableRows(sheetShape(sample, options));
      yield* table.read(sample);
    }
    if (table?.isStopped) return;
  }
  if (!table) yield* new TableRows(sheetShape(sample, options)).read(sample);
}

async function onlySheet(workbook: Workbook): Promise<string> {
  const sheets = await workbook.filledSheets();
  const [only] = sheets;
  if (only === undefined) throw new UnreadableFile("empty-file", "the workbook has no sheet with rows");
  if (sheets.length === 1) return only;
  throw new UnreadableFile(
    "several-sheets",
    `the workbook has several sheets: ${sheets.map((name) => JSON.stringify(name)).join(", ")}; say which one to read: "table": {"sheet": ${JSON.stringify(only)}}`,
  );
}
