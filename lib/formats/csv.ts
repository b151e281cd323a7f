import type { Delimiter } from "@/lib/formats/csv-cells";
import { CsvSplitter } from "@/lib/formats/csv-splitter";
import type { RecordEvent, Splitter } from "@/lib/formats/record";
import { type Row, TableRows, type TableShape } from "@/lib/formats/table-rows";

export interface CsvOptions extends TableShape {
  delimiter: Delimiter;
}

/** The rows of a CSV file as objects. */
export class CsvReader implements Splitter<Row> {
  readonly #cells: CsvSplitter;
  readonly #table: TableRows;

  constructor(options: CsvOptions) {
    this.#cells = new CsvSplitter(options.delimiter);
    this.#table = new TableRows(options);
  }

  get isStopped(): boolean {
    return this.#table.isStopped;
  }

  push(chunk: Uint8Array): Generator<RecordEvent<Row>> {
    return this.#table.read(this.#cells.push(chunk));
  }

  end(): Generator<RecordEvent<Row>> {
    return this.#table.read(this.#cells.end());
  }
}
